import type { PageInput, ParseOptions, ThreadPage } from '../../model/page.js';
import { parseJson } from './embedded-json.js';
import { JSON_ENGINES } from './registry.js';

/** Less than this is a resemblance, not an engine. */
const CLAIM_FLOOR = 0.6;

/**
 * Reads a JSON page by the form that fits it best; null when it is no JSON or no described form. With an engine named,
 * only forms of that engine are asked, and the best is taken however little speaks for it.
 */
export function parseJsonThread(input: PageInput, options: ParseOptions): ThreadPage | null {
  const root = parseJson(input.text);
  if (root === undefined) return null;
  const { engine } = options;
  const [best] = JSON_ENGINES.filter((form) => engine === undefined || form.engine === engine)
    .map((form) => ({ form, detection: form.detect(root) }))
    .filter(({ detection }) => engine !== undefined || detection.confidence >= CLAIM_FLOOR)
    .sort((a, b) => b.detection.confidence - a.detection.confidence);
  return best === undefined ? null : best.form.read(root, best.detection, input.url, options);
}
