/**
 * How well quotes are checked:  npx tsx tests/eval/quotes.ts [--seeds N] [--from SEED] [--wrong N] [--corpus]
 * Without `--corpus` made-up threads with known quotes (tests/quotes/generator.ts): the confusion table and the figures
 * of docs/evaluation.md. With it the verdicts of all quotes of ../shared/corpus whose source is on the page, for
 * reading by eye.
 */
import { parseArgs } from 'node:util';
import { ALL_KINDS } from '../quotes/generator.js';
import { confusionTable, type Outcome, score } from '../quotes/score.js';
import { listCorpusQuotes } from './corpus-quotes.js';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '40' },
    from: { type: 'string', default: '900000' },
    wrong: { type: 'string', default: '20' },
    corpus: { type: 'boolean', default: false },
  },
});

const isWrong = (one: Outcome): boolean =>
  one.wanted !== one.got ||
  !one.sourceRight ||
  !one.flagsRight ||
  (one.gotMeaning !== one.wantedMeaning && (one.wantedMeaning || one.wanted === 'exact'));

function printScore(): void {
  const seeds = Array.from({ length: Number(values.seeds) }, (_, n) => Number(values.from) + n);
  const result = score(ALL_KINDS, seeds);
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  console.log(
    `${result.outcomes.length} quotes of ${ALL_KINDS.length} kinds, ${percent(result.hardShare)} of hard kinds\n`,
  );
  console.log(confusionTable(result.outcomes));
  console.log(`\nverdict macro-F1        ${result.macroF1.toFixed(4)}   (accuracy ${percent(result.accuracy)})`);
  console.log(`meaning changes found   ${percent(result.meaningFound)}`);
  console.log(`false alarms            ${percent(result.falseAlarms)} of exact and reformatted quotes`);
  console.log(`source right            ${percent(result.sources)}`);
  console.log(`flags and own text      ${percent(result.flags)}`);
  const languages = [...new Set(result.outcomes.map((one) => one.language))].sort();
  for (const language of languages) {
    const own = result.outcomes.filter((one) => one.language === language);
    console.log(
      `  ${language}: verdict right ${percent(own.filter(({ wanted, got }) => wanted === got).length / own.length)}`,
    );
  }
  for (const one of result.outcomes.filter(isWrong).slice(0, Number(values.wrong))) {
    console.log(`\n${one.kind} ${one.language} seed ${one.seed}: ${one.wanted} -> ${one.got}${described(one)}`);
    console.log(`  ${one.quoted}\n  ${one.found}`);
  }
}

function described(one: Outcome): string {
  const notes = [
    one.sourceRight ? '' : 'wrong source',
    one.flagsRight ? '' : 'wrong flags or own text',
    one.gotMeaning === one.wantedMeaning ? '' : `meaning ${one.gotMeaning}`,
  ].filter((note) => note !== '');
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`;
}

if (values.corpus) for (const line of listCorpusQuotes()) console.log(line);
else printScore();
