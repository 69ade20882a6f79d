import type { PageInput, ParseOptions, ThreadPage } from '../../model/page.js';
import { JSON_LISTINGS } from '../listing/registry.js';
import type { NotThreadCode } from '../not-thread.js';
import { parseJson } from './embedded-json.js';
import { errorIn } from './error-json.js';
import { JSON_ENGINES } from './registry.js';

/** Less than this is a resemblance, not an engine. */
const CLAIM_FLOOR = 0.6;

/**
 * Reads a JSON page by the form that fits it best; null when it is no JSON or no described form. With an engine named,
 * only forms of that engine are asked, and the best is taken however little speaks for it. A document that is an error
 * of an API, or a list of threads, is told by its code.
 */
export function parseJsonThread(input: PageInput, options: ParseOptions): ThreadPage | NotThreadCode | null {
  const root = parseJson(input.text);
  if (root === undefined) return null;
  const { engine } = options;
  const [best] = JSON_ENGINES.filter((form) => engine === undefined || form.engine === engine)
    .map((form) => ({ form, detection: form.detect(root, input.url) }))
    .sort((a, b) => b.detection.confidence - a.detection.confidence);
  if (best === undefined || best.detection.confidence < CLAIM_FLOOR) {
    const code = errorIn(root) ?? (isList(root, engine) ? 'index-page' : null);
    if (code !== null) return code;
  }
  const taken = best !== undefined && (engine !== undefined || best.detection.confidence >= CLAIM_FLOOR);
  return taken ? best.form.read(root, best.detection, input.url, options) : null;
}

function isList(root: unknown, engine: string | undefined): boolean {
  return JSON_LISTINGS.some(
    (list) => (engine === undefined || list.engine === engine) && list.detect(root).confidence >= CLAIM_FLOOR,
  );
}
