/** Short forms of first names that do not begin like the full one. */
const ROWS: readonly ReadonlySet<string>[] = [
  'bill billy will willy william',
  'bob bobby rob robbie robert',
  'dick rick ricky richard',
  'ted ned eddie edward',
  'jim jimmy jamie james',
  'jack johnny john',
  'peggy meg maggie margaret',
  'betty liz beth lizzie bess elizabeth',
  'kate katie kathy cathy catherine katherine',
  'tony anthony antony',
  'hank harry henry',
  'chuck charlie charles',
  'molly polly mary',
  'sasha alexander alexandra alex',
  'pepe josé jose',
  'paco francisco',
  'kuba jakub',
  'misha mikhail',
  'dima dmitry dmitri',
  'volodya vladimir vova',
  'kolya nikolai',
  'vanya ivan',
  'gosia malgorzata',
  'beppe giuseppe peppe',
  'toni antonio anton',
  'hans johannes',
  'bertl albert bert',
  'larry lawrence',
  'dave david',
  'mike michael mick',
  'nick nicholas',
  'steve stephen steven',
].map((row) => new Set(row.split(' ')));

/** Two folded first names that can be one person's: equal, an initial, a short or pet form ("Ruth", "Ruthie"). */
export function isSameFirstName(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === '') return false;
  if (short.length === 1) return long.startsWith(short);
  if (ROWS.some((row) => row.has(a) && row.has(b))) return true;
  if (short.length < 3) return false;
  // "Sam", "Samuel"; "Ruth", "Ruthie"; not "Ann", "Anna"+"…": a stem of three letters and a tail of two or more.
  if (long.startsWith(short)) return long.length - short.length >= 2;
  const stem = short.replace(/(?:ie|i|y)$/u, '');
  return stem.length >= 3 && stem !== short && long.startsWith(stem);
}
