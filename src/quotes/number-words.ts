/** Number words of a language: `base` with their values, `tens` and `units` that are written together as one word. */
interface Counting {
  /** "value: forms", separated by commas; several forms by spaces. */
  readonly base: string;
  /** How tens and units grow together: "fünfundzwanzig" is `unit und ten`, "venticinque" `ten unit`. */
  readonly joined?: { readonly order: 'unit-ten' | 'ten-unit'; readonly by: readonly string[] };
  /** Forms of 1 inside joined words. */
  readonly one?: string;
}

/** Words that are common in another of the languages ("to", "fire", "due", "sei") are left out: a form has no language. */
const COUNTING: Readonly<Record<string, Counting>> = {
  en: {
    base: '0:zero,2:two,3:three,4:four,5:five,6:six,7:seven,8:eight,9:nine,10:ten,11:eleven,12:twelve dozen,13:thirteen,14:fourteen,15:fifteen,16:sixteen,17:seventeen,18:eighteen,19:nineteen,20:twenty,30:thirty,40:forty,50:fifty,60:sixty,70:seventy,80:eighty,90:ninety,100:hundred hundreds,1000:thousand thousands,1e6:million millions,1e9:billion billions,1e12:trillion trillions,0.5:half,2:second,3:third thirds,4:fourth,5:fifth,6:sixth,7:seventh,8:eighth,9:ninth,10:tenth,11:eleventh,12:twelfth,20:twentieth,0.25:quarter',
  },
  de: {
    base: '0:null,2:zwei zwo,3:drei,4:vier,5:fünf,6:sechs,7:sieben,8:acht,9:neun,10:zehn,11:elf,12:zwölf dutzend,13:dreizehn,14:vierzehn,15:fünfzehn,16:sechzehn,17:siebzehn,18:achtzehn,19:neunzehn,20:zwanzig,30:dreissig,40:vierzig,50:fünfzig,60:sechzig,70:siebzig,80:achtzig,90:neunzig,100:hundert einhundert,200:zweihundert,300:dreihundert,400:vierhundert,500:fünfhundert,600:sechshundert,700:siebenhundert,800:achthundert,900:neunhundert,1000:tausend eintausend,2000:zweitausend,3000:dreitausend,4000:viertausend,5000:fünftausend,10000:zehntausend,1e6:million millionen,1e9:milliarde milliarden,1e12:billion billionen,2:zweite zweiten zweiter zweites,3:dritte dritten dritter drittes,4:vierte vierten vierter,5:fünfte fünften,6:sechste sechsten,7:siebte siebten,9:neunte neunten,10:zehnte zehnten,0.5:halb halbe halben halber halbes,1.5:anderthalb eineinhalb',
    joined: { order: 'unit-ten', by: ['und'] },
    one: 'ein',
  },
  fr: {
    base: '0:zéro,2:deux,3:trois,4:quatre,5:cinq,6:six,7:sept,8:huit,9:neuf,10:dix,11:onze,12:douze douzaine,13:treize,14:quatorze,15:quinze,16:seize,20:vingt vingts,30:trente,40:quarante,50:cinquante,60:soixante,70:septante,80:huitante octante,90:nonante,100:cent cents,1000:mille,1e6:million millions,1e9:milliard milliards,2:deuxième,3:troisième,4:quatrième,5:cinquième,6:sixième,7:septième,8:huitième,9:neuvième,10:dixième,0.5:demi demie',
  },
  es: {
    base: '0:cero,2:dos,3:tres,4:cuatro,5:cinco,6:seis,7:siete,8:ocho,9:nueve,10:diez,11:once,12:doce docena,13:trece,14:catorce,15:quince,16:dieciséis dieciseis,17:diecisiete,18:dieciocho,19:diecinueve,20:veinte,21:veintiuno veintiún,22:veintidós veintidos,23:veintitrés veintitres,24:veinticuatro,25:veinticinco,26:veintiséis,27:veintisiete,28:veintiocho,29:veintinueve,30:treinta,40:cuarenta,50:cincuenta,60:sesenta,70:setenta,80:ochenta,90:noventa,100:cien ciento,200:doscientos doscientas,300:trescientos trescientas,400:cuatrocientos cuatrocientas,500:quinientos quinientas,600:seiscientos,700:setecientos,800:ochocientos,900:novecientos,1000:mil,1e6:millón millones,3:tercero tercera tercer,5:quinto quinta,10:décimo',
  },
  pt: {
    base: '2:dois duas,3:três,4:quatro,5:cinco,6:seis,7:sete,8:oito,9:nove,10:dez,11:onze,12:doze dúzia,13:treze,14:catorze quatorze,15:quinze,16:dezesseis dezasseis,17:dezessete dezassete,18:dezoito,19:dezenove dezanove,20:vinte,30:trinta,40:quarenta,50:cinquenta,60:sessenta,70:setenta,80:oitenta,90:noventa,100:cem cento,200:duzentos,300:trezentos,500:quinhentos,1000:mil,1e6:milhão milhões',
  },
  it: {
    base: '3:tre,4:quattro,5:cinque,7:sette,8:otto,9:nove,10:dieci,11:undici,12:dodici dozzina,13:tredici,14:quattordici,15:quindici,16:sedici,17:diciassette,18:diciotto,19:diciannove,20:venti,30:trenta,40:quaranta,50:cinquanta,60:sessanta,70:settanta,80:ottanta,90:novanta,100:cento,200:duecento,300:trecento,500:cinquecento,1000:mille,2000:duemila,3000:tremila,1e6:milione milioni,1e9:miliardo miliardi',
    joined: { order: 'ten-unit', by: [''] },
    one: 'uno',
  },
  nl: {
    base: '0:nul,2:twee,3:drie,4:vier,5:vijf,6:zes,7:zeven,8:acht,9:negen,10:tien,11:elf,12:twaalf dozijn,13:dertien,14:veertien,15:vijftien,16:zestien,17:zeventien,18:achttien,19:negentien,20:twintig,30:dertig,40:veertig,50:vijftig,60:zestig,70:zeventig,80:tachtig,90:negentig,100:honderd,200:tweehonderd,300:driehonderd,500:vijfhonderd,1000:duizend,1e6:miljoen,1e9:miljard,2:tweede,3:derde,4:vierde,5:vijfde,10:tiende,0.5:half halve',
    joined: { order: 'unit-ten', by: ['en', 'ën'] },
    one: 'een',
  },
  sv: {
    base: '2:två,3:tre,4:fyra,5:fem,7:sju,8:åtta,9:nio,10:tio,11:elva,12:tolv dussin,13:tretton,14:fjorton,15:femton,16:sexton,17:sjutton,18:arton,19:nitton,20:tjugo,30:trettio,40:fyrtio,50:femtio,60:sextio,70:sjuttio,80:åttio,90:nittio,100:hundra,1000:tusen,1e6:miljon miljoner,1e9:miljard',
    joined: { order: 'ten-unit', by: [''] },
    one: 'en',
  },
  da: {
    base: '5:fem,6:seks,7:syv sju,8:otte åtte,11:elleve,12:tolv,20:tyve tjue,30:tredive tretti,40:fyrre førti,50:halvtreds femti,60:seksti,70:halvfjerds sytti,80:åtti,90:halvfems nitti,100:hundrede hundre,1000:tusind tusen',
    joined: { order: 'unit-ten', by: ['og'] },
    one: 'en',
  },
  pl: {
    base: '2:dwa dwie dwóch,3:trzy trzech,4:cztery czterech,5:pięć pięciu,6:sześć sześciu,7:siedem siedmiu,8:osiem ośmiu,9:dziewięć,10:dziesięć,11:jedenaście,12:dwanaście tuzin,13:trzynaście,14:czternaście,15:piętnaście,16:szesnaście,17:siedemnaście,18:osiemnaście,19:dziewiętnaście,20:dwadzieścia,30:trzydzieści,40:czterdzieści,50:pięćdziesiąt,60:sześćdziesiąt,70:siedemdziesiąt,80:osiemdziesiąt,90:dziewięćdziesiąt,100:sto,200:dwieście,300:trzysta,400:czterysta,500:pięćset,1000:tysiąc tysiące tysięcy,1e6:milion miliony milionów',
  },
  cs: {
    base: '2:dva dvě,3:tři,4:čtyři,5:pět,6:šest,7:sedm,8:osm,9:devět,10:deset,11:jedenáct,12:dvanáct,13:třináct,14:čtrnáct,15:patnáct,16:šestnáct,17:sedmnáct,18:osmnáct,19:devatenáct,20:dvacet,30:třicet,40:čtyřicet,50:padesát,60:šedesát,70:sedmdesát,80:osmdesát,90:devadesát,1000:tisíc tisíce',
  },
  ru: {
    base: '0:ноль нуль,2:два две двух двум двумя двое,3:три трёх трех трём тремя трое,4:четыре четырёх четырех четверо,5:пять пяти пятеро,6:шесть шести,7:семь семи,8:восемь восьми,9:девять девяти,10:десять десяти,11:одиннадцать одиннадцати,12:двенадцать двенадцати дюжина,13:тринадцать,14:четырнадцать,15:пятнадцать,16:шестнадцать,17:семнадцать,18:восемнадцать,19:девятнадцать,20:двадцать двадцати,30:тридцать тридцати,40:сорок сорока,50:пятьдесят пятидесяти,60:шестьдесят шестидесяти,70:семьдесят,80:восемьдесят,90:девяносто,100:сто ста,200:двести,300:триста,400:четыреста,500:пятьсот,600:шестьсот,700:семьсот,800:восемьсот,900:девятьсот,1000:тысяча тысячи тысяч,1e6:миллион миллиона миллионов,1e9:миллиард миллиарда миллиардов,2:второй второго вторая вторую,3:третий третьего третья третью,4:четвёртый четвертый,5:пятый пятого,10:десятый,0.5:половина половину,1.5:полтора полторы',
  },
  uk: {
    base: "2:дві двох,4:чотири чотирьох,5:пʼять п'ять,6:шість,7:сім,8:вісім,9:девʼять дев'ять,10:десять,11:одинадцять,12:дванадцять,15:пʼятнадцять,20:двадцять,30:тридцять,40:сорок,50:пʼятдесят,60:шістдесят,70:сімдесят,80:вісімдесят,100:сто,1000:тисяча тисячі тисяч,1e6:мільйон мільйона мільйонів",
  },
  fi: {
    base: '2:kaksi kahden,3:kolme kolmen,4:neljä neljän,5:viisi viiden,6:kuusi,7:seitsemän,8:kahdeksan,9:yhdeksän,10:kymmenen,11:yksitoista,12:kaksitoista,20:kaksikymmentä,30:kolmekymmentä,40:neljäkymmentä,50:viisikymmentä,100:sata,1000:tuhat tuhatta,1e6:miljoona miljoonaa',
  },
  hu: {
    base: '2:kettő két,3:három,4:négy,5:öt,7:hét,8:nyolc,9:kilenc,10:tíz,11:tizenegy,12:tizenkettő tizenkét,20:húsz,30:harminc,40:negyven,50:ötven,100:száz,1000:ezer,1e6:millió',
  },
  ro: {
    base: '2:doi două,3:trei,4:patru,5:cinci,6:șase,7:șapte,9:nouă,10:zece,11:unsprezece,12:doisprezece douăsprezece,20:douăzeci,30:treizeci,100:sută,1000:mii,1e6:milioane',
  },
  el: {
    base: '2:δύο δυο,3:τρία τρεις,4:τέσσερα τέσσερις,5:πέντε,6:έξι,7:επτά εφτά,8:οκτώ οχτώ,9:εννέα εννιά,10:δέκα,11:έντεκα,12:δώδεκα,20:είκοσι,30:τριάντα,100:εκατό,1000:χίλια χίλιες',
  },
  ar: {
    base: '2:اثنان اثنين,3:ثلاثة ثلاث,4:أربعة أربع,5:خمسة خمس,6:ستة,7:سبعة سبع,8:ثمانية,9:تسعة تسع,10:عشرة عشر,20:عشرون عشرين,100:مئة مائة,1000:ألف,1e6:مليون',
  },
  he: {
    base: '2:שניים שתיים שני שתי,3:שלושה שלוש,4:ארבעה ארבע,5:חמישה חמש,6:שישה שש,7:שבעה שבע,8:שמונה,9:תשעה תשע,10:עשרה עשר,20:עשרים,100:מאה,1000:אלף',
  },
  hi: {
    base: '2:दो,3:तीन,4:चार,5:पाँच पांच,6:छह,7:सात,8:आठ,9:नौ,10:दस,11:ग्यारह,12:बारह,20:बीस,100:सौ,1000:हज़ार हजार,1e5:लाख,1e7:करोड़',
  },
  ko: {
    base: '2:둘 두,3:셋,4:넷,5:다섯,6:여섯,7:일곱,8:여덟,9:아홉,10:열,11:열하나 열한,12:열둘 열두,13:열셋,15:열다섯,20:스물 스무 이십,30:서른 삼십,40:마흔 사십,50:쉰 오십,100:백,1000:천,10000:만',
  },
  tr: {
    base: '2:iki,3:üç,4:dört,5:beş,6:alti,7:yedi,8:sekiz,9:dokuz,20:yirmi,30:otuz,40:kirk,50:elli,60:altmiş,70:yetmiş,80:seksen,90:doksan,100:yüz,1e6:milyon,1e9:milyar',
  },
};

/** Words that are a number only before another word of the same language: "on" is ten in "on iki", else English. */
export const NUMBERS_BEFORE: ReadonlyMap<string, { readonly value: number; readonly next: ReadonlySet<string> }> =
  new Map([['on', { value: 10, next: new Set('bir iki üç dört beş alti yedi sekiz dokuz'.split(' ')) }]]);

/** What people write behind digits for a thousand, a million and more: 30k, £4.5m, 2 Mrd., 12万. */
export const MAGNITUDES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 1e3,
    tsd: 1e3,
    тыс: 1e3,
    tys: 1e3,
    m: 1e6,
    mn: 1e6,
    mio: 1e6,
    mln: 1e6,
    млн: 1e6,
    bn: 1e9,
    b: 1e9,
    mrd: 1e9,
    mld: 1e9,
    млрд: 1e9,
    万: 1e4,
    萬: 1e4,
    亿: 1e8,
    億: 1e8,
  }),
);

/** Chinese and Japanese numerals: digits, and the units they multiply. */
export const HAN_DIGITS: ReadonlyMap<string, number> = new Map(
  Object.entries({ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }),
);
export const HAN_UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({ 十: 10, 百: 100, 千: 1e3, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }),
);

/** Words that may stand between the parts of one number ("forty and two", "treinta y cinco"). */
export const NUMBER_JOINTS: ReadonlySet<string> = new Set('and und y e et en og och i'.split(' '));

/** Words for 1: articles and pronouns as often, so they count only against a printed 1. */
export const ONE_WORDS: ReadonlySet<string> = new Set(
  'one a an ein eine einen einem einer eines eins un une uno una um uma een één en ett et jeden jedna jedno один одна одно одного одну одним bir 一 한 하나'.split(
    ' ',
  ),
);

/** Signs and words of units of a number: 5 % and 5 percent are the same, 5 € and $5 are not. */
export const UNIT_SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '%': '% percent percents prozent pourcent pourcents procent procenten procenta procent процент процента процентов відсотків',
    '‰': '‰ promille',
    $: '$ dollar dollars usd dólar dólares доллар доллара долларов',
    '€': '€ euro euros eur евро євро',
    '£': '£ pound pounds gbp pfund',
    '¥': '¥ yen jpy',
    '₽': '₽ рубль рубля рублей руб rub',
  }).flatMap(([sign, forms]) => forms.split(' ').map((form) => [form, sign] as const)),
);

/** Values of number words by their folded form. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(Object.values(COUNTING).flatMap(entriesOf));

function entriesOf({ base, joined, one }: Counting): [string, number][] {
  const entries = base.split(',').flatMap((entry): [string, number][] => {
    const [value = '', forms = ''] = entry.split(':');
    return forms.split(' ').map((form) => [form, Number(value)]);
  });
  if (joined === undefined) return entries;
  const units = entries.filter(([, value]) => value >= 2 && value <= 9);
  if (one !== undefined) units.push([one, 1]);
  const tens = entries.filter(([, value]) => value >= 20 && value <= 90);
  const compounds = tens.flatMap(([ten, t]) =>
    units.flatMap(([unit, u]) =>
      joined.by.flatMap((by): [string, number][] => {
        if (joined.order === 'unit-ten') return [[`${unit}${by}${ten}`, t + u]];
        // Italian drops the last vowel before another: "ventuno", "ventotto".
        const short: [string, number][] = /^[uo]/u.test(unit) ? [[`${ten.slice(0, -1)}${unit}`, t + u]] : [];
        return [[`${ten}${by}${unit}`, t + u], ...short];
      }),
    ),
  );
  return [...entries, ...compounds];
}
