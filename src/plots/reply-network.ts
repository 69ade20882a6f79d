import { layOut } from './force-layout.js';
import { placeNames } from './name-places.js';
import { type Answers, answersBetween, type Chosen, choose, type ReplyNetwork } from './network-choice.js';
import { answerLine, lineLegend } from './network-lines.js';
import { cellOf, countOf, type Plot, type PlotCell, type PlotOptions, widthOf } from './plot.js';
import { el, emptyPlot, hint, plotOf } from './svg.js';
import { counted, fitted, said } from './words.js';

const TOP = 46;

/** Who answers whom: members as discs as large as their posts, answers as lines that say whether they agree. */
export function replyNetwork(data: ReplyNetwork, options: PlotOptions = {}): Plot {
  const width = widthOf(options);
  const chosen = choose(data);
  const { drawn, edges } = chosen;
  const title = 'Who answers whom';
  const table = { columns: ['who', 'answers', 'times', 'agrees', 'disagrees', 'neither'], rows: rowsOf(data) };
  const shared = { name: 'network', title, table, width } as const;
  if (drawn.length === 0)
    return emptyPlot({ ...shared, summary: 'No member with a name answers another one.' }, options);
  const height = Math.round(Math.min(520, Math.max(240, width * 0.72))) + TOP;
  const index = new Map(drawn.map((member, i) => [member.id, i]));
  const springs = edges.flatMap(({ from, to, replies }) => {
    const [a, b] = [index.get(from), index.get(to)];
    return a === undefined || b === undefined ? [] : [{ from: a, to: b, weight: replies }];
  });
  const most = Math.max(1, ...drawn.map((member) => countOf(member.posts)));
  const margin = { x: Math.min(80, width * 0.14), y: 26 };
  const discs = layOut(drawn.length, springs).map((spot, i) => ({
    x: margin.x + spot.x * (width - 2 * margin.x),
    y: TOP + margin.y + spot.y * (height - TOP - 2 * margin.y),
    r: 5 + 11 * Math.sqrt(countOf(drawn[i]?.posts ?? 0) / most),
    name: drawn[i]?.name ?? '',
    posts: countOf(drawn[i]?.posts ?? 0),
  }));
  const lines = edges.flatMap((edge) => {
    const [from, to] = [discs[index.get(edge.from) ?? 0], discs[index.get(edge.to) ?? 0]];
    return from === undefined || to === undefined ? [] : [answerLine(edge, from, to)];
  });
  const shapes = [
    ...lineLegend(width),
    ...lines,
    ...discs.map(({ x, y, r, name, posts }) =>
      el('circle', { class: 'p-fill-4 p-ring', cx: x, cy: y, r }, hint(`${name}: ${counted(posts, 'post')}`)),
    ),
    ...placeNames(discs, { left: 2, top: TOP, width: width - 4, height: height - TOP }),
  ];
  return plotOf({ ...shared, summary: summaryOf(data, chosen), height, shapes }, options);
}

/** Rows of the table: the strongest of all answers, whether drawn or not. */
const MOST_ROWS = 400;

function rowsOf({ members, edges }: ReplyNetwork): PlotCell[][] {
  const names = new Map(members.map((member) => [member.id, cellOf({ text: member.name, href: member.href })]));
  return answersBetween(members, edges)
    .slice(0, MOST_ROWS)
    .map((edge) => [
      names.get(edge.from) ?? null,
      names.get(edge.to) ?? null,
      edge.replies,
      edge.agree,
      edge.disagree,
      Math.max(0, edge.replies - edge.agree - edge.disagree),
    ]);
}

function summaryOf(data: ReplyNetwork, { drawn, edges, left }: Chosen): string {
  const all = answersBetween(data.members, data.edges);
  const sum = (of: (edge: Answers) => number): number => all.reduce((n, edge) => n + of(edge), 0);
  const strongest = all.reduce<Answers | null>(
    (most, edge) => (edge.disagree > (most?.disagree ?? 0) ? edge : most),
    null,
  );
  const nameOf = (id: string): string => fitted(data.members.find((member) => member.id === id)?.name ?? id, 300);
  const silent = data.members.length - drawn.length - left;
  return said(
    `${counted(drawn.length + left, 'member')} and ${counted(
      sum((edge) => edge.replies),
      'answer',
    )}: ${sum((edge) => edge.agree)} agree, ${sum((edge) => edge.disagree)} disagree.`,
    strongest === null
      ? null
      : `Most disagreement: ${nameOf(strongest.from)} with ${nameOf(strongest.to)}, ${counted(strongest.disagree, 'time')}.`,
    left === 0 ? null : `Drawn are the ${drawn.length} with the most answers; ${left} more are left out.`,
    all.length > edges.length && left === 0 ? `Drawn are the ${edges.length} strongest lines of ${all.length}.` : null,
    silent > 0
      ? `${counted(silent, 'member')} neither ${silent === 1 ? 'answers nor is' : 'answer nor are'} answered.`
      : null,
  );
}
