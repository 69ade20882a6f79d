import type { ThreadPage } from '../../../model/page.js';
import type { DataRequest } from '../../engine.js';
import type { PageTree } from '../../html/page-tree.js';
import { parseJson } from '../../json/embedded-json.js';
import { textOf } from '../../json/value.js';
import { DISCOURSE_TOPIC, readTopic } from './topic-json.js';

/** The topic among the answers preloaded for the app: a map of request names to JSON texts, in an attribute. */
export function readPreloaded(tree: PageTree, request: DataRequest): ThreadPage | null {
  const holder = tree.byId.get('data-preloaded')?.[0]?.attributes['data-preloaded'];
  const answers = holder === undefined ? undefined : parseJson(holder);
  if (answers === null || typeof answers !== 'object') return null;
  for (const [name, answer] of Object.entries(answers)) {
    const text = /^topic_\d+$/.test(name) ? textOf(answer) : null;
    const topic = text === null ? undefined : parseJson(text);
    const detection = DISCOURSE_TOPIC.detect(topic);
    if (detection.confidence === 0) continue;
    return readTopic(topic, detection, { ...request, url: request.url ?? ownAddress(tree) });
  }
  return null;
}

function ownAddress(tree: PageTree): string | null {
  const canonical = (tree.byTag.get('link') ?? []).find((link) => link.attributes.rel === 'canonical');
  return canonical?.attributes.href ?? null;
}
