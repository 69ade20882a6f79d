/** Words whose loss or gain turns a sentence round, by language; matched on folded forms. */
const NEGATIONS: Readonly<Record<string, string>> = {
  en: "no not never none nobody nothing neither nor nowhere without cannot n't cant dont wont isnt arent wasnt werent doesnt didnt hasnt havent hadnt shouldnt wouldnt couldnt aint hardly barely",
  de: 'nicht nichts nie niemals niemand kein keine keinen keinem keiner keines ohne weder nirgends',
  fr: "ne n'est n'a n'ai n'ont pas jamais rien aucun aucune sans ni personne",
  es: 'no nunca jamás nada nadie ningún ninguno ninguna sin ni tampoco',
  pt: 'não nunca jamais nada ninguém nenhum nenhuma sem nem',
  it: 'non mai niente nulla nessuno nessuna senza né',
  nl: 'niet niets nooit geen niemand zonder',
  sv: 'inte aldrig ingen inget inga utan',
  da: 'ikke aldrig ingen intet uden',
  pl: 'nie nigdy nikt nic bez żaden',
  ru: 'не ни нет никогда никто ничего нельзя без',
  uk: 'не ні ніколи ніхто нічого немає без',
  cs: 'ne není nikdy nikdo nic bez',
  tr: 'değil yok hiç asla',
  zh: '不 没 沒 无 無 未 非 别',
};

const NEGATION_WORDS: ReadonlySet<string> = new Set(Object.values(NEGATIONS).flatMap((words) => words.split(' ')));

/** Prefixes and suffixes that turn a word into its opposite ("legal", "illegal"; "useful", "useless"). */
const NEGATING_PREFIXES = [
  'un',
  'in',
  'im',
  'il',
  'ir',
  'dis',
  'non',
  'mis',
  'anti',
  'не',
  'без',
  'бес',
  'nie',
  'niet',
  'bez',
] as const;
const OPPOSITE_SUFFIXES = [
  ['ful', 'less'],
  ['voll', 'los'],
] as const;

/** Number words that are numbers and nothing else ("one" is left out: it is a pronoun as often). */
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
  billions: 1e9,
  trillion: 1e12,
  dozen: 12,
  half: 0.5,
  null: 0,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  zwanzig: 20,
  dreißig: 30,
  hundert: 100,
  tausend: 1000,
  millionen: 1e6,
  milliarden: 1e9,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  vingt: 20,
  trente: 30,
  cent: 100,
  mille: 1000,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  veinte: 20,
  cien: 100,
  mil: 1000,
  due: 2,
  quattro: 4,
  cinque: 5,
  sette: 7,
  otto: 8,
  nove: 9,
  dieci: 10,
  venti: 20,
  cento: 100,
  два: 2,
  две: 2,
  три: 3,
  четыре: 4,
  пять: 5,
  шесть: 6,
  семь: 7,
  восемь: 8,
  девять: 9,
  десять: 10,
  сто: 100,
  тысяч: 1000,
  дві: 2,
  чотири: 4,
  шість: 6,
  сім: 7,
  вісім: 8,
};

export function isNegation(form: string): boolean {
  return NEGATION_WORDS.has(form) || form.endsWith("n't");
}

/** Whether one of two words is the other with a negating prefix or the opposite suffix. */
export function areOpposites(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 3 && NEGATING_PREFIXES.some((prefix) => long === prefix + short)) return true;
  return OPPOSITE_SUFFIXES.some(([more, less]) => swaps(a, b, more, less) || swaps(b, a, more, less));
}

function swaps(a: string, b: string, from: string, to: string): boolean {
  return a.endsWith(from) && b.endsWith(to) && a.slice(0, -from.length) === b.slice(0, -to.length);
}

/** The value of a number or number word as text, or null. Expects a form made by `tokenize`. */
export function numberValue(form: string): string | null {
  if (/^-?\d[^/]{0,40}$/u.test(form)) return /^-?\d+(?:\.\d+)?$/u.test(form) ? String(Number(form)) : form;
  const value = Object.hasOwn(NUMBER_WORDS, form) ? NUMBER_WORDS[form] : undefined;
  return value === undefined ? null : String(value);
}

/** Notes a quoting person puts into a quote and owns up to: "(emphasis mine)", "[my bold]". */
export const EDITOR_NOTE =
  /[[(]\s{0,2}(?:(?:my|our)\s(?:bold|emphasis|italics|highlight(?:ing|s)?|underlin(?:e|ing))|(?:bold(?:ed)?|emphasis|italics|highlight(?:ing|s)?|underlin(?:e|ed|ing))(?:\sis)?\s(?:mine|added|by\sme|ours)|sic!?|Hervorhebung(?:en)?\s(?:von\smir|durch\smich)|souligné\spar\s(?:moi|nous)|énfasis\s(?:mío|añadido|nuestro)|(?:corsivo|grassetto)\smio|grifo\s(?:meu|nosso)|(?:курсив|выделено)\s(?:мой|мной)|nadruk\s(?:van\smij|toegevoegd))\s{0,2}[\])]/giu;

/** Words that own up to a rewritten quote, inside it or right after it. */
export const DECLARED_REWRITE =
  /\b(?:ftfy|ifify|fixed\s(?:that|it|this)\sfor\s(?:you|ya|u)|corrected\s(?:that|it)\sfor\syou|there,?\s(?:i\s)?fixed\s(?:it|that)|fixed\syour\s(?:post|quote))\b/iu;
