import type { Block, QuoteBlock } from '../../model/body.js';
import type { Moment } from '../../model/moment.js';
import { isKnown, readMoment } from '../dates/read-moment.js';
import { type DayOrder, readShownMoment } from '../dates/shown-moment.js';
import type { Citation, EngineSpec, QuoteFields } from '../engine.js';
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
  const headerElement = selectIn(scope, fields.header)[0] ?? null;
  const header = headerElement === null ? '' : textOf(headerElement);
  const citation = header === '' ? null : (context.spec.hooks.readCitation?.(header) ?? null);
  const trusted = !context.ignoreIds && (context.spec.hooks.trustsSource?.(element) ?? true);
  return {
    type: 'quote',
    header: header === '' ? null : header,
    author: readField(scope, fields.author) ?? citation?.author ?? null,
    sourceExternalId: trusted ? readField(scope, fields.sourceExternalId) : null,
    sourceUrl: trusted ? readField(scope, fields.sourceUrl) : null,
    sourcePosition: null,
    citedAt: citedAt(readMoment(scope, fields.cited, context.dayOrder), citation, context.dayOrder),
    blocks: inside(selectIn(scope, fields.contents)[0] ?? element, headerElement),
    extent: { method: 'markup', confidence: 1 },
    rawRange: null,
  };
}

/** The time in the markup, with the words of the citation; else those words, read as far as they say a day. */
function citedAt(printed: Moment, citation: Citation | null, order: DayOrder): Moment | null {
  const words = citation?.when ?? null;
  if (isKnown(printed)) return { ...printed, raw: printed.raw ?? words };
  return words === null ? null : readShownMoment(words, order);
}
