/** Prints the figures of the analyzers on the labelled sets: `npx tsx tests/eval/analyzers.ts [task]`. */
import { prepareAnalyzers, type ScoreTask, scoreText } from '../../src/analyze/index.js';
import { auc, classFigures, pearson } from './measures.js';
import { numberOf, type Row, readSet, textOf } from './sets.js';

const only = process.argv[2];
const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface Scored {
  readonly label: string;
  readonly score: number;
  readonly abstained: boolean;
}

function scoreAll(task: ScoreTask, rows: readonly Row[]): readonly Scored[] {
  return rows.map((row) => {
    const scored = scoreText(task, {
      id: textOf(row, 'id'),
      text: textOf(row, 'text'),
      parent_text: textOf(row, 'parent_text'),
      target: textOf(row, 'target'),
      lang: 'en',
    });
    return { label: scored.label ?? '', score: scored.score ?? 0, abstained: scored.abstained };
  });
}

function withRows(
  task: ScoreTask,
  set: string,
  split: string,
  show: (rows: readonly Row[], scored: readonly Scored[]) => string,
): void {
  if (only !== undefined && only !== task) return;
  const rows = readSet(set, split);
  if (rows === null) print(`skipped: ${set} ${split} is absent`);
  else print(`${task} ${set} ${split} (${rows.length}): ${show(rows, scoreAll(task, rows))}`);
}

function classes(rows: readonly Row[], scored: readonly Scored[]): string {
  const gold = rows.map((row) => textOf(row, 'label'));
  const counts = new Map<string, number>();
  for (const label of gold) counts.set(label, (counts.get(label) ?? 0) + 1);
  const top = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const majority = classFigures(
    gold,
    gold.map(() => top),
  );
  const ours = classFigures(
    gold,
    scored.map((one) => one.label),
  );
  const f1 = [...ours.f1].map(([label, value]) => `${label} ${value.toFixed(3)}`).join(', ');
  const share = scored.filter((one) => one.abstained).length / scored.length;
  return `macro-F1 ${ours.macroF1.toFixed(3)} (majority ${majority.macroF1.toFixed(3)}), macro-recall ${ours.macroRecall.toFixed(3)}, accuracy ${ours.accuracy.toFixed(3)} (majority ${majority.accuracy.toFixed(3)}); ${f1}; abstained ${share.toFixed(2)}`;
}

await prepareAnalyzers();
withRows(
  'sentiment',
  'vader_tweets',
  'test',
  (rows, scored) =>
    `Pearson r ${pearson(
      scored.map((one) => one.score),
      rows.map((row) => numberOf(row, 'mean')),
    ).toFixed(3)}`,
);
withRows('sentiment', 'tweeteval_sentiment', 'dev', classes);
withRows('sentiment', 'goemotions_polarity', 'dev', classes);
withRows('sentiment', 'stackoverflow_senti4sd', 'train', classes);
withRows(
  'sentiment',
  'iac_qr',
  'dev',
  (rows, scored) =>
    `nice-nasty r ${pearson(
      scored.map((one) => one.score),
      rows.map((row) => numberOf(row, 'nicenasty')),
    ).toFixed(3)}`,
);
withRows(
  'reply-stance',
  'iac_qr',
  'dev',
  (rows, scored) =>
    `${classes(rows, scored)}; r ${pearson(
      scored.map((one) => one.score),
      rows.map((row) => numberOf(row, 'agreement')),
    ).toFixed(3)}`,
);
withRows('reply-stance', 'debagreement', 'dev', classes);
withRows('reply-stance', 'debagreement', 'dev', (rows) => {
  const sure = rows.filter((row) => numberOf(row, 'agreement_fraction') > 0.99);
  return `unanimous ${sure.length}: ${classes(sure, scoreAll('reply-stance', sure))}`;
});
withRows('sdqc', 'rumoureval2019_sdqc', 'dev', classes);
withRows('stance', 'pstance', 'dev', classes);
withRows('stance', 'semeval2016_taskA', 'dev', classes);
withRows('stance', 'ruw_ukraine', 'dev', classes);
withRows('stance', 'perspectrum', 'dev', classes);
withRows('incivility', 'ucc_unhealthy', 'dev', (rows, scored) => {
  const hostile = rows.map((row) => {
    const attrs = row.attrs;
    return typeof attrs === 'object' && attrs !== null && 'antagonize' in attrs && Number(attrs.antagonize) >= 0.5;
  });
  return `antagonise AUC ${auc(
    scored.map((one) => one.score),
    hostile,
  ).toFixed(3)}`;
});
withRows('incivility', 'tweeteval_offensive', 'dev', (rows, scored) =>
  classes(
    rows,
    scored.map((one) => ({ ...one, label: one.label === 'uncivil' ? 'offensive' : 'not-offensive' })),
  ),
);
withRows('incivility', 'toxichat_offense', 'dev', (rows, scored) =>
  classes(
    rows,
    scored.map((one) => ({ ...one, label: one.label === 'uncivil' ? 'offensive' : 'safe' })),
  ),
);
