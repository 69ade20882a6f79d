import { countOf } from './plot.js';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly posts: number;
  readonly href?: string | undefined;
}

/** One member's answers to another. */
export interface Answers {
  readonly from: string;
  readonly to: string;
  readonly replies: number;
  readonly agree: number;
  readonly disagree: number;
}

export interface ReplyNetwork {
  readonly members: readonly Member[];
  readonly edges: readonly Answers[];
}

/** Members drawn, those with the most answers; the rest is summed up in words. */
const MOST_MEMBERS = 60;
/** Lines drawn, the strongest. */
const MOST_LINES = 240;

export interface Chosen {
  readonly drawn: readonly Member[];
  readonly edges: readonly Answers[];
  /** Members that answer or are answered and found no room. */
  readonly left: number;
}

/** What is drawn of a network. */
export function choose({ members, edges }: ReplyNetwork): Chosen {
  const between = answersBetween(members, edges);
  const weight = new Map<string, number>();
  for (const { from, to, replies } of between)
    for (const id of [from, to]) weight.set(id, (weight.get(id) ?? 0) + replies);
  const ranked = members
    .filter((member) => weight.has(member.id))
    .sort(
      (a, b) =>
        (weight.get(b.id) ?? 0) - (weight.get(a.id) ?? 0) ||
        countOf(b.posts) - countOf(a.posts) ||
        (a.id < b.id ? -1 : 1),
    );
  const drawn = ranked.slice(0, MOST_MEMBERS);
  const ids = new Set(drawn.map((member) => member.id));
  return {
    drawn,
    edges: between.filter(({ from, to }) => ids.has(from) && ids.has(to)).slice(0, MOST_LINES),
    left: ranked.length - drawn.length,
  };
}

/** Answers between two different, known members, the most first. */
export function answersBetween(members: readonly Member[], edges: readonly Answers[]): Answers[] {
  const ids = new Set(members.map((member) => member.id));
  return edges
    .map((edge) => ({
      ...edge,
      replies: countOf(edge.replies),
      agree: countOf(edge.agree),
      disagree: countOf(edge.disagree),
    }))
    .filter(({ from, to, replies }) => from !== to && replies > 0 && ids.has(from) && ids.has(to))
    .sort((a, b) => b.replies - a.replies || (a.from + a.to < b.from + b.to ? -1 : 1));
}
