import { valenceOf } from '../sentiment/lexicon.js';
import { plainName } from '../targets/fold.js';
import { TOPICS } from './cues.js';

/** A tag or @name that judges a target ("#VoteVenn", "#LockHerUp"): for it above 0; UTF-16 units of the text. */
export interface TagSign {
  readonly value: number;
  readonly start: number;
  readonly end: number;
}

/** Tags that are read of a text, and characters of one. */
const TAGS = 60;
const LONGEST = 60;

const FOR_BEFORE =
  /(?:vote|voting|votefor|team|go|with|imwith|stand(?:s|ing)?with|istandwith|westandwith|ready(?:for|to)?|love|we?love|elect|reelect|support|isupport|president|pres|thank(?:s|you)?|go(?:d)?bless|all(?:in)?for|free|pro|i?run|feelthe|because|women(?:for)?|veterans(?:for)?|students(?:for)?|people(?:for)?|for|only|long?live|viva|glory(?:to)?|save|back|believe|welcome)$/u;
const FOR_AFTER =
  /^(?:(?:19|20)\d\d.|for(?:president|pres|prez|pm|mayor|governor|senate|congress|all|the|us|america)|won|wins?|strong|isright|wasright|landslide|army|nation|train|rocks|rules|thebest|isthebest|now|orbust|leads|beats)/u;
const AGAINST_BEFORE =
  /(?:never|not|no|stop|dump|impeach|resist|lock(?:up)?|fuck|screw|fire|arrest|indict|deport|jail|sue|anyonebut|anti|ex|fake|reject|remove|resign|defeat|boycott|end|expose|block|evil|crooked|lying|creepy|sleepy|lazy|crazy|corrupt|quid(?:pro)?|fraud|traitor|criminal|dirty|phony|hypocrite|basement|tyrant|oust|down(?:with)?|byebye|bye|goodbye|tax|madman|comrade|dementia|loony|clown)$/u;
const AGAINST_AFTER =
  /^(?:is(?:not|a|an|my)?(?:unfit|traitor|liar|lying|criminal|fraud|racist|rapist|moron|idiot|loser|corrupt|fool|joke|disgrace|coward|crook|crime|terrorist|mypresident|guilty|over|finished|crazy)|for(?:prison|jail)|lie[sd]?|liar|mustgo|must(?:resign|go)|resign|out|sucks?|fail(?:s|ed)?|virus|crime(?:s|family)?|corruption|gate|scandal|shutdown|regime|cult|hater|never|treason|stan|tards?|derangement|criminal|fraud|bros?|bots?|inprison|tojail|crash|recession|slump|tapes|resign|lost|loses|lies|crimes|hypocri(?:sy|te)|care)/u;

/** Tags with a verb and its object that say nothing but a wish against whoever the text is about. */
const AGAINST_ALONE =
  /^(?:not(?:my|our)(?:president|pm|primeminister|mayor|king|queen|chancellor|leader|governor|senator|chairman|candidate)|lock(?:her|him)up|(?:vote|kick|throw|get)(?:him|her)out|impeach(?:him|her|now)|resign(?:now)?|stepdown(?:now)?|unfit(?:toserve|foroffice)?|liar(?:inchief)?|traitor(?:inchief)?|worst(?:president|mayor|leader|pm|ever).*|shameon(?:you|him|her)|timesup|removehim|removeher|dumphim|corrupt|fraud|hypocrite|criminal|epicfail|fail)$/u;

/**
 * What a text's tags say of a target by the words joined to its name, and by tags that are a verdict by themselves.
 * @param names the target's names as `plainName` gives them, without spaces, the longest first; four letters and more
 */
export function tagSigns(text: string, names: readonly string[]): TagSign[] {
  const out: TagSign[] = [];
  let seen = 0;
  for (const match of text.matchAll(/[#@]([\p{L}\p{N}_]{2,})/gu)) {
    seen += 1;
    if (seen > TAGS) break;
    const tag = plainName((match[1] ?? '').slice(0, LONGEST)).replace(/_/gu, '');
    const value = tagValue(tag, names);
    if (value !== 0) out.push({ value, start: match.index, end: match.index + match[0].length });
  }
  return out;
}

function tagValue(tag: string, names: readonly string[]): number {
  if (AGAINST_ALONE.test(tag)) return -1;
  const name = names.find((one) => tag.includes(one));
  if (name === undefined || tag === name) return 0;
  const at = tag.indexOf(name);
  const before = tag.slice(0, at);
  const after = tag.slice(at + name.length);
  // The followers or enemies of somebody are not he himself.
  if (/^(?:ers?|ites?|ians?|supporters?|voters?|fans?|followers?)$/u.test(after)) return 0;
  if (/^(?:not|why.*not)/u.test(before)) return -1;
  if (AGAINST_BEFORE.test(before) || AGAINST_AFTER.test(after)) return -1;
  // A year alone is a campaign's own tag, which its opponents use too.
  if (before === '' && /^(?:19|20)\d\d$/u.test(after)) return 0.5;
  if (FOR_BEFORE.test(before) || FOR_AFTER.test(after)) return 1;
  const tone = wordTone(before) + wordTone(after.replace(/^(?:is(?:an?|the)?|the)/u, ''));
  return tone === 0 ? 0 : Math.sign(tone);
}

function wordTone(word: string): number {
  return TOPICS.has(word) ? 0 : (valenceOf(word) ?? 0);
}
