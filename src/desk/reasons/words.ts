import type { Evidence, ReasonKind } from '../../store/desk/reasons/kinds.js';

/** Where something stands that shows a reason; code points. */
export interface WordMark {
  /** `own`: offsets of the analysis text; `body`: of the own text; `quote`: of the text of quote `quoteIndex`. */
  readonly in: 'own' | 'body' | 'quote';
  readonly start: number;
  readonly end: number;
  readonly kind: 'hostile' | 'evidence' | 'repeat';
  readonly quoteIndex: number | null;
  /** What it is, for those who do not see the mark. */
  readonly label: string | null;
}

/** A reason in words for a moderator. Hostile words are not repeated: they are marked where they stand. */
export interface ReasonWords {
  readonly title: string;
  /** Who, whom, and what the machine saw. */
  readonly sentence: string;
  readonly sure: string;
  readonly marks: readonly WordMark[];
}

/** Names the words need; null: not known. */
export interface ReasonContext {
  readonly score: number;
  readonly author: string | null;
  /** Who is attacked, quoted, answered, or the other one of a quarrel. */
  readonly other: string | null;
  /** Title of the article. */
  readonly document: string | null;
}

/** Kinds of incivility as a moderator would say them. */
const KINDS: Readonly<Record<string, string>> = {
  threat: 'a threat',
  slur: 'a slur',
  dehumanising: 'words that deny somebody is human',
  insult: 'an insult',
  'personal-attack': 'words against the person, not the argument',
  accusation: 'an accusation of bad faith',
  demeaning: 'demeaning words',
  dismissal: 'words that order or shut off',
  mockery: 'mockery',
  profanity: 'swearing',
  shouting: 'shouting',
};

const CHANGES = { negation: 'a word that denies', number: 'a number', word: 'a name or another word' } as const;

export function reasonWords(_kind: ReasonKind, evidence: Evidence, context: ReasonContext): ReasonWords {
  return { ...said(evidence, context), sure: sureness(context.score) };
}

/** How sure the machine is, in words with the figure. */
export function sureness(score: number): string {
  const word = score >= 0.85 ? 'very sure' : score >= 0.65 ? 'fairly sure' : score >= 0.45 ? 'unsure' : 'a weak sign';
  return `${word} (${score.toFixed(2)})`;
}

const who = (name: string | null): string => name ?? 'Somebody unnamed';
const whom = (name: string | null): string => name ?? 'somebody';
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const during = (hours: number | null): string => {
  if (hours === null) return '';
  if (hours < 1) return ' within an hour';
  return hours <= 72
    ? ` within ${plural(Math.ceil(hours), 'hour')}`
    : ` within ${plural(Math.ceil(hours / 24), 'day')}`;
};

type Said = Omit<ReasonWords, 'sure'>;

function said(evidence: Evidence, { author, other, document }: ReasonContext): Said {
  switch (evidence.reason) {
    case 'personal_attack': {
      const found = evidence.kinds.flatMap((one) => KINDS[one] ?? []).slice(0, 2);
      const what = found.length === 0 ? 'hostile words' : found.join(' and ');
      return {
        title: evidence.aim === 'answered' ? 'Attack on the person answered' : 'Attack on another member',
        sentence: `${who(author)} seems to go for ${other ?? (evidence.aim === 'answered' ? 'the person spoken to' : 'a member of the thread')}: ${what}.`,
        marks: hostileMarks(evidence.spans),
      };
    }
    case 'escalation':
      return {
        title: 'Quarrel that gets worse',
        sentence: `${who(author)} and ${whom(other)} answered each other ${plural(evidence.answers, 'time')} (#${evidence.fromPosition} to #${evidence.toPosition}), and the tone went from ${evidence.before.toFixed(2)} to ${evidence.after.toFixed(2)} (0 calm, 1 hostile). This post is part of the rise.`,
        marks: hostileMarks(evidence.spans),
      };
    case 'altered_quote': {
      const changes = evidence.changes.map((one) => CHANGES[one]);
      const what = changes.length === 0 ? 'words were' : `${changes.join(' and ')} was`;
      return {
        title: 'Quote with another meaning',
        sentence: `In ${who(author)}'s quote of ${whom(other)}, ${what} added, dropped or changed, and nothing says so.`,
        marks: [wholeQuote(evidence.quoteIndex, evidence.length, 'altered quote')],
      };
    }
    case 'misattribution':
      return {
        title: 'Quote under a wrong name',
        sentence: `${who(author)} quotes words of ${whom(other)} under somebody else's name.`,
        marks: [wholeQuote(evidence.quoteIndex, evidence.length, 'words of somebody else')],
      };
    case 'pasted_article':
      return {
        title: 'Article pasted without its source',
        sentence: `${percent(evidence.pastedShare)} of the words of ${who(author)}'s post stand in ${document === null ? 'a stored article' : `the article “${document}”`}, and the post does not name it.`,
        marks: repeatMarks(evidence.spans, 'stands in the article'),
      };
    case 'campaign':
      return {
        title: 'Same text from several accounts',
        sentence: `${plural(evidence.accounts, 'account')} posted this text ${plural(evidence.posts, 'time')} in ${plural(evidence.threads, 'thread')}${during(evidence.hours)}${evidence.first ? '; this is the earliest copy' : ''}.`,
        marks: repeatMarks(evidence.spans, 'the same words as the earliest copy'),
      };
    case 'pile_on':
      return {
        title: 'Many against one',
        sentence: `${plural(evidence.members, 'member')} answered ${whom(other)} with disagreement or hostility${during(evidence.hours)}, ${evidence.hostile} of them with hostile words. ${who(author)} is one of these.`,
        marks: hostileMarks(evidence.spans),
      };
  }
}

const hostileMarks = (spans: readonly { start: number; end: number; kind: string }[]): WordMark[] =>
  spans.map(({ start, end, kind }) => ({
    in: 'own',
    start,
    end,
    kind: 'hostile',
    quoteIndex: null,
    label: KINDS[kind] ?? null,
  }));

const repeatMarks = (spans: readonly { start: number; end: number }[], label: string): WordMark[] =>
  spans.map(({ start, end }) => ({ in: 'body', start, end, kind: 'repeat', quoteIndex: null, label }));

const wholeQuote = (quoteIndex: number, length: number, label: string): WordMark => ({
  in: 'quote',
  start: 0,
  end: length,
  kind: 'evidence',
  quoteIndex,
  label,
});
