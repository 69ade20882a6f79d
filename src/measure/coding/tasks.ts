/** Questions coders are asked. */
export const CODING_TASKS = ['stance', 'reply-stance', 'sentiment', 'incivility'] as const;
export type CodingTask = (typeof CODING_TASKS)[number];

/** What a coder may write, beside a label, where the words do not tell. */
export const UNSURE = '?';
/** What stands for the machine's answer where it gave none. */
export const ABSTAINED = 'abstained';

/** One label of a question: what it means, and what coders may write for it. */
export interface CodingLabel {
  readonly label: string;
  readonly meaning: string;
  readonly also: readonly string[];
  readonly examples: readonly string[];
}

/** A question with its labels, in their order where they have one. */
export interface CodingScheme {
  readonly task: CodingTask;
  readonly title: string;
  readonly question: string;
  readonly labels: readonly CodingLabel[];
  /** Whether the labels stand on a scale, so that agreement may count near misses as half right. */
  readonly ordered: boolean;
  readonly rules: readonly string[];
}

const OWN_WORDS = 'Judge the words in the column `text` alone; what stands in `context` only helps to understand them.';
const NO_GUESS = `Write \`${UNSURE}\` where the words do not tell you; do not look the post up elsewhere.`;
const ALONE = 'Work alone, in the order of your sheet, and do not compare sheets before all are done.';
const REPORTED = 'A view the writer only reports (somebody else said it) is not the writer’s.';
const IRONY = 'Irony counts as what is meant, not as what is written.';

/** The questions; every example is made up. */
export const CODING_SCHEMES: Readonly<Record<CodingTask, CodingScheme>> = {
  stance: {
    task: 'stance',
    title: 'Stance toward a target',
    question: 'Is the writer for or against what stands in the column `toward`?',
    ordered: true,
    labels: [
      {
        label: 'against',
        meaning: 'The writer is against it, wants it gone, blames or opposes it.',
        also: ['anti', 'con', 'a', 'contra', 'oppose'],
        examples: ['toward “night ferry”: The night ferry burns our money and nobody needs it.'],
      },
      {
        label: 'none',
        meaning: 'The writer takes no side on it, or speaks of something else.',
        also: ['neither', 'neutral', 'n', 'no stance'],
        examples: ['toward “night ferry”: When does the night ferry leave on Sundays?'],
      },
      {
        label: 'favor',
        meaning: 'The writer is for it, defends it or wants it.',
        also: ['favour', 'for', 'pro', 'f', 'support'],
        examples: ['toward “night ferry”: Without the night ferry we lose the last doctor. Keep it.'],
      },
    ],
    rules: [
      OWN_WORDS,
      'A view on something else counts only where it makes the view on the target plain: who mocks its only opponent is not yet for it.',
      'Tone is not stance: angry words may defend the target, polite ones may oppose it.',
      REPORTED,
      IRONY,
      NO_GUESS,
      ALONE,
    ],
  },
  'reply-stance': {
    task: 'reply-stance',
    title: 'Stance toward the words that are answered',
    question: 'Does the writer agree with what stands in the column `answers`?',
    ordered: true,
    labels: [
      {
        label: 'disagree',
        meaning: 'The writer rejects it or the main part of it, or argues against it.',
        also: ['d', 'no', 'against'],
        examples: ['answers “The pier is safe.”: Have you seen the rotten piles? It is not.'],
      },
      {
        label: 'neutral',
        meaning: 'The writer does neither: asks, adds, changes the subject, or agrees with one half and not the other.',
        also: ['n', 'neither', 'none'],
        examples: ['answers “The pier is safe.”: Who inspected it, and when?'],
      },
      {
        label: 'agree',
        meaning: 'The writer accepts it or the main part of it, or gives reasons for it.',
        also: ['a', 'yes', 'favor'],
        examples: ['answers “The pier is safe.”: Right, they put in steel last winter.'],
      },
    ],
    rules: [
      'Judge what the writer does with the words in `answers`, not whether he is right, and not how he feels about the person.',
      'A question that only a no can answer counts as disagreement; an open question does not.',
      REPORTED,
      IRONY,
      NO_GUESS,
      ALONE,
    ],
  },
  sentiment: {
    task: 'sentiment',
    title: 'Tone of the writer’s own words',
    question: 'What tone do the words have?',
    ordered: true,
    labels: [
      {
        label: 'negative',
        meaning: 'Anger, contempt, sorrow, fear, complaint; or more of it than of the good.',
        also: ['neg', '-', '-1', 'bad'],
        examples: ['What a shabby waste of a good harbour.'],
      },
      {
        label: 'neutral',
        meaning: 'Facts and questions without feeling, or as much of the one as of the other.',
        also: ['neu', '0', 'mixed', 'none'],
        examples: ['The vote is on Tuesday at eight.'],
      },
      {
        label: 'positive',
        meaning: 'Joy, thanks, praise, hope; or more of it than of the bad.',
        also: ['pos', '+', '1', '+1', 'good'],
        examples: ['Lovely work, the new lamps are a joy.'],
      },
    ],
    rules: [
      OWN_WORDS,
      'Judge the tone, not whether the event is good or bad: a plain report of a fire is neutral.',
      'Where tones differ, the one that prevails at the end counts.',
      IRONY,
      NO_GUESS,
      ALONE,
    ],
  },
  incivility: {
    task: 'incivility',
    title: 'Incivility',
    question: 'Would a fair moderator call the words uncivil?',
    ordered: false,
    labels: [
      {
        label: 'civil',
        meaning: 'No insult, threat or contempt of a person or a group; harsh words about a matter are civil.',
        also: ['c', 'no', '0'],
        examples: ['The council’s plan is nonsense from the first page to the last.'],
      },
      {
        label: 'uncivil',
        meaning: 'Insults, threats, slurs, mockery of a person, or contempt for a group.',
        also: ['u', 'yes', '1'],
        examples: ['Only a halfwit like you could write that.'],
      },
    ],
    rules: [
      OWN_WORDS,
      'Swearing about a matter is not yet uncivil; an insult without a swear word is.',
      'Insults of a public figure count like insults of anybody else.',
      IRONY,
      NO_GUESS,
      ALONE,
    ],
  },
};
