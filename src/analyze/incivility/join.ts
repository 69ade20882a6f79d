import type { Reading } from '../linear/features.js';
import type { Hostility } from './hostile.js';
import type { Rudeness } from './rules.js';

/** Where the joint chance parts civil from uncivil; it is brought to one half. */
const EVEN = 0.49;
/**
 * Share of each that counts. Chosen on train halves (tweets called offensive or not, replies of a debate board with
 * raters' `attack`): words to the reader at all bring the AUC of attacks from .650 to .674, AFINN's bad words that of
 * the tweets from .793 to .807.
 */
const RULES = 0.7;
const HOSTILE = 0.6;
const LEARNED = 0.9;
/** The reader is spoken to; each of two questions at him; the sum of AFINN's bad words, full at four. */
const READER = 0.1;
const ASKED = 0.05;
const BAD = 0.15;
/** Share of the model's chance that counts where all rude words were only quoted, denied or said of oneself. */
const EXCUSED = 0.5;
/** Harsh words about a public figure stay below one half unless one is extreme, three are, or the model is sure. */
const EXTREME = 0.6;
const MANY = 3;
const SURE = 0.8;
const BELOW = 0.49;

/**
 * Incivility 0..1 as the rules, the hostile cues and the model see it together: the chance that one of them is right, as
 * if they were independent, brought to a scale on which one half is as likely the one as the other.
 *
 * @param learned the model's chance, 0..1
 */
export function joinRudeness(rude: Rudeness, hostility: Hostility, { numbers }: Reading, learned: number): number {
  const excusedOnly = rude.excused.length > 0 && rude.found.length === 0;
  const calm =
    (1 - RULES * rude.score) *
    (1 - HOSTILE * hostility.score) *
    (1 - (excusedOnly ? EXCUSED : 1) * LEARNED * learned) *
    (hostility.addressed.size > 0 ? 1 - READER : 1) *
    (1 - ASKED) ** Math.min(2, numbers['reader asked'] ?? 0) *
    (1 - (excusedOnly ? 0 : BAD) * Math.min(1, (numbers.bad ?? 0) / 4));
  const joint = 1 - calm;
  const score = joint < EVEN ? (0.5 * joint) / EVEN : 0.5 + (0.5 * (joint - EVEN)) / (1 - EVEN);
  return learned < SURE && isHarshOnly(rude, hostility) ? Math.min(score, BELOW * (0.9 + 0.1 * score)) : score;
}

/** All that was found is harsh words about figures: none extreme, not many, and nobody spoken to with hostility. */
function isHarshOnly({ found }: Rudeness, hostility: Hostility): boolean {
  const aimed = found.filter((one) => one.kind !== 'shouting');
  return (
    aimed.length > 0 &&
    aimed.length < MANY &&
    hostility.addressed.size === 0 &&
    aimed.every((one) => one.aim === 'figure' && one.weight < EXTREME)
  );
}
