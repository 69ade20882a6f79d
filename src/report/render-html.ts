import type { Plot } from '../plots/plot.js';
import { plotStyle } from '../plots/style.js';
import { readableDiff } from './diff-text.js';
import { escapeHtml } from './escape-html.js';
import { plotsHtml } from './render-plots.js';
import type { Report } from './report.js';
import type { Cell, Section, SectionTable } from './section.js';

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:var(--plot-ink,#1d2329);background:var(--plot-paper,#fff)}
h1,h2{line-height:1.2}h2{margin-top:3rem;border-top:2px solid #ccc;padding-top:1rem}h3{margin-bottom:.3rem}
table{border-collapse:collapse;margin:.5rem 0 1rem;font-size:.9rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}
th{background:#f4f4f4}del{background:#fdd;color:#8a0000}ins{background:#dfd;color:#00551a;text-decoration:none}
.wide{overflow-x:auto}
figure{margin:1.5rem 0;max-width:42rem}figcaption{font-weight:600;margin-bottom:.3rem}figure p{margin:.3rem 0}summary{cursor:pointer;min-height:24px}
@media screen and (prefers-color-scheme:dark){th{background:#262626}th,td{border-color:#3a3a3a}h2{border-color:#444}del{background:#5a1a1a;color:#ffc9c9}ins{background:#12431f;color:#c6f5d0}a{color:#9cc4f5}}
@media print{body{max-width:none;margin:0;font-size:11pt}figure,tr{break-inside:avoid}h2,h3{break-after:avoid}.wide{overflow:visible}details{display:none}}`;

/** A report as one HTML file: no scripts, no outside assets, everything escaped; light or dark as the reader prefers. */
export function renderHtml(report: Report, title = 'Threadbare report'): string {
  const parts = [
    ...(report.overview === null ? [] : [sectionHtml(report.overview, 'h2', report.plots)]),
    ...(report.across ?? []).map((section) => sectionHtml(section, 'h3')),
    ...report.threads.flatMap((thread) =>
      thread.sections.map((section, i) =>
        i === 0 ? sectionHtml(section, 'h2', thread.plots) : sectionHtml(section, 'h3'),
      ),
    ),
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${STYLE}
${plotStyle('themed')}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${parts.join('\n')}
</main>
</body>
</html>
`;
}

/** A section; plots stand between its sentences and its table. */
function sectionHtml(section: Section, heading: 'h2' | 'h3', plots: readonly Plot[] = []): string {
  const table =
    section.table === null || section.table.rows.length === 0 ? '' : tableHtml(section.table, section.title);
  const sentences = section.sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`);
  return `<section>\n<${heading}>${escapeHtml(section.title)}</${heading}>\n${sentences.join('\n')}\n${plotsHtml(plots)}${table}</section>`;
}

function tableHtml(table: SectionTable, caption: string): string {
  const head = table.columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const rows = table.rows.map((row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`);
  return `<div class="wide" role="region" tabindex="0" aria-label="${escapeHtml(caption)}"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div>\n`;
}

function cellHtml(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  if (typeof cell === 'number') return Number.isInteger(cell) ? String(cell) : cell.toFixed(2);
  if (typeof cell === 'string') return escapeHtml(cell);
  return readableDiff(cell)
    .map(({ op, text }) =>
      op === 'delete'
        ? `<del>${escapeHtml(text)}</del>`
        : op === 'insert'
          ? `<ins>${escapeHtml(text)}</ins>`
          : escapeHtml(text),
    )
    .join(' ');
}
