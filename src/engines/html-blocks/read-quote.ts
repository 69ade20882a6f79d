import type { Block, QuoteBlock } from '../../model/body.js';
import { type Moment, UNKNOWN_MOMENT } from '../../model/moment.js';
import { isKnown, readMoment } from '../dates/read-moment.js';
import { type DayOrder, readShownMoment } from '../dates/shown-moment.js';
import type { Citation, EngineSpec, Field, QuoteFields } from '../engine.js';
import { readField, type Scope, selectIn } from '../field.js';
import type { PageElement, PageTree } from '../html/page-tree.js';
import { textOf } from '../html/text-of.js';
import type { Roles } from './roles.js';

export interface QuoteContext {
  readonly tree: PageTree;
  readonly spec: EngineSpec;
  readonly roles: Roles;
  readonly dayOrder: DayOrder;
  /** Ids and links of quotes are not looked at. */
  readonly ignoreIds: boolean;
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
  const headerElement = outside ?? selectIn(scope, fields.header)[0] ?? null;
  const beside: Scope | null = outside === null ? null : { tree: context.tree, element: outside, owners: null };
  const read = (field: Field): string | null =>
    readField(scope, field) ?? (beside === null ? null : readField(beside, field));
  const header = headerElement === null ? '' : textOf(headerElement);
  const citation = header === '' ? null : (context.spec.hooks.readCitation?.(header) ?? null);
  const trusted = !context.ignoreIds && (context.spec.hooks.trustsSource?.(element) ?? true);
  return {
    type: 'quote',
    header: header === '' ? null : header,
    author: read(fields.author) ?? citation?.author ?? null,
    sourceExternalId: trusted ? read(fields.sourceExternalId) : null,
    sourceUrl: trusted ? read(fields.sourceUrl) : null,
    sourcePosition: null,
    citedAt: citedAt(printedTime(context, [scope, beside], fields), citation, context.dayOrder),
    blocks: inside(selectIn(scope, fields.contents)[0] ?? element, headerElement),
    extent: { method: 'markup', confidence: 1 },
    rawRange: null,
  };
}

function printedTime(context: QuoteContext, scopes: readonly (Scope | null)[], fields: QuoteFields): Moment {
  const read = scopes.flatMap((scope) => (scope === null ? [] : [readMoment(scope, fields.cited, context.dayOrder)]));
  return read.find(isKnown) ?? read[0] ?? UNKNOWN_MOMENT;
}

/** The time in the markup, with the words of the citation; else those words, read as far as they say a day. */
function citedAt(printed: Moment, citation: Citation | null, order: DayOrder): Moment | null {
  const words = citation?.when ?? null;
  if (isKnown(printed)) return { ...printed, raw: printed.raw ?? words };
  return words === null ? null : readShownMoment(words, order);
}
