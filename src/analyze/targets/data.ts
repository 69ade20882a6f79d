/** Word lists of the target finder: offices, cues of kind, and words that are capitals without being names. */

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Offices and forms of address that stand before a name and are no part of it. */
export const ROLES = set(`
  president vice-president vice prime minister premier chancellor secretary secretary-general general secretarygeneral
  senator congressman congresswoman representative governor mayor ambassador envoy spokesman spokeswoman spokesperson
  judge justice king queen prince princess pope bishop archbishop cardinal reverend rabbi imam sheikh emir sultan
  captain major colonel lieutenant sergeant admiral commander commissioner director chairman chairwoman chair chief
  ceo cfo boss coach manager professor doctor dr prof mr mrs ms miss sir dame lord lady baron duke duchess
  speaker leader deputy acting former ex ex-president incumbent outgoing interim candidate councillor councilor councilman
  attorney sheriff officer inspector detective editor analyst adviser advisor commentator officials official minister ministers
  presidents senators congressmen governors lawmaker mp rep sen gov gen col sgt foreign defence defense finance interior`);

/** A role that names one person of a thread when it stands alone ("this president"). */
export const LONE_ROLES = set(`
  president premier chancellor governor mayor senator minister king queen pope judge secretary leader boss ceo coach
  manager director chairman prince princess candidate congressman congresswoman admiral colonel captain commissioner speaker`);

/** Speech verbs: their subject is a person (or an organisation that speaks). */
export const SPEECH = set(`
  said says say told tells stated states added adds announced announces claimed claims insisted insists argued argues
  warned warns urged urges explained explains replied replies responded responds noted notes declared declares admitted
  admits denied denies described describes emphasized emphasised emphasizes stressed stresses reaffirmed reminded recounted
  suggested suggests praised praises criticized criticised criticizes called calls wrote writes tweeted posted asked asks
  vowed vows promised promises accused accuses blamed blames believes believed thinks thought confirmed confirms
  remarked observed recalled demanded demands`);

export const ORGANISATION_WORDS = set(`
  party inc ltd llc plc corp corporation company group university college school institute academy bank ministry
  department council agency union court congress senate parliament assembly house army navy force forces police committee
  association foundation administration government church club fc league federation commission organisation organization
  nations news times post journal press network board authority bureau office service services society trust fund hospital
  airlines airways motors technologies systems industries holdings partners media team coalition alliance front movement
  brigade guard airport museum theatre theater brotherhood cabinet treasury exchange`);

/** Capitals that are not names. */
export const NOT_NAMES = set(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december i i'm i've i'd i'll god ok okay lol lmao wtf omg imo imho btw fyi tl dr ps edit update re fwd
  tv pc faq diy url pm am est gmt utc pst bst ad bc covid christmas easter internet`);

/** Function words and other ordinary words that begin sentences; none of them is a name on its own. */
export const ORDINARY = set(`
  a an the this that these those it its it's he she they we you your his her their our my me him them us who whom whose what
  which when where why how while whilst although though because since unless until if whether and or but nor so yet for of
  in on at by to from with without within into onto over under after before during between among against about above below
  through across along around behind beyond despite except like near off out past per than toward towards upon via as is are
  was were be been being am do does did done doing have has had having will would shall should can could may might must
  not no yes yeah yep nope never ever always often sometimes usually maybe perhaps probably possibly certainly clearly
  obviously apparently actually really just only even also too very much many more most less least few several some any all
  both each every either neither none nobody somebody anybody everybody everyone someone anyone something anything
  everything nothing here there now then today tomorrow yesterday tonight soon later again still already however therefore
  moreover furthermore meanwhile otherwise instead anyway besides indeed thus hence finally first second third last next
  one two three four five six seven eight nine ten once twice thanks thank please sorry hello hi hey well oh ah wow sure right
  wrong good bad great let lets let's don't didn't doesn't can't won't isn't aren't wasn't weren't that's there's what's who's
  he's she's they're we're you're i'm think know see look get got go going went come came make made take took give gave say
  said want need use used try keep put set new old big small long short high low own same other another such own people man
  woman men women guy guys time year years day days week month way thing things world country countries life work part
  place case point question fact problem number home house news post thread forum topic reply quote source link read full
  story report article image photo video based according following regarding given considering speaking asked told then
  unlike amid plus minus vs time times nice glad agree agreed disagree true false exactly absolutely totally correct
  nonsense rubbish hopefully unfortunately fortunately interesting interestingly frankly honestly seriously personally
  americans russians europeans congressmen senators democrat`);

/** Adjectives of peoples and regions that no country name shows. */
export const PEOPLES = set(`
  american americans british english scottish welsh irish french german germans dutch european europeans western eastern
  northern southern chinese spanish swiss greek greeks arab arabs jewish jews muslim muslims christian christians asian
  african latin nordic slavic soviet danish swedish finnish turkish turks polish poles czech thai portuguese filipino`);

/** Other names of countries, by ISO 3166 code. */
export const COUNTRY_ALIASES: readonly (readonly [string, string])[] = [
  ['US', 'u.s. us u.s.a. usa america united-states the-states'],
  ['GB', 'u.k. uk britain great-britain england'],
  ['KR', 'south-korea'],
  ['KP', 'north-korea'],
  ['CZ', 'czech-republic'],
  ['TR', 'turkey'],
  ['AE', 'uae emirates'],
  ['NL', 'holland'],
  ['MM', 'burma'],
];

/** Regions that are places and no countries. */
export const REGIONS = set(
  'europe asia africa antarctica oceania scandinavia balkans caucasus siberia arctic middle-east',
);

/** Names that look alike and are never joined by likeness alone. */
export const LOOK_ALIKES: readonly ReadonlySet<string>[] = [
  'iran iraq',
  'austria australia',
  'niger nigeria',
  'slovakia slovenia',
  'mali malawi',
  'india indiana',
  'korea crimea',
  'sweden switzerland swaziland',
  'latvia lithuania',
  'dominica dominican',
  'guinea guyana ghana',
  'mauritius mauritania',
  'zambia gambia',
  'clinton clifton',
  'johnson johnston',
  'harris harrison',
  'marshall marsh',
  'peters petersen peterson',
  'martin martinez',
  'hansen hanson',
  'anders anderson andersen',
  'morris morrison',
  'williams williamson wilson',
  'stevens stevenson',
].map(set);

/** Ordinary words that are also names: in small letters they are the word. */
export const ALSO_WORDS = set(`
  may will bush grant hope mark rose grace bill bob jack rich frank art dean drew gene max pat ray rob sandy summer will
  brown black white green gray grey stone wood woods field fields hill banks rice price love young long short page cook
  baker carter hunter mason taylor turner walker fisher archer cash chase cruz power powers law king knight bishop pope
  labour labor reform union liberal green greens time post mail sun mirror star turkey china guinea jordan chad polish
  apple amazon meta shell target gap orange visa house senate congress court party bear bank bull march august`);

/** Words between two parts of one name. */
export const NAME_LINKS = set('de van von der den bin al el la del di da dos du le ibn ter ten af of');
