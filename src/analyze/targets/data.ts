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
  engineer curator attorney sheriff officer inspector detective editor analyst adviser advisor commentator officials official minister ministers
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
  rovers wanderers rangers athletic images studios pictures records press books
  airlines airways motors ferries railways railway gmbh ag steel marine foods energy shipping radio herald gazette tribune chronicle union grid
  airlines airways motors technologies systems industries holdings partners media team coalition alliance front movement
  brigade guard airport museum theatre theater brotherhood cabinet treasury exchange`);

/** Capitals that are not names. */
export const NOT_NAMES = set(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december i i'm i've i'd i'll god ok okay lol lmao wtf omg imo imho btw fyi tl dr ps edit update re fwd
  tv pc faq diy url pm am est gmt utc pst bst jst cet cest edt pdt ist ad bc covid christmas easter internet`);

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
  unlike amid amidst plus minus vs time times nice glad agree agreed disagree true false exactly absolutely totally correct
  nonsense rubbish hopefully unfortunately fortunately interesting interestingly frankly honestly seriously personally
  americans russians europeans congressmen senators democrat`);

/** Adjectives of peoples and regions that no country name shows. */
export const PEOPLES = set(`
  american americans british english scottish welsh irish french german germans dutch european europeans western eastern
  northern southern chinese spanish swiss greek greeks arab arabs jewish jews muslim muslims christian christians asian
  republican democratic african latin nordic slavic soviet danish swedish finnish turkish turks polish poles czech thai portuguese filipino`);

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
  ['CI', 'ivory-coast'],
  ['VA', 'vatican'],
  ['kyiv', 'kyiv kiev kyjiv'],
  ...['washington', 'canberra', 'ottawa', 'wellington', 'ankara', 'new-delhi', 'beijing', 'bern', 'brasilia'].map(
    (city): [string, string] => [city, city],
  ),
  ...['abuja', 'pretoria', 'islamabad', 'hanoi', 'the-hague', 'rabat', 'jerusalem', 'dodoma', 'naypyidaw'].map(
    (city): [string, string] => [city, city],
  ),
];

/** Regions that are places and no countries. */
export const REGIONS = set(`
  europe asia africa antarctica oceania scandinavia balkans caucasus siberia arctic middle-east eastern-europe
  western-europe central-asia north-america south-america latin-america atlantic pacific mediterranean baltic adriatic`);

/** States of the United States, Germany and Austria and parts of the United Kingdom: a small closed class, named like countries in discussions. */
export const STATES = set(`
  alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
  kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
  new-hampshire new-jersey new-mexico new-york north-carolina north-dakota ohio oklahoma oregon pennsylvania rhode-island
  south-carolina south-dakota tennessee texas utah vermont west-virginia wisconsin wyoming scotland wales
  northern-ireland bayern hessen sachsen thuringen brandenburg niedersachsen nordrhein-westfalen rheinland-pfalz saarland
  schleswig-holstein sachsen-anhalt mecklenburg-vorpommern baden-wurttemberg tirol karnten steiermark salzburg vorarlberg
  burgenland`);

/** Cities of the runtime's time zones whose names are as often persons or words. */
export const ALSO_CITIES = set(
  'wake midway easter center troll casey davis palmer nome knox nelson chatham rosario regina dawson marengo vincennes winamac vevay',
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

/** Acronyms of units, technique and chat: nobody's name, and no body. */
export const ACRONYMS = set(`
  gb mb kb tb gib mib kib ghz mhz khz hz kw kwh mw rpm mph kmh mpg psi cpu cpus gpu gpus apu ram rom ssd hdd nvme os api apis
  http https html css js ts php sql url urls uri xml json csv pdf jpg jpeg png gif mp usb hdmi vga dvi lcd led leds oled crt
  hd uhd hdr dvd dvds cd cds dvr dns ip ips tcp udp ssh ssl tls vpn vps lan wan wlan wifi dsl isdn sim sms mms gps rfid nfc
  ui ux gui cli ide sdk npm id ids uuid guid pin qr faq faqs diy op ot tbd tba rip asap aka iirc afaik imho fwiw ymmv tia hth
  iow btw nsfw tldr irl dm dms pm pms pov eta etc rsvp vip ceo cfo cto hr pr ai ml iot vr ar kpi roi seo sem gdp vat
  pc pcs tv tvs ac dc ev evs suv suvs rv atm dna rna hiv aids adhd iq lgbt lgbtq ny nyc wc bbq ok oem diy psu mobo bios uefi
  fps rpg mmo npc pvp pve dlc gg afk usd eur gbp btc eth nft etf ira apr ytd fyi eod np sp ss hp mp xp`);

/** Ordinary words that are also names: in small letters they are the word. */
export const ALSO_WORDS = set(`
  joy faith victor christian charity prudence patience summer ivy violet ruby pearl jade amber crystal robin
  may will bush grant hope mark rose grace bill bob jack rich frank art dean drew gene max pat ray rob sandy summer will
  brown black white green gray grey stone wood woods field fields hill banks rice price love young long short page cook
  baker carter hunter mason taylor turner walker fisher archer cash chase cruz power powers law king knight bishop pope
  labour labor reform union liberal green greens time post mail sun mirror star turkey china guinea jordan chad polish
  apple amazon meta shell target gap orange visa house senate congress court party bear bank bull march august`);

/** Words between two parts of one name. */
export const NAME_LINKS = set(
  'de van von der den bin al el la del di da dos du le ibn ter ten af of das do des della dalla zu zum y e bint abu ben',
);

/** Links that begin a name of their own: "van der Harrow", "al-Haddad", also where no first name stands before. */
export const OPENING_LINKS = set('van von de di da du del della al el bin ibn ben abu ter ten zu');

/** Ordinary words that also stand in names: with a capital inside a sentence, beside another capital, part of one. */
export const IN_NAMES = set(
  'new old great first second third world people day house home work free big small long high low post news story times time place number good own year women men three',
);

/** Words that open sentences before a verb or a name without being names: common nouns, verbs of command, adverbs. */
export const OPENERS = set(`
  tell ask leave call vote read watch remember imagine consider compare bring send show stop start blame write ban boycott
  fire sign pay buy sell build save vote wait poor dear hello money talks trains birds fish masks costs prices taxes rules
  votes voters citizens neighbours neighbors workers members fans police media critics experts reporters journalists
  students teachers doctors drivers children kids parents folks guys girls boys nothing typical maybe kudos welcome
  congratulations congrats bravo rumour rumor rumours rumors sources reports details background summary conclusion
  source opinion comment comments question answer answers example note warning updated breaking exclusive shooter
  visitors record interview expert did does maintaining cooperation support diplomacy democracy history science religion
  politics business traffic weather water food music football season spring summer autumn winter everyone anyone someone
  government governments politicians leaders ministers bosses owners employees residents locals tourists customers
  engineers lawyers scientists researchers soldiers troops forces rebels protesters strikers passengers pensioners
  allow expect enjoy avoid add remove check try find follow click choose select open close change turn run install
  download upload use using learn start finish return move put pull push drop pick grab hold hang cut fix repair replace
  clean cook bake mix stir serve draw paint design print scan wrap wash dry fill mount drive ride walk travel fly visit
  meet join invite help support offer order shop rent lend borrow spend earn win lose play sing dance listen hear watching
  rewatch reread rewrite regards greetings yours sincerely nope sadly luckily firstly secondly thirdly lastly
  oddly basic simple single double full empty best worst better worse nice fine cool hot cold warm bad red blue
  weekly daily monthly yearly annual official former latest modern ancient popular public private local national global
  own buyers sellers users owners lovers haters skeptics believers beginners admins mods moderators everybody
  screenshots screenshot photos pictures files folder settings options features error errors list lists menu button
  lately recently apparently supposedly concluding allegedly evidently presumably basically literally mostly partly
  neither whoever whatever whichever wherever whenever anyhow somehow nowhere elsewhere alright cheers
  trust hate love like respect support believe fear expect suppose guess wish hope doubt bet`);

/** Words of companies: what stands before them is the company's own name, and may stand for it. */
export const COMPANY_WORDS = set(`
  inc ltd llc plc corp corporation company group gmbh ag kg se sa nv bv spa srl sarl oy ab motors airlines airways ferries
  steel technologies systems industries holdings partners media marine foods energy pharma shipping logistics software`);

/** Words inside names of places, in several languages, as plain words. */
export const PLACE_WORDS = set(`
  villa park lake mount river street avenue road bridge bay island islands valley square castle port cape beach forest
  creek falls harbour harbor mountain mountains desert peninsula strasse platz brucke allee rue mont lac pont calle plaza
  avenida monte rio puerto isla lago piazza ponte straat plein gracht ulica plac most praca rua ilha saint sainte san santa
  santo st sankt улица площадь озеро`);

/** Seats and bodies of power that are named like places. */
export const SEATS = set(
  'kremlin pentagon capitol westminster bundestag bundesrat sejm duma knesset riksdag storting folketing whitehall brexit',
);
