/**
 * How often letters outside ASCII stand in running text, for telling charsets apart by their bytes. Shares need not be
 * exact: the right charset wins by several nats a letter. Numbers are per mille of all letters, from published letter
 * counts of each language; a language lists only what ASCII lacks.
 */
export interface Letters {
  readonly language: string;
  /** `letter share letter share …`; shares in per mille of all letters. Capitals are derived. */
  readonly shares: string;
  /** Charsets this language was written in, by WHATWG name. */
  readonly charsets: readonly string[];
  /** Whether words are Latin letters with some of these among them, or made of these alone. */
  readonly latin: boolean;
}

const CYRILLIC = ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'ibm866'];
const CENTRAL = ['windows-1250', 'iso-8859-2'];
const WESTERN = ['windows-1252'];

export const LETTERS: readonly Letters[] = [
  {
    language: 'Russian',
    latin: false,
    charsets: CYRILLIC,
    shares:
      'о 110 е 85 а 80 и 74 н 67 т 63 с 55 р 47 в 45 л 44 к 35 м 32 д 30 п 28 у 26 я 20 ы 19 ь 17 г 17 з 16 б 16 ч 14 й 12 х 10 ж 9 ш 7 ю 6 ц 5 щ 4 э 3 ф 3 ъ 0.4 ё 0.4',
  },
  {
    language: 'Ukrainian',
    latin: false,
    charsets: ['windows-1251', 'koi8-u', 'iso-8859-5', 'ibm866'],
    shares:
      'о 94 а 83 н 68 и 62 і 57 в 55 т 52 е 46 р 46 с 40 к 37 л 36 у 34 д 34 м 32 п 29 я 22 з 22 ь 18 г 16 б 15 ч 14 й 13 х 12 ц 8 ю 8 ж 8 ї 7 є 6 щ 6 ш 6 ф 3 ґ 0.1',
  },
  {
    language: 'Bulgarian',
    latin: false,
    charsets: ['windows-1251', 'iso-8859-5', 'ibm866'],
    shares:
      'а 121 и 89 о 87 е 82 т 78 н 69 р 52 с 51 в 44 л 37 к 36 д 32 п 29 м 24 з 22 я 16 ъ 16 г 15 б 14 у 13 ч 13 щ 6 ж 6 ц 7 ш 6 й 6 х 6 ф 3 ю 1 ь 0.2',
  },
  {
    language: 'Serbian',
    latin: false,
    charsets: ['windows-1251', 'iso-8859-5'],
    shares:
      'а 118 и 95 о 92 е 89 н 57 р 51 с 50 т 46 ј 43 у 42 д 37 к 36 в 36 м 34 л 33 п 28 з 17 г 17 б 15 ш 10 ч 10 ц 8 њ 7 х 7 ж 6 ћ 6 љ 5 ђ 3 ф 2 џ 0.5',
  },
  {
    language: 'Greek',
    latin: false,
    charsets: ['windows-1253', 'iso-8859-7'],
    shares:
      'α 101 τ 79 ο 78 ε 69 ι 62 ν 64 σ 40 ρ 41 π 41 κ 40 μ 33 η 48 υ 38 λ 27 ς 36 ό 20 ί 26 ά 22 έ 17 ή 16 γ 17 δ 17 ω 15 χ 11 θ 11 φ 8 ύ 9 β 7 ώ 8 ξ 4 ζ 3 ψ 1',
  },
  {
    language: 'Hebrew',
    latin: false,
    charsets: ['windows-1255', 'iso-8859-8'],
    shares:
      'י 110 ה 109 ו 104 ל 74 א 63 ר 56 ב 47 ת 50 ש 44 מ 46 ם 26 נ 28 ע 32 ד 26 ח 25 ק 21 פ 17 כ 27 ט 12 ג 13 ס 15 צ 12 ן 11 ז 13 ך 8 ף 2 ץ 1',
  },
  {
    language: 'Arabic',
    latin: false,
    charsets: ['windows-1256', 'iso-8859-6'],
    shares:
      'ا 131 ل 112 ي 63 م 59 و 57 ن 54 ر 45 ت 43 ه 36 ب 35 ع 33 د 29 ف 27 ق 25 س 25 ة 25 ك 21 أ 20 ح 20 ج 12 ش 9 ص 9 ى 8 خ 8 إ 8 ط 8 ذ 6 ث 6 ض 5 غ 4 ز 6 ء 4 ئ 3 ظ 2 آ 2 ؤ 1 ، 8 ؟ 3 گ 2 پ 2 چ 1 ک 2 ژ 0.3',
  },
  {
    language: 'Thai',
    latin: false,
    charsets: ['windows-874'],
    shares:
      'า 70 น 62 ร 58 อ 52 ก 49 เ 45 ง 42 ม 38 ย 36 ว 33 ่ 62 ้ 50 ั 40 ี 35 ท 33 ล 32 ส 30 ด 29 ต 28 ิ 28 ค 27 ห 26 ์ 14 บ 22 ป 22 แ 20 จ 19 ะ 24 ไ 20 พ 18 ใ 14 ช 14 โ 10 ื 16 ุ 15 ู 14 ข 16 ำ 10 ็ 12 ถ 9 ผ 8 ศ 7 ณ 4 ธ 6 ญ 4 ๆ 4 ซ 5 ฟ 3 ภ 3 ษ 3 ฉ 2 ฐ 2 ฝ 1',
  },
  { language: 'Polish', latin: true, charsets: CENTRAL, shares: 'ł 18 ę 11 ą 10 ó 8.5 ż 8.3 ś 6.6 ć 4 ń 2 ź 0.6' },
  {
    language: 'Czech',
    latin: true,
    charsets: CENTRAL,
    shares: 'á 22 í 28 é 13 ě 15 ý 10 č 10 ž 10 š 8 ř 11 ů 6 ú 1 ň 0.7 ť 0.4 ď 0.4 ó 0.3',
  },
  {
    language: 'Slovak',
    latin: true,
    charsets: CENTRAL,
    shares: 'á 19 í 10 é 9 ý 11 č 11 ž 9 š 9 ľ 4 ť 6 ú 9 ň 2 ô 2 ó 1 ď 1 ä 1 ĺ 0.1 ŕ 0.1',
  },
  { language: 'Hungarian', latin: true, charsets: CENTRAL, shares: 'é 35 á 34 ó 11 ö 8 ő 9 í 6.5 ú 6.5 ü 6 ű 3' },
  { language: 'Romanian', latin: true, charsets: CENTRAL, shares: 'ă 30 ş 15 ţ 10 î 14 â 9' },
  { language: 'Croatian', latin: true, charsets: CENTRAL, shares: 'č 11 š 10 ć 8 ž 6 đ 2' },
  { language: 'Turkish', latin: true, charsets: ['windows-1254'], shares: 'ı 51 ş 18 ü 19 ç 12 ğ 11 ö 8 İ 2 â 0.3' },
  {
    language: 'Lithuanian',
    latin: true,
    charsets: ['windows-1257'],
    shares: 'ė 16 ų 14 š 13 ž 8 ą 7 į 6 č 4 ū 4 ę 2',
  },
  {
    language: 'Latvian',
    latin: true,
    charsets: ['windows-1257'],
    shares: 'ā 40 ī 20 ē 17 š 8 ū 6 ņ 5 ļ 4 ž 2 č 1 ķ 1 ģ 1',
  },
  {
    language: 'French',
    latin: true,
    charsets: WESTERN,
    shares: 'é 19 à 5 è 3.5 ê 2.5 ç 1 ô 0.6 î 0.5 û 0.6 ù 0.6 â 0.6 œ 0.3 ë 0.1 ï 0.1',
  },
  { language: 'German', latin: true, charsets: WESTERN, shares: 'ü 10 ä 6 ö 4.5 ß 3 é 0.1' },
  {
    language: 'Spanish',
    latin: true,
    charsets: WESTERN,
    shares: 'ó 8.3 í 7.3 á 5 é 4.3 ñ 3.1 ú 1.7 ü 0.1 ¿ 0.6 ¡ 0.5 º 0.2 ª 0.2',
  },
  {
    language: 'Portuguese',
    latin: true,
    charsets: WESTERN,
    shares: 'ã 8 ç 6 é 6 á 5 ê 4 í 4 ó 3 õ 2 ú 2 à 1.5 â 1 ô 0.8 º 0.2 ª 0.2',
  },
  { language: 'Italian', latin: true, charsets: WESTERN, shares: 'è 6 à 5 ò 2.5 ù 2 ì 2 é 1.2' },
  { language: 'Swedish', latin: true, charsets: WESTERN, shares: 'ä 18 å 13 ö 13 é 0.3' },
  { language: 'Danish', latin: true, charsets: WESTERN, shares: 'å 12 ø 9.4 æ 8.7 é 0.5' },
  { language: 'Finnish', latin: true, charsets: WESTERN, shares: 'ä 36 ö 4.5 å 0.1' },
  {
    language: 'Icelandic',
    latin: true,
    charsets: WESTERN,
    shares: 'ð 44 á 18 í 16 þ 15 ó 10 æ 9 ö 8 é 6.5 ú 6 ý 2.3',
  },
  // An English text with signs, and with names and words from everywhere around.
  {
    language: 'English',
    latin: true,
    charsets: WESTERN,
    shares:
      'é 6 è 3 à 3 ç 2 ê 1 ô 1 î 0.4 â 0.7 û 0.5 ü 5 ö 6 ä 6 ß 1 ñ 3 á 4 í 4 ó 4 ú 3 ã 2 õ 1 å 4 ø 3 æ 3 ð 1 þ 1 ý 1 ï 1 ë 1 œ 0.3 ì 1 ò 1 ù 1 ž 0.3 š 0.3 £ 4 ½ 2 ² 2 ³ 1 µ 1 × 1 ¼ 0.5 ¾ 0.5 ÷ 0.3 ¢ 0.5 ¥ 0.3 ¹ 0.3 ¨ 0.2 ¬ 0.2 ¶ 0.3 ¦ 0.2 ¯ 0.2 ¸ 0.1 ¿ 0.3 ¡ 0.3',
  },
];

/** Signs of print every language uses, in per mille of letters. */
export const SIGNS =
  '“ 1 ” 1 ‘ 0.5 ’ 2 – 1 — 1 … 1 « 1 » 1 „ 0.5 € 0.3 ° 0.3 § 0.1 © 0.3 ® 0.1 ™ 0.1 • 0.5 \u00a0 4 № 0.2 · 0.3 ´ 0.2 ‹ 0.1 › 0.1 ± 0.1 ¤ 0.02';

/** Characters of a script of thousands, most frequent first, and the charset it was written in. */
export interface Ideograms {
  readonly language: string;
  readonly charsets: readonly string[];
  /** Most frequent first; they make up `covered` of a text. */
  readonly frequent: string;
  readonly covered: number;
  /** The rest of the script, as ranges of code points. */
  readonly others: readonly (readonly [from: number, to: number])[];
}

const CJK_SIGNS = '，。、！？：；（）“”《》…';

export const IDEOGRAMS: readonly Ideograms[] = [
  {
    language: 'Chinese, simplified',
    charsets: ['gb18030'],
    covered: 0.72,
    others: [[0x4e00, 0x9fa5]],
    frequent: `的${CJK_SIGNS.slice(0, 3)}一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年${CJK_SIGNS.slice(3)}过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运吧吗呢啊谢楼版主`,
  },
  {
    language: 'Chinese, traditional',
    charsets: ['big5'],
    covered: 0.72,
    others: [[0x4e00, 0x9fa5]],
    frequent: `的${CJK_SIGNS.slice(0, 3)}一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年${CJK_SIGNS.slice(3)}過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運吧嗎呢啊謝樓版主`,
  },
  {
    language: 'Japanese',
    charsets: ['shift_jis', 'euc-jp'],
    covered: 0.78,
    others: [
      [0x4e00, 0x9fa5],
      [0x3041, 0x30fe],
    ],
    frequent:
      'のにはをたがでてと、。しれさいるなあすもかこまりうっらよくだけそきえちせんーわめつどみばおや「」じゃねべ・ョげょろびごぶほむへひぐュッふずアイウトンスルリラクシドレジタマカロコサテフデプッムィメキナバパニオエグブ日人一大本年中出会時国上生分行事見前気間思言何今手自者場合目方的地私話',
  },
  {
    language: 'Korean',
    charsets: ['euc-kr'],
    covered: 0.8,
    others: [[0xac00, 0xd7a3]],
    frequent:
      '이다는에의을가고하지로를은도기한어사리나인서시대자아해니것수있그라게들만정일부전보여주요스으면안과오장구원제무비상동우생공조세거저모내야었았습네데없말러마방분신연경성적선발용산계실화학관물회문식단음할된되했입년월때더거든와까든소호치미교유중반국명위간재행불현질체형급당려려처',
  },
];
