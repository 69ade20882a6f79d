import type { ThreadPage } from '../../../model/page.js';
import type { DataRequest } from '../../engine.js';
import type { PageTree } from '../../html/page-tree.js';
import { rawTextOf } from '../../html/text-of.js';
import { parseJson } from '../../json/embedded-json.js';
import { NODEBB_TOPIC, readTopic } from './topic-json.js';

/** The topic the page was rendered from: the same object that `/api/topic/ID` answers. */
export function readAjaxifyData(tree: PageTree, request: DataRequest): ThreadPage | null {
  const script = tree.byId.get('ajaxify-data')?.[0];
  const topic = script === undefined ? undefined : parseJson(rawTextOf(script));
  const detection = NODEBB_TOPIC.detect(topic);
  return detection.confidence === 0 ? null : readTopic(topic, detection, request);
}
