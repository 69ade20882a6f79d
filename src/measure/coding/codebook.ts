import { table } from '../table.js';
import { CODING_SCHEMES, type CodingTask, UNSURE } from './tasks.js';

/** Instructions for the coders of a task, as Markdown. */
export function codebook(task: CodingTask, { targets }: { readonly targets: readonly string[] }): string {
  const scheme = CODING_SCHEMES[task];
  const rows = scheme.labels.map(({ label, meaning, examples }) => [`\`${label}\``, meaning, examples.join(' / ')]);
  return [
    `# ${scheme.title}`,
    '',
    `**${scheme.question}**`,
    '',
    ...(targets.length === 0 ? [] : [`This sheet asks about: ${targets.join('; ')}.`, '']),
    table(['label', 'meaning', 'example'], [...rows, [`\`${UNSURE}\``, 'The words do not tell.', '']]),
    '',
    '## Rules',
    '',
    ...scheme.rules.map((rule) => `- ${rule}`),
    '',
    '## How to fill in the sheet',
    '',
    '- Write one label into the column `label` of every row; remarks go into `note`. Change nothing else.',
    '- Keep the file name, and save as CSV. Commas, semicolons or tabs between the cells are all read.',
    '- An apostrophe before = + - or @ at the beginning of a cell keeps spreadsheets from computing it; it is no part of the text.',
    '- Names of members are replaced by `Member A`, `Member B` …, the same letter for the same person within one thread,',
    '  unless the sheets were made with names.',
    '',
    '## For whoever leads the coding',
    '',
    '- Code ten rows together first, talk about them, and only then hand out the sheets.',
    '- The key file tells what the machine said: no coder may see it before the sheets are back.',
    '- `threadbare eval --labels SHEETS` reports agreement, the items to settle, and the machine against the coders.',
    '',
  ].join('\n');
}
