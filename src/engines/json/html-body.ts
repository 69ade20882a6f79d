import type { DayOrder } from '../dates/shown-moment.js';
import type { EngineSpec } from '../engine.js';
import { parseTree } from '../html/page-tree.js';
import { type ReadBody, readBody } from '../html-blocks/read-blocks.js';
import { assignRoles } from '../html-blocks/roles.js';
import { resolverFor } from '../page-url.js';

/**
 * Reads a body that JSON carries as HTML with the same rules as the engine's pages: quotes, code, spoilers and images
 * of `spec.body`. Addresses are resolved against `base` where it is known.
 */
export function readHtmlBody(
  html: string,
  spec: EngineSpec,
  options: { readonly base: string | null; readonly ignoreIds: boolean; readonly dayOrder?: DayOrder },
): ReadBody {
  const tree = parseTree(html);
  const roles = assignRoles(tree, spec.body);
  const body = readBody({ tree, spec, roles, dayOrder: options.dayOrder ?? null, ignoreIds: options.ignoreIds }, [
    tree.root,
  ]);
  const resolve = resolverFor(options.base);
  return {
    blocks: body.blocks,
    signature: body.signature,
    images: body.images.map((item) => ({ ...item, url: resolve(item.url) })),
    attachments: body.attachments.map((item) => ({ ...item, url: resolve(item.url) })),
    links: body.links.map((item) => ({ ...item, url: resolve(item.url) ?? item.url })),
  };
}
