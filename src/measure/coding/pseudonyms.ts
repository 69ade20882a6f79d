/** Shortest name that is replaced wherever it stands; shorter ones only after an @. */
const SHORTEST = 3;

/**
 * Replaces the names of a thread's members in texts by `Member A`, `Member B` …, in the order given, and addresses of
 * mail by `[mail]`. A name is replaced as a whole word in its own spelling, after an @ in any; one that is also an
 * ordinary word (it stands in small letters somewhere in `texts`) only after an @.
 */
export function pseudonymizer(names: readonly string[], texts: readonly string[]): (text: string) => string {
  const known = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  const letterOf = new Map(known.map((name, i) => [name, `Member ${letters(i)}`]));
  const byFolded = new Map(known.map((name) => [name.toLowerCase(), letterOf.get(name) ?? '']));
  const all = texts.join('\n');
  const plain = known
    .filter((name) => Array.from(name).length >= SHORTEST && !isOrdinary(name, all))
    .sort((a, b) => b.length - a.length);
  const longest = [...known].sort((a, b) => b.length - a.length);
  const handles =
    longest.length === 0 ? null : new RegExp(`@(${longest.map(escaped).join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
  const words =
    plain.length === 0
      ? null
      : new RegExp(`(?<![\\p{L}\\p{N}_])(${plain.map(escaped).join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
  return (text) => {
    let out = text.replace(/[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu, '[mail]');
    if (handles !== null)
      out = out.replace(handles, (whole, name: string) => byFolded.get(name.toLowerCase()) ?? whole);
    if (words !== null) out = out.replace(words, (whole) => letterOf.get(whole) ?? whole);
    return out;
  };
}

function isOrdinary(name: string, texts: string): boolean {
  const small = name.toLowerCase();
  return small !== name && new RegExp(`(?<![\\p{L}\\p{N}_@])${escaped(small)}(?![\\p{L}\\p{N}_])`, 'u').test(texts);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** A, B … Z, AA, AB … */
function letters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : `${letters(Math.floor(place / 26) - 1)}${last}`;
}
