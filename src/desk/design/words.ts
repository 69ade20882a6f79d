import type { Verdict } from '../../model/thread.js';
import type { IconName } from './icon.js';

/** What a thing of the data means for a moderator; colour is never the only sign of it. */
export type Tone = 'plain' | 'good' | 'bad' | 'warn' | 'info' | 'soft';

/** How a value of the data is called on pages. */
export interface Wording {
  readonly name: string;
  /** One sentence, for the title and the page of help. */
  readonly meaning: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export const VERDICTS_IN_WORDS: Readonly<Record<Verdict, Wording>> = {
  exact: { name: 'exact', meaning: 'The quoted words stand in the source as they are.', tone: 'good', icon: 'check' },
  elided: {
    name: 'elided',
    meaning: 'The words are equal; quotes inside the source were left out.',
    tone: 'good',
    icon: 'check',
  },
  trimmed: {
    name: 'trimmed',
    meaning: 'Words were left out at the ends, or where … stands.',
    tone: 'info',
    icon: 'cut',
  },
  altered: {
    name: 'altered',
    meaning: 'Words were changed, dropped inside or added.',
    tone: 'bad',
    icon: 'warn',
  },
  misattributed: {
    name: 'misattributed',
    meaning: 'The words are from somebody else than the one named.',
    tone: 'bad',
    icon: 'swap',
  },
  source_absent: {
    name: 'source missing',
    meaning: 'The quoted post is not stored: this copy is all there is.',
    tone: 'soft',
    icon: 'missing',
  },
  unattributed: {
    name: 'no name',
    meaning: 'No name is printed and no source was found.',
    tone: 'soft',
    icon: 'missing',
  },
};

export type DeskState = 'open' | 'approved' | 'removed' | 'warned' | 'escalated';

export const STATES_IN_WORDS: Readonly<Record<DeskState, Wording>> = {
  open: { name: 'open', meaning: 'Nobody has decided yet.', tone: 'info', icon: 'knot' },
  approved: { name: 'approved', meaning: 'Looked at, and left as it is.', tone: 'good', icon: 'check' },
  removed: { name: 'removed', meaning: 'To be taken off the forum.', tone: 'bad', icon: 'cross' },
  warned: { name: 'warned', meaning: 'The author is to be warned.', tone: 'warn', icon: 'warn' },
  escalated: { name: 'escalated', meaning: 'Handed on to somebody else.', tone: 'info', icon: 'up' },
};

export type Reason =
  | 'personal_attack'
  | 'escalation'
  | 'altered_quote'
  | 'misattribution'
  | 'pasted_article'
  | 'campaign'
  | 'pile_on'
  | 'report';

export const REASONS_IN_WORDS: Readonly<Record<Reason, Wording>> = {
  report: { name: 'Reported', meaning: 'Members asked for a look.', tone: 'warn', icon: 'flag' },
  personal_attack: {
    name: 'Personal attack',
    meaning: 'It goes at another member instead of at what was said.',
    tone: 'bad',
    icon: 'person',
  },
  escalation: {
    name: 'Escalation',
    meaning: 'Two members answer each other ever more harshly.',
    tone: 'bad',
    icon: 'up',
  },
  altered_quote: {
    name: 'Altered quote',
    meaning: 'A quote turns the meaning of the words it copies.',
    tone: 'bad',
    icon: 'quote',
  },
  misattribution: {
    name: 'Wrong name',
    meaning: 'Words of one member stand under the name of another.',
    tone: 'bad',
    icon: 'swap',
  },
  pasted_article: {
    name: 'Pasted article',
    meaning: 'Much of it is copied from an article that is not named.',
    tone: 'warn',
    icon: 'link',
  },
  campaign: {
    name: 'Same text, many accounts',
    meaning: 'Several accounts post one text.',
    tone: 'warn',
    icon: 'swap',
  },
  pile_on: {
    name: 'Pile-on',
    meaning: 'Many members go at one in a short time.',
    tone: 'warn',
    icon: 'down',
  },
};

export type TargetStance = 'favor' | 'against' | 'none';

export const STANCES_IN_WORDS: Readonly<Record<TargetStance, Wording>> = {
  favor: { name: 'for', meaning: 'Speaks in favour of it.', tone: 'info', icon: 'up' },
  against: { name: 'against', meaning: 'Speaks against it.', tone: 'warn', icon: 'down' },
  none: { name: 'no side on', meaning: 'Names it and takes no side.', tone: 'soft', icon: 'knot' },
};

export type AnswerStance = 'agree' | 'disagree' | 'neutral';

export const ANSWERS_IN_WORDS: Readonly<Record<AnswerStance, Wording>> = {
  agree: { name: 'agrees', meaning: 'Agrees with the post it answers.', tone: 'info', icon: 'check' },
  disagree: { name: 'disagrees', meaning: 'Disagrees with the post it answers.', tone: 'warn', icon: 'cross' },
  neutral: { name: 'answers', meaning: 'Answers without agreeing or disagreeing.', tone: 'soft', icon: 'reply' },
};

/** The wording of a value; one we do not know stands as it is, so that newer data never breaks a page. */
export function wordingOf(table: Readonly<Record<string, Wording>>, key: string): Wording {
  return (
    (Object.hasOwn(table, key) ? table[key] : undefined) ?? {
      name: key.replaceAll('_', ' '),
      meaning: '',
      tone: 'plain',
      icon: 'knot',
    }
  );
}

/** The name of a value. */
export const nameOf = (table: Readonly<Record<string, Wording>>, key: string): string => wordingOf(table, key).name;

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const PRECISE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** 1234 → "1,234". */
export const number = (value: number): string => WHOLE.format(value);

/** Two decimals at most; null: a dash. */
export const decimal = (value: number | null): string => (value === null ? '–' : PRECISE.format(value));

/** .123 → "12 %"; null: a dash. */
export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

/** 1 → "1 post", 3 → "3 posts"; `many` where an s does not do. */
export const count = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`;
