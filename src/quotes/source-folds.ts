/**
 * Different spellings of one word that sources use for the same thing. General furniture of news English: states,
 * unions and world wars by their long and short names, small numbers as words. Names of persons need no list: their
 * transliterations are folded by ending (source-words.ts).
 */

/** Printed in capitals or with full stops only: "us" in lower case is a pronoun. */
export const ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['us', 'usa'],
  ['usa', 'usa'],
  ['uk', 'uk'],
  ['eu', 'eu'],
  ['un', 'un'],
  ['uae', 'uae'],
]);

/** Word sequences (after single words are folded, so 2 for two) and the form they fold to; longer ones first where one begins another. */
export const PHRASES: readonly (readonly [readonly string[], string])[] = [
  [['united', 'states', 'of', 'america'], 'usa'],
  [['united', 'states'], 'usa'],
  [['united', 'kingdom'], 'uk'],
  [['united', 'nations'], 'un'],
  [['united', 'arab', 'emirates'], 'uae'],
  [['european', 'union'], 'eu'],
  [['first', 'world', 'war'], 'ww1'],
  [['second', 'world', 'war'], 'ww2'],
  [['third', 'world', 'war'], 'ww3'],
  [['world', 'war', 'one'], 'ww1'],
  [['world', 'war', 'i'], 'ww1'],
  [['world', 'war', '1'], 'ww1'],
  [['world', 'war', 'ii'], 'ww2'],
  [['world', 'war', '2'], 'ww2'],
  [['world', 'war', 'iii'], 'ww3'],
  [['world', 'war', '3'], 'ww3'],
];

/** Cardinal numbers that papers print as words. "One" stays: it is a pronoun as often as a number. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['six', '6'],
  ['seven', '7'],
  ['eight', '8'],
  ['nine', '9'],
  ['ten', '10'],
  ['eleven', '11'],
  ['twelve', '12'],
  ['wwi', 'ww1'],
  ['wwii', 'ww2'],
  ['wwiii', 'ww3'],
]);

/** Words whose 's is "is" or "us", not a possessive. */
export const CONTRACTED: ReadonlySet<string> = new Set(
  'it he she that what there here let who where how when this one everyone everybody someone nobody'.split(' '),
);

/** Words that say nothing about a subject; a phrase of only these is no evidence that two texts are related. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and or but nor so yet if then than that this these those there here as at by for from in into of off on ' +
    'onto out over to under up upon with without about after again against before between during through until while ' +
    'i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose ' +
    'which what when where why how am is are was were be been being do does did doing have has had having will would ' +
    'shall should can could may might must not no nor only just also very really too more most much many some any all ' +
    "both each every other such own same told tell said say says think know it's i'm i've i'll we're we've we'll " +
    "you're you've don't didn't doesn't isn't aren't wasn't won't can't couldn't wouldn't that's there's let's " +
    'der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war waren wir ich sie er es ihr ' +
    'zu mit von auf im in an fur dass wie als auch nur sich hat haben ' +
    'le la les un une des du de et ou mais ne pas est sont nous vous je il elle ils elles que qui dans pour sur avec ' +
    'el los las una unos y o pero no es son que en por con para se lo al del nosotros yo ' +
    'il lo gli i uno e ma non sono che di per con su noi io si ha hanno ' +
    'и в во не что на я с со он она мы вы они как а то все это но да к у же за бы по от о из для так'
  ).split(' '),
);

/** A quotation that gains or loses one of these says something else. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  (
    "not no never nor neither none nobody nothing nowhere cannot can't won't don't doesn't didn't isn't aren't wasn't " +
    "weren't shouldn't wouldn't couldn't hasn't haven't hadn't mustn't without " +
    'nicht kein keine keinen keiner nie niemals niemand nichts ne pas jamais aucun aucune rien personne ' +
    'nunca jamas nadie nada ningun ninguna sin non mai nessuno niente senza не нет ни никогда никто ничего'
  ).split(' '),
);
