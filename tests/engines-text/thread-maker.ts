import fc from 'fast-check';

/** Made-up threads rendered as reader modes flatten Invision pages, with what stands in them known beforehand. */
export interface MadeQuote {
  readonly type: 'quote';
  /** Index of the quoted post, or null for a post that is not on the page. */
  readonly source: number | null;
  readonly author: string;
  readonly when: string;
  readonly header: string;
  readonly paragraphs: readonly string[];
}

export interface MadeOwn {
  readonly type: 'own';
  readonly paragraphs: readonly string[];
}

export interface MadePost {
  readonly author: string;
  readonly parts: readonly (MadeQuote | MadeOwn)[];
  readonly reactions: readonly { readonly name: string; readonly count: number }[];
}

export interface MadeThread {
  readonly locale: string;
  readonly title: string;
  readonly posts: readonly MadePost[];
  readonly text: string;
}

interface Words {
  readonly skip: string;
  readonly head: string;
  readonly marker: string;
  readonly relative: (n: number) => string;
  readonly header: (when: string, author: string) => string;
  readonly footer: readonly string[];
  readonly reactions: readonly string[];
}

const EN_FOOTER = [
  'Create an account or sign in to comment',
  'You need to be a member in order to leave a comment',
  'Create an account',
  'Register a new account',
  'Sign In Now',
];

export const LOCALES: Readonly<Record<string, Words>> = {
  en: {
    skip: 'Jump to content',
    head: 'Recommended Posts',
    marker: 'Posted',
    relative: (n) => `${n} hours ago`,
    header: (when, author) => `${when}, ${author} said:`,
    footer: EN_FOOTER,
    reactions: ['Sad', 'Thumbs Up', 'Like', 'Haha', 'Love It'],
  },
  fr: {
    skip: 'Aller au contenu',
    head: 'Messages recommandés',
    marker: 'Posté(e)',
    relative: (n) => `Il y a ${n} heures`,
    header: (when, author) => `${when}, ${author} a dit\u00a0:`,
    footer: EN_FOOTER,
    reactions: ['Merci', 'Triste', 'Like'],
  },
  it: {
    skip: 'Vai al contenuto',
    head: 'Messaggi raccomandati',
    marker: 'Inviato',
    relative: (n) => `${n} ore fa`,
    header: (when, author) => `${when}, ${author} ha scritto:`,
    footer: EN_FOOTER,
    reactions: ['Mi piace', 'Grazie'],
  },
  de: {
    skip: 'Zum Inhalt springen',
    head: 'Empfohlene Beiträge',
    marker: 'Geschrieben',
    relative: (n) => `vor ${n} Stunden`,
    header: (when, author) => `${when} schrieb ${author}:`,
    footer: EN_FOOTER,
    reactions: ['Danke', 'Traurig', 'Gefällt mir'],
  },
  es: {
    skip: 'Ir a contenido',
    head: 'Mensajes recomendados',
    marker: 'Publicado',
    relative: (n) => `Hace ${n} horas`,
    header: (when, author) => `${when}, ${author} dijo:`,
    footer: EN_FOOTER,
    reactions: ['Gracias', 'Me gusta'],
  },
  ru: {
    skip: 'Перейти к содержанию',
    head: 'Рекомендуемые сообщения',
    marker: 'Опубликовано',
    relative: (n) => `${n} часов назад`,
    header: (when, author) => `${when}, ${author} сказал:`,
    footer: EN_FOOTER,
    reactions: ['Спасибо', 'Нравится'],
  },
};

const VOCABULARY = (
  'harbour lantern bridge council ferry orchard tunnel mayor tariff bicycle library glacier market vote repair noise ' +
  'winter signal station copper meadow island budget school clinic pavement river captain museum engine weather shelter'
).split(' ');

const NAMES = ['Ann Harrow', 'ferryman_7', 'Dr. Oduya', 'Kestrel', 'Prior, Thomas', 'Ünal', 'b-side', 'Old Quay'];

/** A paragraph that stands nowhere else: its words are drawn, its number is unique. */
function paragraphs(count: number): fc.Arbitrary<string[]> {
  const words = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 6, maxLength: 24 });
  return fc.array(words, { minLength: 1, maxLength: count }).map((all) => all.map((one) => one.join(' ')));
}

interface Plan {
  readonly author: number;
  readonly own: readonly string[][];
  readonly quotes: readonly {
    readonly pick: number;
    readonly absent: boolean;
    readonly hours: number;
    readonly text: string[];
  }[];
  readonly ownFirst: boolean;
  readonly reactions: readonly { readonly pick: number; readonly count: number }[];
}

const plan: fc.Arbitrary<Plan> = fc.record({
  author: fc.nat(NAMES.length - 1),
  own: fc.array(paragraphs(4), { minLength: 4, maxLength: 4 }),
  quotes: fc.array(
    fc.record({ pick: fc.nat(50), absent: fc.boolean(), hours: fc.integer({ min: 2, max: 23 }), text: paragraphs(1) }),
    { maxLength: 3 },
  ),
  ownFirst: fc.boolean(),
  reactions: fc.array(fc.record({ pick: fc.nat(9), count: fc.integer({ min: 1, max: 40 }) }), { maxLength: 3 }),
});

export const madeThread: fc.Arbitrary<MadeThread> = fc
  .record({
    locale: fc.constantFrom(...Object.keys(LOCALES)),
    plans: fc.array(plan, { minLength: 1, maxLength: 8 }),
    spaced: fc.boolean(),
    title: paragraphs(1),
  })
  .map(({ locale, plans, spaced, title }) => build(locale, plans, spaced, title[0] ?? 'The ferry'));

function build(locale: string, plans: readonly Plan[], spaced: boolean, title: string): MadeThread {
  const words = LOCALES[locale];
  if (words === undefined) throw new Error(`no words for ${locale}`);
  let serial = 0;
  const unique = (texts: readonly string[]): string[] =>
    texts.map((text) => {
      serial += 1;
      // Every word carries the paragraph's own letters: paragraphs that share words by chance would be near copies.
      const mark = String.fromCharCode(97 + (serial % 26), 97 + (Math.floor(serial / 26) % 26));
      return `${text.replaceAll(' ', `${mark} `)}${mark}, paragraph ${serial}.`;
    });
  const posts: MadePost[] = [];
  for (const [number, { author, own, quotes, ownFirst, reactions }] of plans.entries()) {
    const parts: (MadeQuote | MadeOwn)[] = [];
    const [first = [], ...rest] = own;
    if (ownFirst || quotes.length === 0) parts.push({ type: 'own', paragraphs: unique(first) });
    quotes.forEach(({ pick, absent, hours, text }, k) => {
      const source = absent || number === 0 ? null : pick % number;
      const quoted = source === null ? null : posts[source];
      const name = quoted === null || quoted === undefined ? `Absent ${number}.${k}` : quoted.author;
      const when = words.relative(hours);
      parts.push({
        type: 'quote',
        source,
        author: name,
        when,
        header: words.header(when, name),
        paragraphs: quoted === null || quoted === undefined ? unique(text) : ownOf(quoted),
      });
      parts.push({ type: 'own', paragraphs: unique(rest[k] ?? []) });
    });
    const names = [...new Set(reactions.map(({ pick }) => words.reactions[pick % words.reactions.length] ?? 'Like'))];
    posts.push({
      author: `${NAMES[author] ?? 'Ann'} ${number}`,
      parts,
      reactions: names.map((name, k) => ({ name, count: reactions[k]?.count ?? 1 })),
    });
  }
  return { locale, title, posts, text: render(words, title, posts, spaced) };
}

export function ownOf(post: MadePost): string[] {
  return post.parts.flatMap((part) => (part.type === 'own' ? part.paragraphs : []));
}

/** The blank lines of the real thing: none between marker and citation, an empty paragraph behind an absent quote. */
function render(words: Words, title: string, posts: readonly MadePost[], spaced: boolean): string {
  const out = [words.skip, '', title, '', '', words.head, ''];
  const gap = spaced ? ['', '\u00a0 ', ''] : [''];
  for (const { parts, reactions } of posts) {
    out.push(words.marker);
    parts.forEach((part, k) => {
      const opensWithQuote = k === 0 && part.type === 'quote';
      if (!opensWithQuote) out.push('');
      if (part.type === 'quote') out.push(part.header, '');
      part.paragraphs.forEach((text, n) => {
        if (n > 0) out.push(...gap);
        out.push(text);
      });
      if (part.type === 'quote' && part.source === null) out.push('', '\u00a0 ');
    });
    out.push('');
    for (const { name, count } of reactions) out.push(`  • ${name} ${count}`);
  }
  for (const line of words.footer) out.push(line, '');
  out.push(
    '  • Recently Browsing \u00a0 \u00a0 0 members',
    '',
    '    • No registered users viewing this page.',
    '',
    '×',
    '×',
  );
  return [...out, '  • Create New...'].join('\n');
}
