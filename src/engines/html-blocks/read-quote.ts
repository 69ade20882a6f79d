import type { Block, QuoteBlock } from '../../model/body.js';
import { type Moment, UNKNOWN_MOMENT } from '../../model/moment.js';
import { isKnown, readMoment } from '../dates/read-moment.js';
import { type FigureOrder, readShownMoment } from '../dates/shown-moment.js';
import type { Citation, EngineSpec, Field, QuoteFields } from '../engine.js';
import { readField, type Scope, selectIn } from '../field.js';
import type { PageElement, PageTree } from '../html/page-tree.js';
import { foldInline, textOf } from '../html/text-of.js';
import { readAttribution } from '../prefix-quotes/attribution.js';
import type { Roles } from './roles.js';

export interface QuoteContext {
  readonly tree: PageTree;
  readonly spec: EngineSpec;
  readonly roles: Roles;
  readonly dayOrder: FigureOrder;
  /** Ids and links of quotes are not looked at. */
  readonly ignoreIds: boolean;
  /** Takes quotes that must prove themselves by other posts of the page. */
  readonly doubtful?: Set<QuoteBlock>;
}

/**
 * Reads a quote: what its markup says of the source first, else what its citation line says. The extent is certain,
 * since markup encloses it.
 *
 * @param inside reads the blocks of an element without its header
 */
export function readQuote(
  context: QuoteContext,
  element: PageElement,
  fields: QuoteFields,
  inside: (contents: PageElement, header: PageElement | null) => readonly Block[],
): QuoteBlock {
  const scope: Scope = { tree: context.tree, element, owners: context.roles.quoteOwners };
  const outside = context.roles.headerOf.get(element.order) ?? null;
  const inner = selectIn(scope, fields.header).find((line) => fields.beforeSays?.test(textOf(line)) ?? true);
  const headerElement = outside ?? inner ?? null;
  const beside: Scope | null = outside === null ? null : { tree: context.tree, element: outside, owners: null };
  const read = (field: Field): string | null =>
    readField(scope, field) ?? (beside === null ? null : readField(beside, field));
  const rest = headerElement === null || outside !== null ? '' : restOfLine(headerElement);
  const header = headerElement === null ? '' : textOf(headerElement);
  const citation = header === '' ? null : (context.spec.hooks.readCitation?.(header) ?? null);
  const trusted = !context.ignoreIds && (context.spec.hooks.trustsSource?.(element) ?? true);
  const blocks = withoutLine(inside(selectIn(scope, fields.contents)[0] ?? element, headerElement), rest);
  const opening = fields.opening === true && headerElement === null ? openingLine(blocks) : null;
  const quote: QuoteBlock = {
    type: 'quote',
    header: opening?.line ?? (header === '' ? null : foldInline(`${header} ${rest}`)),
    author: read(fields.author) ?? citation?.author ?? opening?.author ?? null,
    sourceExternalId: trusted ? read(fields.sourceExternalId) : null,
    sourceUrl: trusted ? read(fields.sourceUrl) : null,
    sourcePosition: null,
    citedAt: citedAt(printedTime(context, [scope, beside], fields), citation, context.dayOrder),
    blocks: opening?.blocks ?? blocks,
    extent: { method: 'markup', confidence: 1 },
    rawRange: null,
  };
  if (fields.repeated === true) context.doubtful?.add(quote);
  return quote;
}

/** A name marked as `<cite>` may be followed by the words of the citation: "<cite>X</cite> wrote:<br>". */
function restOfLine(header: PageElement): string {
  const siblings = header.parent?.children ?? [];
  const next = header.tag === 'cite' ? siblings[siblings.indexOf(header) + 1] : undefined;
  const text = typeof next === 'string' ? foldInline(next) : '';
  return /^[^:]{0,40}:$/.test(text) ? text : '';
}

/** The citation that the first line of a quote's own words is ("@Ada wrote:"), with the blocks below it. */
function openingLine(
  blocks: readonly Block[],
): { readonly line: string; readonly author: string | null; readonly blocks: readonly Block[] } | null {
  const [first] = blocks;
  const line = first?.type === 'text' ? (first.text.split('\n', 1)[0] ?? '') : '';
  const by = readAttribution(line);
  return by === null ? null : { line, author: by.author?.replace(/^@/, '') ?? null, blocks: withoutLine(blocks, line) };
}

function withoutLine(blocks: readonly Block[], line: string): readonly Block[] {
  const [first, ...others] = blocks;
  if (line === '' || first?.type !== 'text' || first.text.split('\n', 1)[0] !== line) return blocks;
  const text = first.text.slice(line.length + 1);
  return text === '' ? others : [{ type: 'text', text }, ...others];
}

function printedTime(context: QuoteContext, scopes: readonly (Scope | null)[], fields: QuoteFields): Moment {
  const read = scopes.flatMap((scope) => (scope === null ? [] : [readMoment(scope, fields.cited, context.dayOrder)]));
  return read.find(isKnown) ?? read[0] ?? UNKNOWN_MOMENT;
}

/** The time in the markup, with the words of the citation; else those words, read as far as they say a day. */
function citedAt(printed: Moment, citation: Citation | null, order: FigureOrder): Moment | null {
  const words = citation?.when ?? null;
  if (isKnown(printed)) return { ...printed, raw: printed.raw ?? words };
  return words === null ? null : readShownMoment(words, order);
}
