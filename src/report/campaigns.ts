import type { Store } from '../store/index.js';
import { ask, numberOf, type Row, textOf } from './rows.js';
import { type Cell, type Section, section } from './section.js';
import { count, opening, percent } from './words.js';

/** Campaigns shown; `v_campaign` has every one. */
const SHOWN = 50;

const SQL = `
select c.*, p.position, count(*) over () as found
  from v_campaign c left join v_post p on p.thread_id = c.thread_id and p.post_id = c.post_id
 order by c.accounts desc, c.posts desc, c.thread_id, c.post_id limit ${SHOWN}`;

/** Texts that several accounts post in several places, those with the most accounts first. */
export async function campaigns(store: Store): Promise<Section> {
  const rows = await ask(store, SQL, []);
  const found = numberOf(rows[0], 'found') ?? 0;
  return section('campaigns', 'Texts that several accounts post', {
    sentences: [
      found === 0
        ? 'None.'
        : `${count(found, 'text')}, each named by its earliest copy${found > SHOWN ? `; the first ${SHOWN}, all of them with: threadbare sql "select * from v_campaign"` : ''}.`,
    ],
    figures: { campaigns: found },
    table:
      rows.length === 0
        ? null
        : {
            columns: ['first in', 'by', 'accounts', 'threads', 'posts', 'from', 'to', 'alike', 'words'],
            rows: rows.map(campaignRow),
          },
  });
}

const campaignRow = (row: Row): Cell[] => {
  const share = numberOf(row, 'share');
  const position = numberOf(row, 'position');
  return [
    `${(textOf(row, 'thread_id') ?? '').slice(0, 8)}${position === null ? '' : `#${position}`}`,
    textOf(row, 'author'),
    numberOf(row, 'accounts'),
    numberOf(row, 'threads'),
    numberOf(row, 'posts'),
    textOf(row, 'first_posted_at'),
    textOf(row, 'last_posted_at'),
    share === null ? null : percent(share),
    opening(textOf(row, 'text') ?? '', 160),
  ];
};
