/**
 * Whether a pattern of robots.txt matches the beginning of a path: `*` stands for any characters, `$` at the end for
 * the end (RFC 9309, section 2.2.3). Both in the spelling of `normalPath`. The parts between the stars are looked for
 * one after the other, each at the first place behind the one before, so the time grows with path and pattern only.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const [first = '', ...rest] = (anchored ? pattern.slice(0, -1) : pattern).replaceAll('$', '%24').split('*');
  if (!path.startsWith(first)) return false;
  if (rest.length === 0) return !anchored || path.length === first.length;
  const last = rest.pop() ?? '';
  let from = first.length;
  for (const part of rest) {
    if (part === '') continue;
    const found = path.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  if (!anchored) return last === '' || path.indexOf(last, from) !== -1;
  return path.length - last.length >= from && path.endsWith(last);
}
