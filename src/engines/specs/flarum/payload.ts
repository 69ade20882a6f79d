import type { ThreadPage } from '../../../model/page.js';
import type { DataRequest } from '../../engine.js';
import type { PageTree } from '../../html/page-tree.js';
import { rawTextOf } from '../../html/text-of.js';
import { embeddedObject, parseJson } from '../../json/embedded-json.js';
import { memberOf } from '../../json/value.js';
import { FLARUM_DISCUSSION, readDiscussion } from './discussion-json.js';

/** The data the app starts from: a script of its own, in betas the argument of `app.load(`. */
export function readPayload(tree: PageTree, request: DataRequest): ThreadPage | null {
  const script = tree.byId.get('flarum-json-payload')?.[0];
  const payload = script === undefined ? embeddedObject(tree, 'app.load(') : parseJson(rawTextOf(script));
  const document = memberOf(payload, 'apiDocument') ?? memberOf(payload, 'document');
  const detection = FLARUM_DISCUSSION.detect(document);
  return detection.confidence === 0 ? null : readDiscussion(document, detection, { ...request, url: ownAddress(tree) });
}

function ownAddress(tree: PageTree): string | null {
  return (tree.byTag.get('link') ?? []).find((link) => link.attributes.rel === 'canonical')?.attributes.href ?? null;
}
