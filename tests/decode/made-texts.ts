/** Sentences of our own, by language, and the charsets the language was written in on the web. */
export interface MadeText {
  readonly language: string;
  readonly charsets: readonly string[];
  readonly sentences: readonly string[];
}

export const MADE_TEXTS: readonly MadeText[] = [
  {
    language: 'Russian',
    charsets: ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866'],
    sentences: [
      'Вчера я наконец починил старый велосипед, который стоял в сарае с прошлой осени.',
      'Кто-нибудь знает, где сейчас можно купить хорошую краску для лодки?',
      'Мне кажется, что проще поменять цепь целиком, чем искать одно звено.',
      'Согласен с предыдущим сообщением: сначала проверьте провода, потом уже ругайте двигатель.',
      'Спасибо всем за советы, завтра попробую и обязательно напишу, что получилось.',
      'На фотографии видно, как вода поднялась почти до самого крыльца.',
      'Объясните, пожалуйста, зачем нужен ещё один подшипник, если этот цел?',
    ],
  },
  {
    language: 'Ukrainian',
    charsets: ['windows-1251', 'koi8-u'],
    sentences: [
      'Учора ми їздили до лісу по гриби, але знайшли тільки кілька сироїжок.',
      'Чи хтось пробував робити вулики власноруч, без готових креслень?',
      'Мій дід завжди казав, що найкращий мед буває з гречки та липи.',
      'Дякую за відповідь, тепер зрозуміло, чому інструмент так швидко тупиться.',
      'Якщо є зайва рамка, то я охоче її візьму і завтра ж приїду.',
    ],
  },
  {
    language: 'Bulgarian',
    charsets: ['windows-1251'],
    sentences: [
      'Вчера най-после завърших покрива на малката къща до реката.',
      'Някой знае ли откъде се купуват здрави въжета за лодката?',
      'Съгласен съм, че първо трябва да се провери колко е дълбока водата.',
      'Благодаря ви за съветите, утре ще опитам и ще пиша какво се е получило.',
      'Не разбирам защо всички хвалят тази боя, при мен се олющи за един месец.',
    ],
  },
  {
    language: 'Greek',
    charsets: ['windows-1253', 'iso-8859-7'],
    sentences: [
      'Χθες τελείωσα επιτέλους το βάψιμο της βάρκας και τώρα περιμένω να στεγνώσει.',
      'Ξέρει κανείς πού μπορώ να βρω καλό ξύλο για το κατάστρωμα;',
      'Συμφωνώ με τον προηγούμενο, πρώτα πρέπει να ελέγξεις τα καλώδια.',
      'Ευχαριστώ πολύ για τις συμβουλές, αύριο θα δοκιμάσω και θα σας πω.',
      'Δεν καταλαβαίνω γιατί χρειάζεται και δεύτερη στρώση αν η πρώτη κράτησε.',
    ],
  },
  {
    language: 'Hebrew',
    charsets: ['windows-1255', 'iso-8859-8'],
    sentences: [
      'אתמול סיימתי סוף סוף לתקן את הגדר בחצר האחורית של הבית.',
      'מישהו יודע איפה אפשר לקנות צבע טוב לסירה ישנה מעץ?',
      'אני מסכים עם ההודעה הקודמת, קודם צריך לבדוק את החוטים.',
      'תודה רבה לכולם על העצות, מחר אנסה ואכתוב מה יצא.',
    ],
  },
  {
    language: 'Arabic',
    charsets: ['windows-1256', 'iso-8859-6'],
    sentences: [
      'أمس انتهيت أخيرا من إصلاح القارب القديم الذي كان في الحديقة.',
      'هل يعرف أحد أين يمكن شراء خشب جيد لهذا العمل؟',
      'أتفق مع الرسالة السابقة، يجب أولا فحص الأسلاك ثم المحرك.',
      'شكرا لكم جميعا على النصائح، غدا سوف أجرب وأكتب لكم النتيجة.',
    ],
  },
  {
    language: 'Thai',
    charsets: ['windows-874'],
    sentences: [
      'เมื่อวานผมซ่อมจักรยานคันเก่าเสร็จแล้ว ตอนนี้ขับได้ดีมาก',
      'มีใครรู้บ้างว่าจะซื้อสีทาเรือดีๆ ได้ที่ไหน',
      'ผมเห็นด้วยกับข้อความก่อนหน้า ต้องตรวจสายไฟก่อน',
      'ขอบคุณทุกคนสำหรับคำแนะนำ พรุ่งนี้จะลองทำแล้วมาเล่าให้ฟัง',
    ],
  },
  {
    language: 'Polish',
    charsets: ['windows-1250', 'iso-8859-2'],
    sentences: [
      'Wczoraj wreszcie skończyłem malować łódkę i teraz czekam, aż wyschnie.',
      'Czy ktoś wie, gdzie można kupić porządną farbę do drewna w okolicy Łodzi?',
      'Zgadzam się z przedmówcą: najpierw trzeba sprawdzić przewody, później silnik.',
      'Dziękuję wszystkim za rady, jutro spróbuję i napiszę, co z tego wyszło.',
      'Mój dziadek zawsze mówił, że najlepsze śledzie są te z beczki, a nie ze sklepu.',
    ],
  },
  {
    language: 'Czech',
    charsets: ['windows-1250', 'iso-8859-2'],
    sentences: [
      'Včera jsem konečně opravil staré kolo, které stálo ve sklepě od loňského podzimu.',
      'Neví někdo, kde se dá v okolí koupit pořádná barva na dřevo?',
      'Souhlasím s předchozím příspěvkem, nejdřív zkontrolujte dráty a pak teprve motor.',
      'Děkuji všem za rady, zítra to zkusím a určitě napíšu, jak to dopadlo.',
      'Příště bych raději vyměnil celý řetěz, než hledal jeden článek.',
    ],
  },
  {
    language: 'Hungarian',
    charsets: ['windows-1250', 'iso-8859-2'],
    sentences: [
      'Tegnap végre megjavítottam a régi biciklit, ami tavaly ősz óta a pincében állt.',
      'Tudja valaki, hol lehet a környéken jó minőségű festéket venni csónakhoz?',
      'Egyetértek az előző hozzászólóval, először a vezetékeket kell megnézni.',
      'Köszönöm mindenkinek a tanácsokat, holnap kipróbálom, és megírom, mi lett belőle.',
      'A nagyapám mindig azt mondta, hogy a legjobb méz az akácból való.',
    ],
  },
  {
    language: 'Romanian',
    charsets: ['windows-1250', 'iso-8859-2'],
    sentences: [
      'Ieri am terminat în sfârşit de vopsit barca şi acum aştept să se usuce.',
      'Ştie cineva de unde se poate cumpăra o vopsea bună pentru lemn?',
      'Sunt de acord cu mesajul dinainte: întâi trebuie verificate firele.',
      'Mulţumesc tuturor pentru sfaturi, mâine încerc şi vă scriu ce a ieşit.',
    ],
  },
  {
    language: 'Turkish',
    charsets: ['windows-1254'],
    sentences: [
      'Dün nihayet bahçedeki eski tekneyi boyadım, şimdi kurumasını bekliyorum.',
      'Bu civarda ahşap için iyi bir boya nereden alınır, bilen var mı?',
      'Önceki mesaja katılıyorum, önce kabloları kontrol etmek gerekiyor.',
      'Öneriler için herkese teşekkürler, yarın deneyip sonucu yazacağım.',
      'Dedem hep en güzel balın kestane balı olduğunu söylerdi.',
    ],
  },
  {
    language: 'French',
    charsets: ['windows-1252'],
    sentences: [
      'Hier j’ai enfin réparé le vieux vélo qui traînait à la cave depuis l’été dernier.',
      'Quelqu’un sait-il où l’on trouve une bonne peinture pour un bateau en bois ?',
      'Je suis d’accord avec le message précédent : vérifie d’abord les câbles, après le moteur.',
      'Merci à tous pour vos conseils, j’essaierai demain et je vous écrirai le résultat.',
      'Ça m’étonne que personne n’ait déjà signalé cette panne, elle est pourtant fréquente.',
    ],
  },
  {
    language: 'German',
    charsets: ['windows-1252'],
    sentences: [
      'Gestern habe ich endlich das alte Fahrrad repariert, das seit dem Frühjahr im Keller stand.',
      'Weiß jemand, wo man hier in der Nähe gute Farbe für ein Holzboot bekommt?',
      'Ich stimme dem Vorredner zu: zuerst die Kabel prüfen, dann über den Motor schimpfen.',
      'Vielen Dank für die Ratschläge, morgen probiere ich es aus und erzähle, was dabei herauskam.',
      'Mein Großvater sagte immer, der schönste Honig käme von der Linde.',
    ],
  },
  {
    language: 'Spanish',
    charsets: ['windows-1252'],
    sentences: [
      'Ayer por fin arreglé la bicicleta vieja que estaba en el sótano desde el otoño pasado.',
      '¿Alguien sabe dónde se puede comprar una buena pintura para barcos?',
      'Estoy de acuerdo con el mensaje anterior: primero hay que revisar los cables, después el motor.',
      'Muchas gracias a todos, mañana lo intentaré y contaré cómo salió.',
      'Mi abuelo decía siempre que la mejor miel es la de romero, y tenía razón.',
    ],
  },
  {
    language: 'Portuguese',
    charsets: ['windows-1252'],
    sentences: [
      'Ontem consegui finalmente consertar a bicicleta que estava no porão desde o verão.',
      'Alguém sabe onde há uma boa tinta para embarcações de madeira?',
      'Concordo com a mensagem anterior: é preciso verificar a fiação antes do motor.',
      'Obrigado pelas sugestões, amanhã vou tentar e depois conto como foi.',
      'Não entendo por que ninguém reclamou disso até hoje, é uma avaria comum.',
    ],
  },
  {
    language: 'Italian',
    charsets: ['windows-1252'],
    sentences: [
      'Ieri ho finalmente riparato la vecchia bicicletta che era in cantina da più di un anno.',
      'Qualcuno sa dov’è possibile trovare una vernice di buona qualità per la barca?',
      'Sono d’accordo con il messaggio precedente: la verità è che prima si guardano i cavi.',
      'Grazie a tutti, domani proverò e vi dirò com’è andata, perché così non può restare.',
    ],
  },
  {
    language: 'Swedish',
    charsets: ['windows-1252'],
    sentences: [
      'I går lagade jag äntligen den gamla cykeln som stått i källaren sedan i höstas.',
      'Vet någon var man kan köpa bra färg till en träbåt här i närheten?',
      'Jag håller med föregående talare: börja med kablarna, därefter motorn.',
      'Tack för alla råd, i morgon ska jag försöka och berätta hur det gick.',
    ],
  },
  {
    language: 'Danish',
    charsets: ['windows-1252'],
    sentences: [
      'I går fik jeg endelig lavet den gamle cykel, som har stået i kælderen siden efteråret.',
      'Er der nogen, der ved, hvor man køber god maling til en træbåd?',
      'Jeg er enig med den forrige: først skal ledningerne ses efter, så motoren.',
      'Tusind tak for rådene, i morgen prøver jeg og skriver, hvordan det gik på søen.',
    ],
  },
  {
    language: 'Finnish',
    charsets: ['windows-1252'],
    sentences: [
      'Eilen sain vihdoin korjattua vanhan pyörän, joka on seissyt kellarissa syksystä lähtien.',
      'Tietääkö kukaan, mistä täältä päin löytyisi hyvää maalia puuveneeseen?',
      'Olen samaa mieltä edellisen kanssa: ensin kannattaa käydä läpi johdot.',
      'Kiitän kaikkia neuvoista, huomenna kokeilen ja kerron, mitä siitä syntyi.',
    ],
  },
  {
    language: 'English',
    charsets: ['windows-1252'],
    sentences: [
      'Yesterday I finally fixed the old bike – it’s been in the cellar since “last” autumn.',
      'Does anyone know where I’d find decent paint for a wooden boat for under £20?',
      'I agree with the café owner above: check the cables first…',
      'Thanks for all the advice, I’ll try tomorrow and report back.',
    ],
  },
  {
    language: 'Japanese',
    charsets: ['shift_jis', 'euc-jp'],
    sentences: [
      '昨日やっと古い自転車を直しました。去年の秋からずっと物置に置いてあったものです。',
      '木の船に塗るペンキを買いたいのですが、どこかいい店を知っている人はいますか。',
      '前の書き込みに賛成です。まず配線を調べて、それからエンジンを見たほうがいいと思います。',
      'みなさん、アドバイスありがとうございます。明日やってみて、結果を書きます。',
      'うちの祖父は、いちばんおいしい蜂蜜はレンゲの花からとれると言っていました。',
    ],
  },
  {
    language: 'Korean',
    charsets: ['euc-kr'],
    sentences: [
      '어제 드디어 작년 가을부터 창고에 있던 낡은 자전거를 고쳤습니다.',
      '나무로 만든 배에 칠할 좋은 페인트를 어디서 살 수 있는지 아시는 분 계신가요?',
      '앞의 글에 동의합니다. 먼저 전선을 확인하고 그 다음에 엔진을 보는 것이 좋겠습니다.',
      '조언해 주신 모든 분들께 감사드립니다. 내일 해 보고 결과를 올리겠습니다.',
    ],
  },
  {
    language: 'Chinese, simplified',
    charsets: ['gb18030'],
    sentences: [
      '昨天我终于把那辆旧自行车修好了，它从去年秋天起就一直放在地下室里。',
      '有没有人知道在哪里可以买到适合木船的好油漆？',
      '我同意前面的说法，应该先检查电线，然后再看发动机有没有问题。',
      '谢谢大家的建议，明天我去试一下，回来告诉你们结果怎么样。',
      '我爷爷以前总是说，最好的蜂蜜是从山上的花里来的。',
    ],
  },
  {
    language: 'Chinese, traditional',
    charsets: ['big5'],
    sentences: [
      '昨天我終於把那輛舊腳踏車修好了，它從去年秋天起就一直放在地下室裡。',
      '有沒有人知道在哪裡可以買到適合木船的好油漆？',
      '我同意前面的說法，應該先檢查電線，然後再看引擎有沒有問題。',
      '謝謝大家的建議，明天我去試一下，回來告訴你們結果怎麼樣。',
      '我爺爺以前總是說，最好的蜂蜜是從山上的花裡來的。',
    ],
  },
];

/** A page of so many characters of text, its sentences in an order that `seed` decides. */
export function madePage(text: MadeText, length: number, seed: number): string {
  let state = seed * 2_654_435_761 + 12_345;
  const paragraphs: string[] = [];
  for (let size = 0; size < length; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const sentence = text.sentences[(state >>> 8) % text.sentences.length] ?? '';
    paragraphs.push(`<p class="post">${sentence.slice(0, length - size)}</p>`);
    size += sentence.length;
  }
  return `<html><head><title>Board</title></head><body>${paragraphs.join('\n')}</body></html>`;
}
