/**
 * What author panes print beside a name, whatever the software: labels with their values, and ranks. One string a
 * language; forms are folded (small letters). A label stands alone above its value or before it ("Posts: 12").
 */
const LABEL_LINES: readonly string[] = [
  // en
  'posts|post|messages|message count|threads|topics|joined|join date|registered|member since|location|from|reputation|rep power|rep|age|' +
    'gender|sex|likes received|likes given|likes|like|reaction score|reactions received|reactions|points|trophy points|trophies|' +
    'best answers|solutions|articles|blog entries|images|occupation|interests|contact|website|mood|country|city|real name|' +
    'first name|name|warnings|warning level|thanks|thanked|thanks given|thanks received|thanked others|has thanked|been thanked|have thanks|karma|' +
    'mentioned|tagged|quoted|credits|cash|country flag|my system|device|car|vehicle|status|downloads|uploads|tournaments|' +
    'feedback|feedback score|solutions accepted|awards|location (town/city + country)|favorite|birthday|zodiac|post thanks / like|' +
    'thanked|upvotes|downvotes|received|number of posts|registration date|user|joined date|last online|residence|native language|' +
    'topics started|title|group|member|user id|groans|groaned at|rank|ip|mentor|steam id|aim|icq|msn|yahoo|skype|twitter|' +
    'latitude/longitude|lat/long|referrals|camera|flair|pronouns|xp|level|ratings received|profile posts|total posts',
  // de
  'beiträge|beitrag|nachrichten|themen|registriert|registriert seit|mitglied seit|anmeldungsdatum|anmeldedatum|dabei seit|wohnort|ort|' +
    'aus|bewertung|punkte|trophäen|erhaltene reaktionen|erhaltene likes|reaktionspunkte|reaktionen|reaktionswert|zustimmungen|' +
    'geschlecht|alter|bedankt|danksagungen|hat sich bedankt|danksagung erhalten|kontaktdaten|website|webseite|homepage|beruf|' +
    'hobbys|vorname|name|renommee|renommee-modifikator|artikel|blog-artikel|bilder|lösungen|karteneintrag|geburtstag|galerie-alben|' +
    'lexikoneinträge|termine|dateien|videos|likes erhalten|gefällt mir|einträge|galerie|status|stimmung|anzahl der beiträge|' +
    'alter der anmeldung|stadt|land|bundesland|standort|karma|themen gestartet|filialen|erfolge|gruppe|titel|marktplatz-bewertungen',
  // fr
  "messages|message|nombre de messages|inscription|inscrit le|inscrit|enregistré le|date d'inscription|localisation|localité|lieu|" +
    "ville|âge|sexe|réputation|points|sujets|score de réaction|a remercié|a été remercié|remercié|j'aime reçus|trophées|emploi|" +
    'loisirs|contact|site web|humeur|pays|discussions|prénom|solutions|points de trophées|membre depuis|travail|date de naissance|a aimé|' +
    'mes matériels|véhicule|état|karma',
  // es
  'mensajes|mensaje|registrado|fecha de ingreso|se unió|ingreso|miembro desde|ubicación|localización|lugar|edad|sexo|género|' +
    'reputación|puntos|temas|puntuación de reacciones|puntos de reacción|reacciones recibidas|trofeos|agradecido|ha agradecido|agradecimientos|agradecimiento recibido|' +
    'contactar|contacto|sitio web|país|ciudad|poder de reputación|likes|registrado el|posts|cantidad de envíos|fecha de inscripción|karma|' +
    'me gusta recibidos|puntos trofeo|gracias|desde|medallas|citado|mencionado',
  // it
  'messaggi|messaggio|iscritto il|iscritto dal|iscritto|registrato|registrato il|data registrazione|data di iscrizione|località|' +
    'luogo|residenza|età|sesso|reputazione|punti|discussioni|punteggio reazioni|punteggio reazione|reazioni ricevute|mi piace ricevuti|' +
    'ha ringraziato|ringraziato|sito web|città|paese|provincia|contatta|punti trofeo|umore|messaggi totali|occupazione|potenza rep|' +
    "registrato dal|trofei|mi piace|soluzioni|argomenti|data d'iscrizione|stato",
  // ru
  'сообщения|сообщений|сообщение|всего сообщений|регистрация|зарегистрирован|дата регистрации|на форуме с|откуда|адрес|город|возраст|пол|' +
    'репутация|баллы|очки|темы|симпатии|реакции|реакций|благодарил \\(а\\)|благодарил|благодарил(?:а|и)?|поблагодарили|спасибо|' +
    'поблагодарил|имя|контактная информация|страна|сайт|вес репутации|записей в дневнике|спасибо сказал(?:а|и)?|награды|решения|' +
    'мне нравится|оценка реакций|розыгрыши|лайки|автомобиль|карма|род занятий|поинты|сказал(?:а)? спасибо|баллы за реакции|' +
    'был\\(а\\) поблагодарен\\(а\\)|поблагодарили за сообщение|пригласил|уважение|позитив|провел на форуме|последний визит|из',
  // pl
  'posty|post|wiadomości|postów|dołączył|dołączyła|dołączył\\(a\\)|rejestracja|data rejestracji|zarejestrowany|skąd|lokalizacja|miejscowość|' +
    'miasto|wiek|płeć|reputacja|punkty|tematy|wątki|liczba postów|liczba wątków|punkty reakcji|wynik reakcji|podziękował|otrzymał podziękowanie|otrzymał podziękowań|' +
    'podziękowania|imię|od|polubienia|pomógł|pomogła|kontakt|lubię to|otrzymane polubienia|auto|samochód|województwo|na forum od|' +
    'napisanych postów|otrzymane reakcje|trofea|dołączenia|data dołączenia',
  // pt
  'mensagens|mensagem|posts|registrado em|registado|registrado|registro|registo|data de registro|cadastrado em|ingressou|localização|' +
    'local|cidade|idade|sexo|reputação|pontos|tópicos|pontuação de reação|pontuação de reações|reações recebidas|curtidas|agradeceu|foi agradecido|' +
    'agradecimentos|agradecimento recebido|membro desde|entrou em|afiliado em|estado|país|data de inscrição|gostos|likes recebidos|gostos recebidos|de|juntou-se|data de ingresso',
  // nl
  'berichten|bericht|lid geworden op|lid geworden|lid sinds|geregistreerd|geregistreerd op|aangemeld|aangemeld op|inschrijfdatum|' +
    'woonplaats|locatie|plaats|leeftijd|geslacht|reputatie|punten|onderwerpen|discussies|reactiescore|waarderingsscore|waardering|' +
    'heeft bedankt|is bedankt|bedankt|voornaam|topics|lid|registratiedatum|contacteer|uitgedeelde bedankjes|ontvangen bedankjes',
  // sv, da, no, cs, hu, tr, ro, fi, uk
  'inlägg|blev medlem|medlem sedan|ort|gick med|registrerad|reaktionspoäng|trådar|' +
    'indlæg|tilmeldt|tilmeldt den|meddelelser|geografisk sted|registreret|innlegg|registrert|ble medlem|bosted|sted|meldinger|reaksjonspoeng|' +
    'příspěvky|příspěvků|registrován|registrace|bydliště|zpráv|zprávy|dal poděkování|dostal poděkování|příspěvek|reputace|témat|reakční skóre|' +
    'hozzászólások|csatlakozott|üzenetek|hozzászólás|tartózkodási hely|regisztrált|' +
    'mesajlar|kayıt|katılım|katılım tarihi|kayıt tarihi|mesaj|konum|yer|tepkime puanı|konular|beğeniler|rep puanı|' +
    'mesaje|membru din|înscris|localitate|reputație|viestit|viestejä|liittynyt|paikkakunta|rekisteröitynyt|' +
    'повідомлення|повідомлень|зареєстрований|звідки|реєстрація|місто|дописи|з нами з',
];

/** Ranks that boards give by default, folded; others are learned from the page. */
const RANK_LINES: readonly string[] = [
  'member|members|new member|junior member|full member|senior member|sr. member|sr member|jr. member|jr member|hero member|well-known member|active member|' +
    'distinguished member|prominent member|major contributor|veteran member|regular member|super member|advanced member|elite member|posting freak|' +
    'newbie|guest|guests|visiting guest|unregistered|registered user|registered member|registered|moderator|moderators|global moderator|super moderator|' +
    'administrator|administrators|admin|site admin|banned|banned user|user|users|staff|staff member|staff team|founder|supporter|premium member|' +
    'contributor|vip|vip member|donor|forum donor|beginner|student|intermediate|professional|enlightened|expert|master|legend|veteran|developer|' +
    'team member|project member|beta tester|forum regular|account closed|inactive|retired|lifetime member|platinum member|gold member|silver member|addict|' +
    'former staff|smf friend|newcomer|apprentice|postaholic|thread starter|original poster|topic starter|account deleted|site supporter|licensed customer|member title',
  'mitglied|neues mitglied|aktives mitglied|erfahrenes mitglied|erfahrener benutzer|neuer benutzer|benutzer|gast|moderatorin|administratorin|' +
    'administrator|super-moderator|anfänger|fortgeschrittener|schüler|profi|meister|legende|erleuchteter|team|betreiber|gesperrt|' +
    'stammgast|kaiser|könig|jungspund|routinier|foren-ass|foren gott|aufsteiger|haudegen|grünschnabel|tripel-as|doppel-as|eroberer|' +
    'neuling|urgestein|experte|ehrenmitglied|registrierter benutzer|bekanntes mitglied|sehr aktives mitglied|benutzer gesperrt|inaktiv',
  'membre|nouveau membre|membre actif|membre confirmé|membre junior|membre senior|invité|modérateur|modératrice|administrateur|administratrice|' +
    'membre régulier|membre du club|banni|nouveau|habitué|accro|pilier|fondateur|administrateur du site|membre éclairé|membre expert|membre habitué|membre averti|membre chevronné',
  'miembro|nuevo miembro|miembro activo|miembro senior|miembro junior|invitado|moderador|administrador|usuario|usuario registrado|baneado|forero|novato|colaborador|miembro conocido|nuevo',
  'membro|nuovo membro|utente|nuovo utente|utente attivo|utente registrato|moderatore|amministratore|ospite|bannato|membro attivo|membro senior|membro junior|staff|utente junior|utente senior|utente normale',
  'новичок|участник|активный участник|постоянный участник|местный|гость|модератор|администратор|супермодератор|пользователь|' +
    'заблокирован|старожил|завсегдатай|ветеран|эксперт|бывалый|прохожий|новый пользователь|активный пользователь|забанен|проверенный|свой|гуру|мастер|продвинутый|опытный|известный участник|команда форума',
  'użytkownik|nowy użytkownik|stały bywalec|gość|moderator|bywalec|zbanowany|zasłużony|nowicjusz|zarejestrowany|aktywny użytkownik|użytkownik forum|aktywny|nowy|początkujący|doświadczony|znawca',
  'membro|novo membro|membro ativo|membro sênior|usuário|convidado|moderador|banido|utilizador|iniciante|veterano|novato|visitante|usuário registrado|membro júnior|super moderador',
  'lid|nieuw lid|actief lid|gast|beheerder|gebruiker|bekend lid|vast lid|forumlid|erelid|ervaren lid|geverifieerd lid|geregistreerd lid|banned',
  'medlem|ny medlem|aktiv medlem|gäst|gæst|host|člen|nováček|moderátor|administrátor|uživatel|új tag|tag|moderátor|üye|yeni üye|aktif üye|yönetici|jäsen|membru|membru nou|учасник|новачок|гість|tecrübeli üye',
];

const LABELS = LABEL_LINES.join('|');

/** A label with its value on one line, or a label alone; group `value` is what stands behind the colon. */
export const PANE_LABEL = new RegExp(`^(?:${LABELS}) ?[:：] ?(?<value>.{0,70})$|^(?:${LABELS})$`, 'iu');

export const RANKS: ReadonlySet<string> = new Set(RANK_LINES.flatMap((line) => line.split('|')));

/** Counts and days that stand alone in a pane ("23,243", "Aug 2004", "0 Post(s)"). */
export const PANE_FIGURE =
  /^(?:-?\d{1,3}(?:[., \u00a0]?\d{3}){0,2}(?:[.,]\d+)?[kKmM+%]?|\d{1,6} (?:post|thread|time|message)\(?s?\)?|n\/a|[*★☆•]{1,8}|[-–—])$/u;
