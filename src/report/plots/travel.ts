import type { TravelMark } from '../../plots/index.js';
import type { Store } from '../../store/index.js';
import { byTime, type Place, readPlaces } from '../places.js';
import { ask, flagOf, numberOf, type Row, textOf } from '../rows.js';
import type { PlotLinks } from './links.js';

/** One saying as it stands in different places. */
export interface StoredTravel {
  readonly sayingId: string;
  /** The words of the reference; of the earliest place where the reference may not be seen. */
  readonly saying: string;
  readonly speaker: string | null;
  /** In the order of time. */
  readonly steps: readonly TravelMark[];
}

/** Sayings that touch a thread or an article. */
export type TravelsOf = { readonly threadId: string } | { readonly documentId: string };

/** Sayings of a busy thread read at most, those in the most places first; renderings of them at most. */
const MOST_SAYINGS = 40;
const MOST_PLACES = 2_000;

const TOUCHING_THREAD = `
select distinct saying_id from v_saying
 where thread_id = $1::uuid or document_id in (select document_id from v_source where thread_id = $1::uuid)`;

const TOUCHING_ARTICLE = 'select distinct saying_id from v_saying where document_id = $1::uuid';

/** Posts of these sites, and articles that a thread of these sites has to do with. */
const SEEN = `
and (exists (select 1 from threadbare.thread t where t.thread_id = s.thread_id and t.site_id = any($2::uuid[]))
  or exists (select 1 from v_source c join threadbare.thread t on t.thread_id = c.thread_id
              where c.document_id = s.document_id and c.relation <> 'same_event' and t.site_id = any($2::uuid[])))`;

const sqlOf = (touching: string, seen: string): string => `
with family as (${touching}),
seen as (select s.saying_id, s.row_id from v_saying s where s.saying_id in (select saying_id from family) ${seen}),
chosen as (select saying_id from seen group by saying_id having count(*) > 1 order by count(*) desc, saying_id limit ${MOST_SAYINGS})
select s.saying_id, s.thread_id, s.post_id, s.document_id, s.speaker, s.text, s.reference, s.relation, s.similarity
  from v_saying s join seen on seen.saying_id = s.saying_id and seen.row_id = s.row_id
 where s.saying_id in (select saying_id from chosen)
 order by s.saying_id, s.reference desc, s.row_id limit ${MOST_PLACES}`;

/**
 * How the sayings of a thread or an article travel, those in the most places first; sayings in one place alone are left out.
 *
 * @param sites ids of the sites whose posts may be seen; null: all
 */
export async function readQuoteTravels(
  store: Store,
  of: TravelsOf,
  sites: readonly string[] | null = null,
  links?: PlotLinks,
): Promise<StoredTravel[]> {
  const [touching, id] = 'threadId' in of ? [TOUCHING_THREAD, of.threadId] : [TOUCHING_ARTICLE, of.documentId];
  const rows = await ask(store, sqlOf(touching, sites === null ? '' : SEEN), sites === null ? [id] : [id, sites]);
  const places = await readPlaces(
    store,
    rows.flatMap((row) => {
      const [threadId, postId] = [textOf(row, 'thread_id'), textOf(row, 'post_id')];
      return threadId === null || postId === null ? [] : [{ threadId, postId }];
    }),
    rows.flatMap((row) => textOf(row, 'document_id') ?? []),
  );
  const families = new Map<string, Row[]>();
  for (const row of rows) {
    const sayingId = textOf(row, 'saying_id') ?? '';
    const family = families.get(sayingId) ?? [];
    families.set(sayingId, family);
    family.push(row);
  }
  return [...families]
    .map(([sayingId, family]) => travelOf(sayingId, family, places, links))
    .sort((a, b) => b.steps.length - a.steps.length || (a.sayingId < b.sayingId ? -1 : 1));
}

function travelOf(
  sayingId: string,
  family: readonly Row[],
  places: ReadonlyMap<string, Place>,
  links: PlotLinks | undefined,
): StoredTravel {
  const placed = family
    .map((row) => ({ row, place: places.get(textOf(row, 'post_id') ?? textOf(row, 'document_id') ?? '') ?? null }))
    .sort((a, b) => byTime(a.place, b.place));
  const own = family.find((row) => flagOf(row, 'reference')) ?? placed[0]?.row;
  return {
    sayingId,
    saying: textOf(own, 'text') ?? '',
    speaker: textOf(own, 'speaker'),
    steps: placed.map(({ row, place }) => markOf(row, place, links)),
  };
}

const RELATIONS: Readonly<Record<string, TravelMark['relation']>> = {
  same: 'same',
  differs: 'differs',
  truncated: 'truncated',
  reported: 'reported',
};

function markOf(row: Row, place: Place | null, links: PlotLinks | undefined): TravelMark {
  const [threadId, postId] = [textOf(row, 'thread_id'), textOf(row, 'post_id')];
  const documentId = textOf(row, 'document_id');
  const href =
    threadId !== null && postId !== null
      ? links?.post(threadId, postId)
      : documentId === null
        ? undefined
        : links?.source(documentId);
  const speaker = textOf(row, 'speaker');
  return {
    place: { text: place?.name ?? 'a source that is gone', href },
    lane: place?.kind === 'post' ? (place.title ?? 'a thread without a title') : 'Articles',
    at: place?.at ?? null,
    relation: flagOf(row, 'reference') ? 'reference' : (RELATIONS[textOf(row, 'relation') ?? ''] ?? 'differs'),
    similarity: numberOf(row, 'similarity') ?? 0,
    words: textOf(row, 'text') ?? '',
    ...(speaker === null ? {} : { note: `said by ${speaker}` }),
  };
}
