/** Offset of the end tag of a raw text element, or -1. */
export function endOfRaw(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    const end = at + 2 + name.length;
    const after = html.charCodeAt(end);
    const ends =
      after === 0x3e || after === 0x20 || after === 0x0a || after === 0x2f || after === 0x09 || after === 0x0c;
    if (ends && html.slice(at + 2, end).toLowerCase() === name) return at;
  }
  return -1;
}

/** Offset of a script's end tag, or -1: inside `<!-- <script>` an end tag closes only the inner script. */
export function endOfScript(html: string, from: number): number {
  const plain = endOfRaw(html, 'script', from);
  if (plain < 0 || !html.slice(from, plain).includes('<!--')) return plain;
  const marks = /<!--|-->|<(\/?)script[\t\n\f />]/gi;
  let state: 'script' | 'comment' | 'script in comment' = 'script';
  marks.lastIndex = from;
  for (let mark = marks.exec(html); mark !== null; mark = marks.exec(html)) {
    if (mark[0] === '<!--') {
      if (state === 'script') state = 'comment';
      // The dashes that open a comment may close it: `<!-->`.
      marks.lastIndex -= 2;
    } else if (mark[0] === '-->') state = 'script';
    else {
      // What follows the name may begin the next mark.
      marks.lastIndex -= 1;
      if (mark[1] === '') state = state === 'comment' ? 'script in comment' : state;
      else if (state !== 'script in comment') return mark.index;
      else state = 'comment';
    }
  }
  return -1;
}
