import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.js';
import {
  ANSWERS_IN_WORDS,
  percent,
  REASONS_IN_WORDS,
  STANCES_IN_WORDS,
  STATES_IN_WORDS,
  type Tone,
  VERDICTS_IN_WORDS,
  type Wording,
  wordingOf,
} from './words.js';

export interface BadgeProps {
  readonly tone?: Tone | undefined;
  readonly icon?: IconName | undefined;
  /** What it means, in a sentence. */
  readonly title?: string | undefined;
  readonly children?: Child;
}

/** A word in a box: its icon and its words say what its colour says. */
export function Badge({ tone = 'plain', icon, title, children }: BadgeProps) {
  return (
    <span class={`badge ${tone}`} title={title === '' ? undefined : title}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  );
}

const worded = (wording: Wording, more = '') => (
  <Badge tone={wording.tone} icon={wording.icon} title={wording.meaning}>
    {`${wording.name}${more}`}
  </Badge>
);

/** How true a quote is. */
export function VerdictBadge({ verdict, meaningChanged }: { verdict: string; meaningChanged?: boolean | null }) {
  return worded(wordingOf(VERDICTS_IN_WORDS, verdict), meaningChanged === true ? ', meaning changed' : '');
}

/** Where a post stands towards a target. `confidence` 0..1. */
export function StanceBadge(props: {
  stance: string;
  target: string;
  abstained?: boolean | null;
  confidence?: number | null;
}) {
  const wording = wordingOf(STANCES_IN_WORDS, props.abstained === true ? 'none' : props.stance);
  const sure = props.confidence == null ? '' : ` Confidence ${percent(props.confidence)}.`;
  const title = props.abstained === true ? 'The text does not decide.' : `${wording.meaning}${sure}`;
  return (
    <Badge tone={wording.tone} icon={wording.icon} title={title}>
      {`${wording.name} ${props.target}`}
    </Badge>
  );
}

/** How a post stands to the one it answers; nothing where it was not analysed. */
export function ReplyBadge({ stance }: { stance: string | null }) {
  return stance === null ? null : worded(wordingOf(ANSWERS_IN_WORDS, stance));
}

/** What the desk decided. */
export const StateBadge = ({ state }: { state: string }) => worded(wordingOf(STATES_IN_WORDS, state));

/** Why a post is worth a look. `score` 0..1. */
export function ReasonBadge({ reason, score }: { reason: string; score?: number | null }) {
  return worded(wordingOf(REASONS_IN_WORDS, reason), score == null ? '' : ` ${percent(score)}`);
}

/** Share above which a post counts as uncivil on pages: the analyzer's own label begins there. */
const UNCIVIL = 0.5;

/** How uncivil, 0..1; nothing below what is worth a word. */
export function IncivilityBadge({ score }: { score: number | null }) {
  if (score === null || score < UNCIVIL) return null;
  return (
    <Badge tone="bad" icon="warn" title="Share of incivility in the author's own words.">
      {`uncivil ${percent(score)}`}
    </Badge>
  );
}
