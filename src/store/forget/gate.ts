import { renderBody } from '../../model/body.js';
import { deterministicId } from '../../model/ids.js';
import type { ThreadPage } from '../../model/page.js';
import type { StoredDocument } from '../../model/thread.js';
import type { PageRecord, ProblemRecord, Provenance } from '../records.js';
import { rowsOf } from '../row.js';
import type { Session } from '../session.js';
import { arrayLiteral, storableText } from '../values.js';
import { instantOrNull } from '../write/clean.js';
import { ownSentences } from './fold.js';
import { addRules, everywhere, type KeptRules, keptRules, lockGate, readRules } from './keep-rules.js';
import { learn } from './learn.js';
import { hostOf, redactPlace } from './place.js';
import { isForgottenPost, redactDocument, redactPage, seenMark } from './redact-page.js';
import { redactText } from './redact-text.js';
import { type ForgetRules, markOf } from './rules.js';
import { sweepPages } from './sweep-pages.js';

/** A page as it may be kept, with the id of its source, which is that of the file and address as given. */
export interface AdmittedPage extends PageRecord {
  readonly sourceId: string;
}

/** The id of where a page came from; made of what was given, so that it is the same before and after forgetting. */
export const pageSourceId = ({ threadId, file, url, sha256 }: PageRecord): string =>
  deterministicId('page-source', threadId, file, url, sha256);

/**
 * Lets pages in: every page that is kept passes here, and what was forgotten is taken out of it first. A page that shows
 * more of somebody (a post not seen before) adds rules, and what its thread has kept already is read again by them. The
 * caller holds the locks of the threads.
 */
export async function admitPages(
  session: Session,
  runId: string,
  records: readonly PageRecord[],
): Promise<AdmittedPage[]> {
  await lockGate(session, 'shared');
  const kept = await readRules(session);
  const given = records.map((record) => ({ ...record, sourceId: pageSourceId(record) }));
  if (kept === null || kept.rules.length === 0) return given;
  const rules = await learnFrom(session, runId, kept, records);
  return given.map((record) => {
    const own = rules.for(record.site);
    const { file, url } = redactPlace(record, own);
    return { ...record, file, url, page: redactPage(record.page, own, record.threadId) };
  });
}

/** Adds what these pages say of forgotten people; gives all rules. */
async function learnFrom(
  session: Session,
  runId: string,
  kept: KeptRules,
  records: readonly PageRecord[],
): Promise<KeptRules> {
  const threads = new Map<string, PageRecord[]>();
  for (const record of records) threads.set(record.threadId, [...(threads.get(record.threadId) ?? []), record]);
  let rules = kept;
  for (const [threadId, group] of threads) {
    for (const site of new Set(group.map((record) => record.site))) {
      const pages = group.filter((record) => record.site === site).map((record) => record.page);
      const others = await earlierWords(session, pages, rules.for(site), threadId);
      const learned = learn(pages, site, rules.for(site), threadId, { others });
      if (learned.length === 0 || (await addRules(session, runId, learned)) === 0) continue;
      rules = (await readRules(session)) ?? keptRules(kept.key, [...rules.rules, ...learned]);
      // Nobody quotes what stands on a later page: those before were cleared by what was known then.
      const first = Math.min(...pages.map((page) => page.thread.page ?? 0));
      await sweepPages(session, runId, threadId, rules, first);
    }
  }
  return rules;
}

/**
 * Sentences of forgotten people on these pages that somebody else is known to have written before, in any thread: no post
 * of theirs is stored, so whose such a stored sentence is depends on the time alone. In doubt it is the other's.
 */
async function earlierWords(
  session: Session,
  pages: readonly ThreadPage[],
  rules: ForgetRules,
  threadId: string,
): Promise<string[]> {
  const theirs = pages.flatMap((page) =>
    page.posts
      .filter((post) => isForgottenPost(post, rules, threadId) && !rules.has('seen', seenMark(rules.key, post)))
      .flatMap((post) =>
        ownSentences(renderBody(post.blocks).ownText).map(({ text }) => ({
          text,
          at: instantOrNull(post.postedAt.at),
        })),
      ),
  );
  if (theirs.length === 0) return [];
  // The planner takes the first post to match for near, and would read them all.
  await session.query(`select set_config('enable_seqscan', 'off', true)`);
  const found = await session.query(
    `select s.n::integer as n from unnest($1::text[], $2::timestamptz[]) with ordinality as s(words, at, n)
     where exists (
       select 1 from threadbare.post p where p.search @@ phraseto_tsquery('simple', s.words) and p.kind = 'post'
         and (s.at is null or p.posted_at is null or p.posted_at < s.at))`,
    [arrayLiteral(theirs.map(({ text }) => storableText(text))), arrayLiteral(theirs.map(({ at }) => at))],
  );
  await session.query(`select set_config('enable_seqscan', 'on', true)`);
  return rowsOf(found).flatMap((row) => theirs[row.number('n') - 1]?.text ?? []);
}

/** Lets an article in; null: it was forgotten itself. */
export async function admitDocument<P extends Provenance>(
  session: Session,
  document: StoredDocument,
  provenance: P,
): Promise<{ readonly document: StoredDocument; readonly provenance: P } | null> {
  await lockGate(session, 'shared');
  const kept = await readRules(session);
  if (kept === null || kept.rules.length === 0) return { document, provenance };
  const rules = kept.for(hostOf(document.url));
  if (rules.has('document', markOf(kept.key, 'document', document.id))) return null;
  return {
    document: redactDocument(document, rules),
    provenance: { ...provenance, ...redactPlace(provenance, rules) },
  };
}

/** Problems without names: their messages may cite what a page prints. Rules of any site count. */
export async function admitProblems(session: Session, problems: readonly ProblemRecord[]): Promise<ProblemRecord[]> {
  const kept = problems.length === 0 ? null : await readRules(session);
  if (kept === null || kept.rules.length === 0) return [...problems];
  const rules = everywhere(kept);
  return problems.map((problem) => ({
    ...problem,
    message: redactText(problem.message, rules),
    file: redactPlace({ file: problem.file, url: null }, rules).file,
  }));
}
