import { type Block, type QuoteBlock, renderBody } from '../model/body.js';
import type { PagePost } from '../model/page.js';
import { words } from '../model/text.js';

/** Words in a row that are compared, and the share of a quote's runs that one earlier post must hold. */
const RUN = 4;
const SHARE = 0.6;
/** Words of a page that are looked at; pages of ordinary boards have fewer. */
const MOST_WORDS = 500_000;

/**
 * Where authors use block quotes for anything (examples, commands, book passages) and the engine names nobody, only one
 * that repeats an earlier post of the page is a quote; the others are content of the post that holds them. Measured on
 * question boards, where most block quotes are examples. A line like "You assume that:" above makes it one, too.
 *
 * @param doubtful quotes of the posts that must prove themselves
 */
export function keepRepeated<T extends Pick<PagePost, 'blocks'>>(
  posts: readonly T[],
  doubtful: ReadonlySet<QuoteBlock>,
): readonly T[] {
  if (doubtful.size === 0) return posts;
  const holders = holdersOf(posts);
  return posts.map((post, order) => {
    const body = renderBody(post.blocks);
    const introduced = introducedIn(post.blocks);
    const unproven = new Set(
      body.quotes
        .filter(({ block }) => doubtful.has(block) && block.author === null && !introduced.has(block))
        .filter(({ text }) => !isProse(text) || !repeats(text, order, holders))
        .map(({ block }) => block),
    );
    return unproven.size === 0 ? post : { ...post, blocks: open(post.blocks, unproven) };
  });
}

/** Words that speak to another or say that he spoke: a line with one of them and a colon introduces his words. */
const INTRODUCES =
  /(?<!\p{L})(?:you|your|said|says|wrote|writes|asked|claim(?:s|ed)?|du|dein\p{L}*|sie|ihr\p{L}*|schrieb\p{L}*|sagt\p{L}*|behaupte\p{L}*|tu|vous|ton|ta|votre|vos|dit|écri\p{L}*|usted|tú|dices|dice|dijo|escrib\p{L}*|hai|lei|scritto|detto|você|disse|escreveu|je|jij|jouw|schreef|zei|ты|вы|твой|ваш\p{L}*|писал\p{L}*|сказал\p{L}*)(?!\p{L}).*:$/iu;

/** Top-level quotes right below a line that introduces somebody's words. */
function introducedIn(blocks: readonly Block[]): ReadonlySet<Block> {
  return new Set(
    blocks.filter((block, at) => {
      const before = blocks[at - 1];
      if (block.type !== 'quote' || before?.type !== 'text') return false;
      return INTRODUCES.test((before.text.split('\n').at(-1) ?? '').slice(-400));
    }),
  );
}

/** Commands, formulas and tables are not prose: fewer than six in ten of their pieces are plain words. */
function isProse(text: string): boolean {
  const pieces = text
    .slice(0, 5_000)
    .split(/\s+/)
    .filter((piece) => piece !== '');
  const plain = pieces.filter((piece) => /^["'“‘„«‹([¿¡*_]{0,3}\p{L}+(?:['’-]\p{L}+)*\p{P}{0,3}$/u.test(piece));
  return plain.length >= pieces.length * 0.6;
}

/** The posts that hold each run of words in their own text; at most a few are kept, one other is enough. */
function holdersOf(posts: readonly Pick<PagePost, 'blocks'>[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  let left = MOST_WORDS;
  posts.forEach((post, order) => {
    const forms = words(renderBody(post.blocks).ownText).map((word) => word.form);
    for (let i = 0; i + RUN <= forms.length && left > 0; i += 1, left -= 1) {
      const run = forms.slice(i, i + RUN).join(' ');
      const known = holders.get(run);
      if (known === undefined) holders.set(run, [order]);
      else if (known.length < 8 && known.at(-1) !== order) known.push(order);
    }
  });
  return holders;
}

function repeats(text: string, order: number, holders: ReadonlyMap<string, readonly number[]>): boolean {
  const forms = words(text).map((word) => word.form);
  const total = forms.length - RUN + 1;
  if (total < 1) return false;
  const shared = new Map<number, number>();
  for (let i = 0; i < total; i += 1) {
    for (const holder of holders.get(forms.slice(i, i + RUN).join(' ')) ?? []) {
      if (holder < order) shared.set(holder, (shared.get(holder) ?? 0) + 1);
    }
  }
  return [...shared.values()].some((count) => count >= total * SHARE);
}

/** The blocks with these quotes opened: what they hold stands in their place. */
function open(blocks: readonly Block[], unproven: ReadonlySet<QuoteBlock>): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    switch (block.type) {
      case 'quote': {
        const inside = open(block.blocks, unproven);
        return unproven.has(block) ? inside : [{ ...block, blocks: inside }];
      }
      case 'spoiler':
        return [{ ...block, blocks: open(block.blocks, unproven) }];
      case 'list':
        return [{ ...block, items: block.items.map((item) => open(item, unproven)) }];
      default:
        return [block];
    }
  });
}
