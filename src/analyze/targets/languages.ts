import { plainName } from './fold.js';

/** Small closed classes of nine languages, as plain words (no marks, small letters). */
export type Reading = 'en' | 'de' | 'es' | 'fr' | 'it' | 'nl' | 'pl' | 'pt' | 'ru';

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/).map(plainName));

/** Words that tell a language and begin sentences without being names. English has its own, longer list in data.ts. */
export const FUNCTION_WORDS: ReadonlyMap<Reading, ReadonlySet<string>> = new Map([
  [
    'en',
    set(`the a an of to in is are was were be been it its this that and or but not for with on at by from as he she they
    we you i his her their my your have has had will would can could should do does did there here what who when why how
    if so than then just all about up out no yes`),
  ],
  [
    'de',
    set(`der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen keiner mit von zu
    zum zur im in am an auf aus bei beim nach vor seit für über unter durch gegen ohne um als wie wenn weil dass ob ich du
    er sie es wir ihr mich dich ihn uns euch mir dir ihm ihnen mein dein sein seine seiner seinen seinem ihre ihren ihrem
    ihrer unser unsere euer ist sind war waren bin bist sei wird werden wurde wurden hat haben hatte hatten kann können
    konnte muss müssen musste soll sollen sollte will wollen wollte darf auch noch nur schon sehr so da dann denn doch hier
    dort jetzt heute gestern morgen immer nie wieder mal was wer wo warum wieso welche welcher welches dieser diese dieses
    diesen jeder jede jedes alle alles viele viel mehr man leider natürlich ja nein danke bitte hallo ohne also bereits
    vielleicht endlich laut trotz während wegen zwar gerade einfach ganz genau gar nichts niemand jemand etwas beide wen
    wem bis außerdem deshalb darum trotzdem jedoch sonst schließlich übrigens arbeiten kaum fast gut schlecht neues erst
    zuerst zwei drei richtig falsch völlig echt wirklich irgendwann damals dafür dagegen entweder weder ansonsten allerdings dazu dabei davon damit daher dadurch danach davor hiermit somit zudem
    laß lass lasst schau schaut schaue geh gehe nimm gib sag mach macht machen kein weniger mehr aktuelle neue alte ganze
    gute gutes guter schöne schöner schönes mehrere einige andere bestimmte jedenfalls sowieso übrigens ebenso`),
  ],
  [
    'es',
    set(`el la los las un una unos unas y e o u pero no de del al a en con por para sin sobre entre desde hasta hacia
    según que qué quien quién quienes cuando cuándo donde dónde como cómo porque por si sí se le les lo me te nos os mi tu
    su sus mis tus nuestro nuestra yo tú él ella ello ellos ellas usted ustedes nosotros es son era eran fue fueron ser ha
    han había hay está están estaba muy más menos ya también tampoco nunca siempre nada nadie todo todos toda todas mucho
    muchos muchas poco pocos este esta esto estos estas ese esa eso esos esas aquel aquella ahora hoy ayer mañana antes
    después luego aquí allí así entonces además gracias hola bueno pues claro ojalá cada otro otra algo alguien ningún
    ninguna mientras aunque sino creo pienso opino estoy tengo dice vergüenza basta ni solo sólo hace`),
  ],
  [
    'fr',
    set(`le la les un une des du de d' l' et ou mais ne pas plus n' que qu' qui quoi dont où quand comment pourquoi
    parce car si se s' ce c' cet cette ces ça cela celui celle ceux je j' tu il elle on nous vous ils elles me m' te t' lui
    leur leurs mon ton son ma ta sa mes tes ses notre votre nos vos est sont était étaient être été a ont avait avoir ai as
    avec sans pour par sur sous dans en à au aux chez vers entre depuis pendant avant après contre selon très trop bien
    aussi encore toujours jamais rien personne tout tous toute toutes même déjà ici là alors donc enfin puis hier
    aujourd'hui demain maintenant merci bonjour oui non peut-être faut peut doit va vont fait quel quelle quels quelles
    chaque autre beaucoup peu moins vivement heureusement malheureusement arrêtez franchement bref voilà quant lorsque
    puisque tandis dès malgré`),
  ],
  [
    'it',
    set(`il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel
    nella nei nelle con su sul sulla per tra fra e ed o ma non che chi cui cosa quando dove come perché se si mi ti ci vi
    ne lui lei noi voi loro io tu mio mia tuo tua suo sua suoi sue nostro nostra vostro è sono era erano sia essere stato
    stata ha hanno aveva ho hai abbiamo più meno molto molti molte poco tanto troppo anche ancora già mai sempre niente
    nulla nessuno tutto tutti tutta tutte questo questa questi queste quel quello quella quelli ora oggi ieri domani poi
    prima dopo qui qua lì là così allora dunque quindi però invece infatti secondo grazie ciao sì no bene male forse
    purtroppo peccato brava bravo favore senza contro mentre ogni altro altra qualche nemmeno neanche solo può deve`),
  ],
  [
    'nl',
    set(`de het een en of maar niet geen van voor met door over onder bij naar uit op in aan om te tot tegen zonder tussen
    tijdens na als dan dat die dit deze wie wat waar wanneer waarom hoe omdat want dus ik jij je u hij zij ze wij we jullie
    hem haar hun ons mij me mijn jouw zijn onze is was waren ben bent wordt worden werd heeft hebben had hadden kan kunnen
    kon moet moeten zal zullen zou wil willen mag ook nog al wel niets niemand iets iemand alles alle veel meer minder zeer
    heel erg nooit altijd vaak weer hier daar er nu toen gisteren vandaag morgen gewoon eigenlijk volgens onzin mensen laat
    bedankt hallo ja nee goed slecht helaas natuurlijk elke ieder iedereen andere eerst zelf`),
  ],
  [
    'pl',
    set(`i a o u w z we ze na do od po za przed przez przy pod nad dla bez oraz ale lub albo czy że żeby gdy gdzie kiedy
    jak co kto dlaczego czemu bo więc nie tak jest są był była było byli będzie będą być ma mają miał miała to ten ta te ci
    tego tej tym tych temu ja ty on ona ono my wy oni one mnie mi cię go mu jej ją ich im się sobie mój moja twój jego
    nasz wasz swój już jeszcze tylko też także nigdy zawsze nic nikt wszystko wszyscy każdy bardzo więcej mniej tu tam
    teraz dziś dzisiaj wczoraj jutro potem zdaniem według dzięki proszę cześć tak może chyba niestety oczywiście znam
    wierzę ufam myślę firma panie pan pani inny zdjęcia moim skoro jeśli jeżeli`),
  ],
  [
    'pt',
    set(`o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às por pelo pela para com sem sobre entre
    desde até e ou mas não que quem quando onde como porque porquê se me te lhe lhes nos vos eu tu ele ela eles elas nós
    você vocês meu minha teu seu sua seus suas nosso nossa é são era eram foi foram ser está estão estava há tem têm tinha
    ter muito muita muitos mais menos já também nunca sempre nada ninguém tudo todo todos toda todas este esta isto esse
    essa isso aquele aquela agora hoje ontem amanhã depois antes aqui ali lá assim então obrigado obrigada olá sim bom
    pois claro cada outro outra algo alguém segundo só ainda concordo acho sem contra enquanto embora durante falta`),
  ],
  [
    'ru',
    set(`и в во не на я он она оно они мы вы ты с со что как то а но по из у за от о об для к ко до при без под над про
    через между же бы ли если или да нет это этот эта эти того этого так там тут здесь где когда почему зачем кто чей
    какой какая какие меня мне мной его её ей им их нас нам вас вам тебя тебе себя мой моя твой свой свою наш ваш был была
    было были есть будет будут быть нужно надо можно нельзя уже ещё только тоже также никогда всегда ничего никто все всё
    весь вся каждый очень больше меньше сейчас сегодня вчера завтра потом теперь просто даже вот ведь лишь ну спасибо
    привет конечно может должен должна должны компания фирма завод город опять наверное кажется хотя потому пока`),
  ],
]);

/** Before a name: it is likely a place. */
export const PLACE_PREPOSITIONS: ReadonlyMap<Reading, ReadonlySet<string>> = new Map([
  ['en', set('in at near inside throughout across outside around')],
  ['de', set('in nach aus bei')],
  ['es', set('en desde hacia')],
  ['fr', set('à')],
  ['it', set('a ad in')],
  ['nl', set('in naar uit te')],
  ['pl', set('w we do z ze koło')],
  ['pt', set('em')],
  ['ru', set('в во из под')],
]);

/** Before a noun; in German a noun after one of these is an ordinary noun unless other signs say a name. */
export const GERMAN_DETERMINERS = set(`
  der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines mein meine meinen
  meinem meiner dein deine deinen sein seine seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere unseren unserem
  unserer euer eure dieser diese dieses diesen diesem jeder jede jedes jeden jedem jener welche welcher welches alle aller
  allen viele vieler vielen wenige einige mehrere manche beide zwei drei vier fünf sechs sieben acht neun zehn genug mehr
  weniger im am zum zur vom beim ins ans aufs ums was`);

/** Verbs of speech: their subject speaks. Word beginnings, so that forms need not be listed. */
export const SPEECH_STEMS: ReadonlyMap<Reading, RegExp> = new Map([
  [
    'de',
    /^(?:sag(?:t|te|en|ten)|erklart|erklarte|behaupte(?:t|te)|fordert|forderte|warnt|warnte|kritisiert\p{L}*|kundigt\p{L}*|spricht|sprach|schweigt|meint|meinte|nennt|nannte|betont\p{L}*|verspricht|versprach|redet|lugt|log)$/u,
  ],
  [
    'es',
    /^(?:di(?:ce|jo|cen|jeron)|afirm\p{L}+|asegur\p{L}+|declar\p{L}+|pid(?:e|io)|explic\p{L}+|critic\p{L}+|anunci\p{L}+|neg[oó]|niega|prometi\p{L}+|advirti\p{L}+|miente|mintio)$/u,
  ],
  [
    'fr',
    /^(?:dit|disait|affirm\p{L}+|assur\p{L}+|declar\p{L}+|expliqu\p{L}+|critiqu\p{L}+|annonc\p{L}+|demand\p{L}+|promet|refuse|confirm\p{L}+|ment|nie|repet\p{L}+)$/u,
  ],
  [
    'it',
    /^(?:dice|disse|detto|afferm\p{L}+|dichiar\p{L}+|spieg\p{L}+|chied\p{L}+|critic\p{L}+|annunci\p{L}+|promett?\p{L}+|sostien\p{L}+|nega|mente|sbaglia)$/u,
  ],
  [
    'nl',
    /^(?:zegt|zei|stelt|stelde|vindt|vond|verklaar\p{L}+|waarschuw\p{L}+|belooft|beloofde|noemt|noemde|liegt|loog|twijfelt|eist|eiste)$/u,
  ],
  [
    'pl',
    /^(?:mowi\p{L}*|powiedzia\p{L}+|twierdzi\p{L}*|oglosi\p{L}+|oswiadczy\p{L}+|zapowiedzia\p{L}+|krytyk\p{L}+|obieca\p{L}+|kłamie|klamie|milczy|zapewni\p{L}*)$/u,
  ],
  [
    'pt',
    /^(?:di(?:z|sse|zem|sseram)|afirm\p{L}+|declar\p{L}+|explic\p{L}+|critic\p{L}+|anunci\p{L}+|pedi[ua]?|prometeu|nega|negou|mente|mentiu)$/u,
  ],
  [
    'ru',
    /^(?:сказал\p{L}*|заявил\p{L}*|говорит|сообщил\p{L}*|считает|утвержда\p{L}+|обеща\p{L}+|пообеща\p{L}+|предупре\p{L}+|врет|соврал\p{L}*|отметил\p{L}*|молчит|призвал\p{L}*|требует)$/u,
  ],
]);

/** Offices and forms of address of the other languages, as plain words; they stand before a name and are no part of it. */
export const FOREIGN_ROLES = set(`
  präsident präsidentin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin kanzler kanzlerin
  bundeskanzler bundeskanzlerin ministerin kulturminister kulturministerin außenminister außenministerin innenminister
  finanzminister finanzministerin verteidigungsminister ministerpräsident ministerpräsidentin landrat landrätin intendant
  intendantin vorstand chef chefin trainer trainerin herr herrn frau professorin direktor direktorin abgeordneter
  abgeordnete sprecher sprecherin pfarrer könig königin kaiser generalsekretär generalsekretärin staatssekretär senatorin
  presidente presidenta alcalde alcaldesa ministro ministra primer concejal concejala abogado abogada gobernador
  gobernadora diputado diputada señor señora don doña doctora rey reina jefe jefa entrenador entrenadora profesor
  profesora director directora portavoz
  président présidente maire ministre préfet préfète premier première directeur directrice monsieur madame mademoiselle
  mme mlle m député députée sénateur sénatrice roi reine avocat avocate ingénieur ingénieure professeur porte-parole curé
  sindaco sindaca onorevole preside signor signora avvocato direttore direttrice presidentessa dottor dottoressa
  professoressa senatore senatrice deputato deputata assessore assessora cancelliere governatore re regina allenatore
  wethouder burgemeester voorzitter voorzitster staatssecretaris meneer mevrouw dhr mevr koning koningin directeur
  trainster kamerlid gedeputeerde woordvoerder woordvoerster
  wojewoda prezydent premier burmistrz wójt starosta dyrektor dyrektorka minister ministra poseł posłanka senator
  marszałek pan pani pana panu panem profesor doktor ksiądz biskup król królowa prezes rzecznik rzeczniczka trener radny
  radna komendant
  prefeito prefeita vereador vereadora diretor diretora presidente ministro ministra deputado deputada governador
  governadora senhor senhora doutor doutora professor professora rei rainha treinador
  президент президента президенту президентом мэр мэра мэру губернатор губернатора губернатору министр министра министру
  премьер директор директора депутат депутата сенатор господин госпожа глава генерал полковник тренер профессор доктор
  король королева адвокат`);

/** Words of organisations in the other languages, as plain words. */
export const FOREIGN_ORGANISATIONS = set(`
  ag gmbh kg ev verein partei verband gewerkschaft stiftung theater stadttheater museum universität hochschule schule
  krankenhaus bank zeitung rundfunk ministerium rathaus kirche gesellschaft genossenschaft sv sc tsv vfb fsv
  sindicato partido ayuntamiento fundación universidad hospital banco asociación empresa ministerio real club
  groupe société syndicat parti mairie fondation université hôpital banque association compagnie entreprise ministère
  cooperativa fondazione sindacato partito comune università ospedale banca associazione società azienda ministero
  stichting vereniging vakbond partij gemeente ziekenhuis universiteit ministerie bedrijf bv nv
  fundacja partia stowarzyszenie urząd szpital uniwersytet związek spółka ministerstwo klub
  fundação associação universidade câmara hotéis companhia empresa ministério clube sa sl srl spa sarl
  партия союз фонд компания завод университет больница министерство банк клуб`);

/** Words directly before a name that say it is an organisation ("Firma Budomost", "компания …"). */
export const SAYS_ORGANISATION = set(`
  company firm publisher maker operator supplier club team firma unternehmen verlag konzern hersteller empresa compañía
  cadena entreprise société enseigne ditta azienda catena bedrijf onderneming fabrikant spółka koncern rede cadeia
  компания компании фирма фирмы концерн`);

/** Words directly before a name that say it is a place. */
export const SAYS_PLACE = set(`
  city town village river lake mount mountain island port county province region valley harbour harbor district state
  republic kingdom stadt dorf fluss insel gemeinde ciudad pueblo río provincia ville village fleuve île région città paese
  fiume isola stad dorp rivier eiland miasto wieś rzeka cidade vila rio ilha praia город деревня река остров область`);
