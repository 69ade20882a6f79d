import { createHash } from 'node:crypto';
import { xmlText } from '../cells.js';
import { columnsOf, guarded, type Job, type ReadOptions, rawRows } from '../job.js';
import { numberOf, type Row, textOf } from '../row.js';
import type { Format } from './format.js';

/** A member as a node. */
interface Node {
  readonly id: string;
  readonly label: string;
  readonly values: Row;
}

/** Who answers whom, over all threads that were chosen. */
interface Edge {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  readonly values: Row;
}

const NODE_FIELDS = [
  ['site', 'string'],
  ['posts', 'long'],
  ['threads', 'long'],
  ['original_share', 'double'],
  ['sentiment', 'double'],
  ['incivility', 'double'],
] as const;

const EDGE_FIELDS = [
  ['replies', 'long'],
  ['agree', 'long'],
  ['disagree', 'long'],
  ['neutral', 'long'],
  ['balance', 'double'],
] as const;

/**
 * A pair counts an answer once, by whatever it is known (quote, parent or mention). `balance` is the mean of agreement
 * (1) and disagreement (-1) weighted by confidence, as in v_agreement; null where no answer is decided.
 */
function edgeSql(job: Job): string {
  const chosen =
    job.condition === null
      ? ''
      : `and (f.thread_id, f.post_id) in (select thread_id, post_id from v_post where ${job.condition}\n)`;
  const decided = job.options.network === 'agreement' ? 'where agree + disagree > 0' : '';
  return `with answer as (
      select f.author_id as source, t.author_id as target, r.from_post_id, r.to_post_id,
        (array_agg(r.stance order by (r.stance is null), (r.stance = 'neutral'), r.confidence desc nulls last))[1] as stance,
        max(r.confidence) filter (where r.stance in ('agree', 'disagree')) as confidence
      from v_reply r
      join v_post f on f.thread_id = r.thread_id and f.post_id = r.from_post_id
      join v_post t on t.thread_id = r.thread_id and t.post_id = r.to_post_id
      where f.author_id is not null and t.author_id is not null and f.author_id <> t.author_id ${chosen}
      group by 1, 2, r.thread_id, 3, 4),
    edge as (
      select source, target, count(*)::integer as replies,
        (count(*) filter (where stance = 'agree'))::integer as agree,
        (count(*) filter (where stance = 'disagree'))::integer as disagree,
        (count(*) filter (where stance is distinct from 'agree' and stance is distinct from 'disagree'))::integer as neutral,
        sum(case stance when 'agree' then confidence when 'disagree' then -confidence end)
          / nullif(sum(confidence) filter (where stance in ('agree', 'disagree')), 0) as balance
      from answer group by source, target)
    select * from edge ${decided} order by source, target`;
}

async function* nodes(job: Job): AsyncGenerator<Node> {
  const columns = await columnsOf(job.reader, 'authors');
  // Who is answered is a node too, whether his own posts were chosen or not.
  const chosen: ReadOptions =
    job.condition === null
      ? {}
      : {
          instead: `(author_id in (select author_id from chosen) or author_id in (select t.author_id from v_reply r join v_post t on t.thread_id = r.thread_id and t.post_id = r.to_post_id
        where (r.thread_id, r.from_post_id) in (select thread_id, post_id from chosen)))`,
        };
  for await (const rows of rawRows(job, 'authors', columns, chosen))
    for (const row of rows) {
      const author = guarded(job, 'authors', columns, row);
      const values = Object.fromEntries(NODE_FIELDS.map(([name]) => [name, author[name] ?? null]));
      yield { id: textOf(author, 'author_id') ?? '', label: textOf(author, 'name') ?? '', values };
    }
}

async function* edges(job: Job): AsyncGenerator<Edge> {
  const { pseudonyms } = job.guard;
  const hide = (id: string): string => (pseudonyms === null ? id : pseudonyms.ids(id));
  for await (const { rows } of job.reader.scan(edgeSql(job), { batchRows: 1000 })) {
    job.signal.throwIfAborted();
    for (const row of rows) {
      const source = hide(textOf(row, 'source') ?? '');
      const target = hide(textOf(row, 'target') ?? '');
      const decided = (numberOf(row, 'agree') ?? 0) + (numberOf(row, 'disagree') ?? 0);
      const weight = job.options.network === 'agreement' ? decided : (numberOf(row, 'replies') ?? 0);
      const id = createHash('sha1').update(`${source} ${target}`).digest('hex').slice(0, 20);
      yield { id, source, target, weight, values: row };
    }
  }
}

/** GEXF 1.3, as Gephi reads it: a directed graph with attributes of nodes and edges. */
export const GEXF: Format = {
  layout: 'file',
  write: (job) =>
    writeGraph(job, 'network.gexf', {
      head: `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>threadbare</creator><description>${job.options.network}</description></meta>
<graph defaultedgetype="directed" mode="static">
<attributes class="node" mode="static">${NODE_FIELDS.map(([name, type], i) => `<attribute id="${i}" title="${name}" type="${type}"/>`).join('')}</attributes>
<attributes class="edge" mode="static">${EDGE_FIELDS.map(([name, type], i) => `<attribute id="${i}" title="${name}" type="${type}"/>`).join('')}</attributes>
<nodes>
`,
      node: ({ id, label, values }) =>
        `<node id="${xmlText(id)}" label="${xmlText(label)}"><attvalues>${attvalues(NODE_FIELDS, values)}</attvalues></node>\n`,
      between: '</nodes>\n<edges>\n',
      edge: ({ id, source, target, weight, values }) =>
        `<edge id="${id}" source="${xmlText(source)}" target="${xmlText(target)}" weight="${weight}"><attvalues>${attvalues(EDGE_FIELDS, values)}</attvalues></edge>\n`,
      tail: '</edges>\n</graph>\n</gexf>\n',
    }),
};

const attvalues = (fields: readonly (readonly [string, string])[], values: Row): string =>
  fields
    .flatMap(([name], i) => {
      const value = values[name];
      return value === null || value === undefined ? [] : [`<attvalue for="${i}" value="${xmlText(String(value))}"/>`];
    })
    .join('');

/** GraphML with the same nodes and edges. */
export const GRAPHML: Format = {
  layout: 'file',
  write: (job) =>
    writeGraph(job, 'network.graphml', {
      head: `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
<key id="label" for="node" attr.name="label" attr.type="string"/>
${NODE_FIELDS.map(([name, type]) => `<key id="n_${name}" for="node" attr.name="${name}" attr.type="${type}"/>`).join('\n')}
<key id="weight" for="edge" attr.name="weight" attr.type="double"/>
${EDGE_FIELDS.map(([name, type]) => `<key id="e_${name}" for="edge" attr.name="${name}" attr.type="${type}"/>`).join('\n')}
<graph id="${job.options.network}" edgedefault="directed">
`,
      node: ({ id, label, values }) =>
        `<node id="${xmlText(id)}"><data key="label">${xmlText(label)}</data>${data('n', NODE_FIELDS, values)}</node>\n`,
      between: '',
      edge: ({ id, source, target, weight, values }) =>
        `<edge id="${id}" source="${xmlText(source)}" target="${xmlText(target)}"><data key="weight">${weight}</data>${data('e', EDGE_FIELDS, values)}</edge>\n`,
      tail: '</graph>\n</graphml>\n',
    }),
};

const data = (letter: string, fields: readonly (readonly [string, string])[], values: Row): string =>
  fields
    .flatMap(([name]) => {
      const value = values[name];
      return value === null || value === undefined
        ? []
        : [`<data key="${letter}_${name}">${xmlText(String(value))}</data>`];
    })
    .join('');

interface GraphText {
  readonly head: string;
  readonly node: (node: Node) => string;
  readonly between: string;
  readonly edge: (edge: Edge) => string;
  readonly tail: string;
}

async function writeGraph(job: Job, name: string, text: GraphText): Promise<void> {
  const file = await job.open(name, 'replies');
  await file.sink.write(text.head);
  for await (const node of nodes(job)) {
    await file.sink.write(text.node(node));
    job.count('authors', 1);
  }
  await file.sink.write(text.between);
  let count = 0;
  for await (const edge of edges(job)) {
    await file.sink.write(text.edge(edge));
    count += 1;
    job.count('replies', 1);
  }
  await file.sink.write(text.tail);
  await file.finish(count);
}
