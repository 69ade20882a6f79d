/** Words whose loss or gain turns a sentence round, by language; matched on folded forms. */
const NEGATIONS: Readonly<Record<string, string>> = {
  en: "no not never none nobody nothing neither nor nowhere noone nope non without cannot n't cant dont wont shant isnt arent wasnt werent doesnt didnt hasnt havent hadnt shouldnt wouldnt couldnt mustnt neednt aint hardly barely scarcely lacks lacked",
  de: 'nicht nichts nie niemals niemand niemanden niemandem kein keine keinen keinem keiner keines keins ohne weder nirgends nirgendwo keinesfalls keineswegs kaum nix nich',
  fr: 'ne pas jamais rien aucun aucune nul nulle nullement aucunement guère sans ni non personne',
  es: 'no nunca jamás nada nadie ningún ninguno ninguna ningunos ningunas sin ni tampoco apenas',
  pt: 'não nunca jamais nada ninguém nenhum nenhuma nenhuns nenhumas sem nem tampouco',
  it: 'non no mai niente nulla nessuno nessuna nessun senza né neanche nemmeno neppure',
  nl: 'niet niets nooit geen niemand nergens zonder nimmer nauwelijks amper',
  sv: 'inte icke ej aldrig ingen inget inga ingenting utan varken knappt',
  da: 'ikke aldrig aldri ingen intet ingenting uden uten hverken verken næppe knapt',
  fi: 'ei eivät emme ette eikä älä koskaan kukaan mitään ilman tuskin',
  hu: 'nem ne sem soha senki semmi nincs nincsenek nélkül alig',
  pl: 'nie nigdy nikt nikogo nic niczego bez żaden żadna żadne żadnych ani nigdzie ledwo ledwie',
  ru: 'не ни нет нету никогда никто никого никому ничего ничто никак нигде нельзя без никакой никакая никакие никаких едва',
  uk: 'не ні ніколи ніхто нікого нічого ніщо немає нема нема ніде без жоден жодна жодного ледве',
  cs: 'ne není nejsou nejsem nikdy nikdo nikoho nic ničeho bez žádný žádná žádné žádného ani nikde sotva stěží',
  hr: 'ne nije nisu nisam nema nikad nikada nitko niko ništa bez nijedan',
  bg: 'не няма никога никой нищо без нито',
  ro: 'niciodată nimic nimeni fără nici',
  el: 'δεν δε μη μην όχι ποτέ κανείς κανένας τίποτα χωρίς ούτε',
  tr: 'değil değildir yok hiç asla hayir',
  id: 'tidak bukan tanpa jangan belum',
  vi: 'không chẳng chưa đừng',
  ar: 'لا لم لن ليس ليست ليسوا غير بدون بلا كلا',
  fa: 'نه نیست نمی هیچ بدون',
  he: 'לא אין בלי אל אינו אינה אינם ללא',
  hi: 'नहीं मत बिना',
  ko: '안 못 없이',
  zh: '不 没 沒 无 無 未 非 别',
};

const NEGATION_WORDS: ReadonlySet<string> = new Set(Object.values(NEGATIONS).flatMap((words) => words.split(' ')));

/** Prefixes and suffixes that turn a word into its opposite ("legal", "illegal"; "useful", "useless"). */
const NEGATING_PREFIXES = (
  'un in im il ir dis des dés dé mal mé més non mis miss anti a an de on ou o u ' +
  'не без бес анти nie niet ne bez bes nem ei epä α αν'
).split(' ');
/** Letters left behind a prefix: a single letter begins many other words, and "lone" is not the opposite of "alone". */
const LEAST_REST = { single: 5, longer: 3 } as const;
const OPPOSITE_SUFFIXES = [
  ['ful', 'less'],
  ['voll', 'los'],
  ['haft', 'los'],
  ['vol', 'loos'],
  ['full', 'lös'],
  ['fuld', 'løs'],
  ['full', 'løs'],
  ['li', 'siz'],
  ['lu', 'suz'],
  ['lü', 'süz'],
] as const;
/** What adjectives may end with behind such a suffix: "sinnvolle", "hopplöst", "usefully". */
const INFLECTION = /(?:e[nmrs]?|t|a|ly|ness)$/u;
/** Turkish verbs take their negation inside: "geliyor", "gelmiyor"; "geldi", "gelmedi"; "gelecek", "gelmeyecek". */
const TURKISH_NEGATION =
  /^(.{2,20})m(?:[ae]y?)?([ıiuü]yor.{0,8}|[dt][ıiuü].{0,6}|[ae]ca[kğ].{0,6}|[ae]ce[kğ].{0,6}|m[ıiuü]ş.{0,6})$/u;

/** French "n'est", Korean "없는", "않아요", "아니에요", "못하고". */
const NEGATION_BEGINS = /^(?:n'\p{L}|없|않|아니|못[하해했합])/u;

/** Whether a word form negates, in any of the languages: the quote's language need not be known. */
export function isNegation(form: string): boolean {
  return NEGATION_WORDS.has(form) || form.endsWith("n't") || NEGATION_BEGINS.test(form);
}

/** Negations that turn the words right behind them; "nothing" and "nobody" end the words before as often. */
const TURNS_NEXT: ReadonlySet<string> = new Set(
  (
    'not never cannot nicht nie kein keine keinen keinem keiner ne pas non jamais no nunca jamás não mai niet nooit ' +
    'geen inte aldrig ikke aldri ei eivät nem nie nigdy не ни никогда nikdy nije nisu nu δεν μη değil لا لم لن ليس ' +
    'לא אינו नहीं 不 没 沒 안 못'
  ).split(' '),
);

/** Whether a word form turns the words it stands directly before. */
export const turnsNext = (form: string): boolean => TURNS_NEXT.has(form) || form.endsWith("n't");

/** French "plus" negates behind "ne" only: "il ne vient plus", but "plus calme". */
export const NEGATES_BEHIND_NE: ReadonlySet<string> = new Set(['plus', 'point']);

/** Negations of languages written without spaces, where every character is a word of its own. */
export const NEGATION_IN_SCRIPT = /ない|ません|なかっ|なく(?:て|な|、)|ずに|ぬ(?=。|$)|ไม่|មិន|ບໍ່|မဟုတ်/gu;

/** Whether one of two words is the other with a negating prefix or the opposite suffix. */
export function areOpposites(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const prefix = long.endsWith(short) ? long.slice(0, long.length - short.length) : '';
  if (
    short.length >= (prefix.length === 1 ? LEAST_REST.single : LEAST_REST.longer) &&
    NEGATING_PREFIXES.includes(prefix)
  )
    return true;
  if (negatesInside(long, short)) return true;
  const [plainA, plainB] = [a.replace(INFLECTION, ''), b.replace(INFLECTION, '')];
  return OPPOSITE_SUFFIXES.some(
    ([more, less]) =>
      swaps(a, b, more, less) ||
      swaps(b, a, more, less) ||
      swaps(plainA, plainB, more, less) ||
      swaps(plainB, plainA, more, less),
  );
}

function negatesInside(long: string, short: string): boolean {
  if (long.length - short.length > 3 || long.charAt(0) !== short.charAt(0)) return false;
  const [, stem = '', ending = ''] = TURKISH_NEGATION.exec(long) ?? [];
  return (
    stem !== '' && short.startsWith(stem) && short.endsWith(ending) && short.length - stem.length - ending.length <= 1
  );
}

function swaps(a: string, b: string, from: string, to: string): boolean {
  return (
    a.length > from.length && a.endsWith(from) && b.endsWith(to) && a.slice(0, -from.length) === b.slice(0, -to.length)
  );
}

/** Notes a quoting person puts into a quote and owns up to: "(emphasis mine)", "[my bold]". */
export const EDITOR_NOTE =
  /[[(]\s{0,2}(?:(?:my|our)\s(?:bold|emphasis|italics|highlight(?:ing|s)?|underlin(?:e|ing))|(?:bold(?:ed)?|emphasis|italics|highlight(?:ing|s)?|underlin(?:e|ed|ing))(?:\sis)?\s(?:mine|added|by\sme|ours)|sic!?|Hervorhebung(?:en)?\s(?:von\smir|durch\smich)|souligné\spar\s(?:moi|nous)|énfasis\s(?:mío|añadido|nuestro)|(?:corsivo|grassetto)\smio|grifo\s(?:meu|nosso)|(?:курсив|выделено)\s(?:мой|мной)|nadruk\s(?:van\smij|toegevoegd))\s{0,2}[\])]/giu;

/** Words that own up to a rewritten quote, inside it or right after it. */
export const DECLARED_REWRITE =
  /\b(?:ftfy|ifify|fixed\s(?:that|it|this)\sfor\s(?:you|ya|u)|corrected\s(?:that|it)\sfor\syou|there,?\s(?:i\s)?fixed\s(?:it|that)|fixed\syour\s(?:post|quote))\b/iu;

/** What boards print in a quote where its source shows a file: no word of anybody. */
export const FILE_LABEL =
  /(?:view\sattachment|attachment|anhang\sanzeigen|pièce\sjointe|ver\sadjunto|ver\sanexo|visualizza\sallegato|vedi\sl['’]allegato|bekijk\sbijlage|zobacz\szałącznik|посмотреть\sвложение)\s\d{3,12}(?!\d)/giu;
