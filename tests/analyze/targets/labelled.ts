/**
 * Threads with their names marked by hand. A file holds threads of one language, each begun by `== what it tries`:
 *
 *     title: …            proposition: what the title proposes, in the words we expect
 *     authors: A | B      members who post in the thread
 *     person key: Full Name | Surname | other form
 *     -                   begins a post
 *
 * Every occurrence of a form is a mention, the longest form first, as a whole word and with its capitals; `~` before
 * a word says that no name begins there. Kinds are person, place, organisation and other.
 */
export interface LabelledThread {
  readonly language: string;
  readonly about: string;
  readonly title: string;
  readonly proposition: string | null;
  readonly authors: readonly string[];
  readonly posts: readonly string[];
  readonly kinds: ReadonlyMap<string, string>;
  /** Mentions in the title (text 0) and the posts (from 1), in UTF-16 units. */
  readonly mentions: readonly LabelledMention[];
}

export interface LabelledMention {
  readonly text: number;
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly form: string;
}

const ENTITY = /^(person|place|organisation|other) (\S+): (.+)$/u;
const FIELD = /^(title|proposition|authors): (.*)$/u;

/** Reads one file of labelled threads. @throws Error where a form of a label stands nowhere in its thread. */
export function readLabelled(language: string, content: string): LabelledThread[] {
  return content
    .split(/^== /mu)
    .slice(1)
    .map((part) => readThread(language, part));
}

function readThread(language: string, part: string): LabelledThread {
  const [about = '', ...lines] = part.split('\n');
  const fields = new Map<string, string>();
  const kinds = new Map<string, string>();
  const forms: { readonly key: string; readonly form: string }[] = [];
  const bodies: string[] = [];
  for (const line of lines) {
    const field = FIELD.exec(line);
    const entity = ENTITY.exec(line);
    if (field !== null) fields.set(field[1] ?? '', field[2] ?? '');
    else if (entity !== null) {
      const key = entity[2] ?? '';
      kinds.set(key, entity[1] ?? '');
      for (const form of (entity[3] ?? '').split(' | ')) forms.push({ key, form: form.trim() });
    } else if (line === '-') bodies.push('');
    else if (line.trim() !== '') bodies.push([bodies.pop() ?? '', line].join(' ').trim());
  }
  forms.sort((a, b) => b.form.length - a.form.length);
  const marked = [fields.get('title') ?? '', ...bodies].map((text) => markText(text, forms));
  const seen = new Set(marked.flatMap(({ found }) => found.map(({ form }) => form)));
  const missing = forms.filter(({ form }) => !seen.has(form));
  if (missing.length > 0) throw new Error(`${about}: not in the thread: ${missing.map(({ form }) => form).join(', ')}`);
  return {
    language,
    about,
    title: marked[0]?.text ?? '',
    proposition: fields.get('proposition') ?? null,
    authors: (fields.get('authors') ?? '').split(' | ').filter((name) => name !== ''),
    posts: marked.slice(1).map(({ text }) => text),
    kinds,
    mentions: marked.flatMap(({ found }, text) => found.map((one) => ({ text, ...one }))),
  };
}

function markText(
  source: string,
  forms: readonly { readonly key: string; readonly form: string }[],
): { text: string; found: Omit<LabelledMention, 'text'>[] } {
  let text = '';
  const found: Omit<LabelledMention, 'text'>[] = [];
  for (let i = 0; i < source.length; ) {
    if (source.charAt(i) === '~') {
      const word = /[\p{L}\p{N}]+/uy;
      word.lastIndex = i + 1;
      const skipped = word.exec(source)?.[0] ?? '';
      text += skipped;
      i += 1 + skipped.length;
      continue;
    }
    const opens = i === 0 || !/[\p{L}\p{N}]/u.test(source.charAt(i - 1));
    const here = opens
      ? forms.find(
          ({ form }) =>
            source.startsWith(form, i) && !/^[\p{L}\p{N}]/u.test(source.slice(i + form.length, i + form.length + 1)),
        )
      : undefined;
    if (here === undefined) {
      text += source.charAt(i);
      i += 1;
      continue;
    }
    found.push({ key: here.key, start: text.length, end: text.length + here.form.length, form: here.form });
    text += here.form;
    i += here.form.length;
  }
  return { text, found };
}
