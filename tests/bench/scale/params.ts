import type { Sql } from 'postgres';
import type { Question } from './measure.js';

/** Values for the parameters of the cookbook, by what they are called there. */
export async function paramsOf(sql: Sql): Promise<(param: { readonly about: string }) => string> {
  const text = async (statement: string): Promise<string> => {
    const [row] = await sql.unsafe<{ value: string }[]>(statement);
    return row?.value ?? '';
  };
  const name = await text(
    'select name as value from analytics.total_author order by posts desc, name offset 30 limit 1',
  );
  const title = await text(
    `select t.title as value from analytics.total_thread t where t.posts >= 300 and not exists (
       select 1 from analytics.total_thread o where o.title = t.title and o.thread_id <> t.thread_id)
     order by t.posts, t.thread_id limit 1`,
  );
  const values: Readonly<Record<string, string>> = {
    'a thread by its title': title,
    'a part of the title': `%${title.split(' ')[1] ?? ''}%`,
    'a name': name,
    'roughly a name': `${name.slice(0, 2)}x${name.slice(3)}`,
    'a target by its name': await text(
      'select target as value from analytics.total_target order by posts desc offset 2 limit 1',
    ),
    'first day': '2021-03-01',
    'day after the last': '2021-03-08',
    words: await phrase(sql),
    'the last change seen': await text('select max(seq) - 50000 as value from analytics.v_change'),
  };
  return ({ about }) => {
    const value = values[about];
    if (value === undefined || value === '') throw new Error(`The bench knows no value for “${about}”.`);
    return value;
  };
}

const FREQUENT = `
  select word as value, ndoc from ts_stat('select search from threadbare.post tablesample system (0.5) repeatable (1)')
  where char_length(word) > 3 order by ndoc desc`;

async function phrase(sql: Sql): Promise<string> {
  const [row] = await sql.unsafe<{ value: string }[]>(
    `select split_part(own_text, ' ', 3) || ' ' || split_part(own_text, ' ', 4) as value from threadbare.post
     where kind = 'post' and own_text ~ '^\\w+ \\w+ \\w{4,} \\w{4,} ' limit 1`,
  );
  return `"${row?.value ?? ''}"`;
}

/** Searches beside the cookbook's, for words of all frequencies; each within 100 ms. */
export async function searches(sql: Sql): Promise<readonly Question[]> {
  const words = (await sql.unsafe<{ value: string }[]>(FREQUENT)).map((row) => row.value);
  const at = (share: number): string => words[Math.floor(share * (words.length - 1))] ?? 'a';
  const find =
    'select p.author, p.position, f.rank, f.snippet from find_posts($1, 20) f join v_post p on p.thread_id = f.thread_id and p.post_id = f.post_id order by f.rank desc';
  const named = 'select name, similarity(name, $1) from total_author where name % $1 order by 2 desc, 1 limit 20';
  const titled = 'select title from total_thread where title ilike $1 order by title limit 20';
  const text = (title: string, words: string): Question => ({ title, sql: find, params: [words], limit: 100 });
  return [
    text('Full text: a rare word', at(0.9)),
    text('Full text: a word of middling frequency', at(0.05)),
    text('Full text: a very common word', at(0)),
    text('Full text: two common words', `${at(0)} ${at(0.001)}`),
    { ...text('Full text: a phrase of common words', `"${at(0)} ${at(0.001)}"`), limit: 1000 },
    text('Full text: one word without another', `${at(0.05)} -${at(0)}`),
    { title: 'Trigrams: a name with a wrong letter', sql: named, params: [`${at(0.5)}x`], limit: 100 },
    { title: 'Trigrams: a part of a title', sql: titled, params: [`%${at(0.01).slice(0, 5)}%`], limit: 100 },
  ];
}
