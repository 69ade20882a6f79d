import type { PageInput, ParsedPage, ThreadPage } from '../model/page.js';
import type { Problem } from '../model/problem.js';
import { parseArticle } from './article/index.js';
import { type Claim, detect, fitOf } from './detect.js';
import type { EngineOptions, EngineSpec } from './engine.js';
import { readGeneric } from './generic/index.js';
import { type PageTree, parseTree } from './html/page-tree.js';
import { parseJsonThread } from './json/parse-json.js';
import { JSON_ENGINES } from './json/registry.js';
import { listOn } from './listing/index.js';
import { engineSays, looksLike, type NotThreadCode, notThreadProblem } from './not-thread.js';
import { readHead, readPage } from './parse-page.js';
import { SPECS } from './registry.js';
import { parseTextThread } from './text/index.js';
import { readUnclaimed } from './unclaimed.js';
import { withUserSpecs } from './user-spec/read-specs.js';

export { pageToJson } from './to-json.js';

/** Engines that read markup, by the name `--engine` takes; text engines are called `text:<name>`, articles `article`. */
export const ENGINE_NAMES: readonly string[] = [
  ...new Set([...[...SPECS, ...JSON_ENGINES].map(({ engine }) => engine), 'generic']),
].sort();

/**
 * Reads one decoded page. Markup: the spec that claims it, else a thread by its structure (engine `generic`) or an
 * article (see `unclaimed.ts` for pages that look like both), else no posts and a problem that says what the page is.
 * Text: a flattened thread, else an article, else a problem. Total: never throws, whatever the text.
 */
export function parsePage(input: PageInput, options: EngineOptions = {}): ParsedPage {
  const { engine } = options;
  if (engine === 'article') return parseArticle(input) ?? nothing(input, 'unknown-page', 'article');
  if (input.format === 'html') return parseHtml(input, options);
  const json = input.format === 'json' ? parseJsonThread(input, options) : null;
  if (typeof json === 'string') return nothing(input, json, engine ?? 'unknown');
  if (json !== null) return json;
  if (engine !== undefined && !engine.startsWith('text:')) return wrongFormat(input, engine);
  const thread = parseTextThread(input, options);
  if (thread !== null) return thread;
  return (engine === undefined ? parseArticle(input) : null) ?? nothing(input, 'unknown-page', engine ?? 'unknown');
}

function parseHtml(input: PageInput, options: EngineOptions): ParsedPage {
  const { engine } = options;
  if (engine === 'generic') return byStructure(input, options);
  const all = options.specs === undefined ? SPECS : withUserSpecs(SPECS, options.specs);
  const specs = engine === undefined ? all : all.filter((spec) => spec.engine === engine);
  if (specs.length === 0) return wrongFormat(input, engine ?? 'unknown');
  const tree = parseTree(input.text);
  const claims = engine === undefined ? detect(tree, specs) : forced(tree, specs);
  const [claim] = claims;
  if (claim !== undefined) {
    const page = readPage(tree, claim, input.url, options);
    const doubts = [...doubtOf(claims), ...truncation(input.text)];
    if (page.posts.length > 0) return { ...page, problems: [...page.problems, ...doubts] };
  }
  // A list is one whatever else its page shows: a form to sign in, rows with names and times.
  const list = claim === undefined && engine === undefined ? listOn(tree, input.url) : null;
  if (list !== null) return nothing(input, 'index-page', list.engine);
  const says = engineSays(tree, specs);
  if (says !== null && says.code !== 'index-page') {
    const page = nothing(input, says.code, says.engine);
    // A shell tells which thread it is, so that it can be found and saved again.
    return says.code === 'empty-shell' ? { ...page, thread: readHead(tree, says.spec, input.url) } : page;
  }
  if (engine === undefined) {
    const state = { broken: claim?.spec.engine ?? null, listed: says !== null };
    const page = readUnclaimed(tree, input, options, state);
    if (page?.type === 'thread') return { ...page, problems: [...page.problems, ...truncation(input.text)] };
    if (page !== null) return page;
  }
  return nothing(input, says?.code ?? looksLike(tree), says?.engine ?? engine ?? 'unknown');
}

/** Without any spec: what repeats on the page, or the reason why it is no thread. */
function byStructure(input: PageInput, options: EngineOptions): ParsedPage {
  const tree = parseTree(input.text);
  const reading = readGeneric(tree, input.url, options);
  if (reading?.believed === true)
    return { ...reading.page, problems: [...reading.page.problems, ...truncation(input.text)] };
  return nothing(input, looksLike(tree), 'generic');
}

/** A named engine is taken at its word: its best generation, however little speaks for it. */
function forced(tree: PageTree, specs: readonly EngineSpec[]): readonly Claim[] {
  const [best] = specs
    .map((spec) => ({ spec, detection: fitOf(tree, spec) }))
    .sort((a, b) => b.detection.confidence - a.detection.confidence);
  return best === undefined ? [] : [best];
}

function doubtOf(claims: readonly Claim[]): Problem[] {
  const [first, second] = claims;
  if (first === undefined || second === undefined) return [];
  const names = claims.map(({ spec, detection }) => `${spec.engine} ${spec.generation} (${detection.confidence})`);
  const message = `Several descriptions fit this page: ${names.join(', ')}; the first was taken.`;
  return [{ code: 'ambiguous-engine', message, post: null }];
}

/** A page that opens its body and ends without closing anything was cut while it was saved. */
function truncation(html: string): Problem[] {
  if (!/<body[\s>]/i.test(html) || /<\/(?:body|html)\s*>/i.test(html.slice(-200_000))) return [];
  const message =
    'The page ends before its markup does: it was cut while saving, and the last post may be incomplete: save it again.';
  return [{ code: 'truncated-html', message, post: null }];
}

function nothing(input: PageInput, code: NotThreadCode, engine: string): ThreadPage {
  return empty(input, engine, [notThreadProblem(code), ...(input.format === 'html' ? truncation(input.text) : [])]);
}

function wrongFormat(input: PageInput, engine: string): ThreadPage {
  const message = `No engine "${engine}" reads a page of format ${input.format}: leave --engine out, or choose one of ${ENGINE_NAMES.join(', ')}.`;
  return empty(input, engine, [{ code: 'wrong-engine', message, post: null }]);
}

function empty(input: PageInput, engine: string, problems: readonly Problem[]): ThreadPage {
  return {
    type: 'thread',
    engine,
    engineVersion: null,
    detection: { confidence: 0, evidence: [] },
    thread: {
      externalId: null,
      title: null,
      url: input.url,
      forumPath: [],
      tags: [],
      page: null,
      pageCount: null,
      nextUrl: null,
      prevUrl: null,
    },
    posts: [],
    polls: [],
    expectedPosts: null,
    problems,
  };
}
