import { readableDiff } from './diff-text.js';
import type { Report } from './report.js';
import type { Cell, Section, SectionTable } from './section.js';

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1c1c1c;background:#fff}
h1,h2{line-height:1.2}h2{margin-top:3rem;border-top:2px solid #ccc;padding-top:1rem}h3{margin-bottom:.3rem}
table{border-collapse:collapse;margin:.5rem 0 1rem;font-size:.9rem}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ddd}
th{background:#f4f4f4}del{background:#fdd;color:#8a0000}ins{background:#dfd;color:#00551a;text-decoration:none}
.wide{overflow-x:auto}
@media (prefers-color-scheme:dark){body{background:#161616;color:#e8e8e8}th{background:#262626}th,td{border-color:#3a3a3a}h2{border-color:#444}del{background:#5a1a1a;color:#ffc9c9}ins{background:#12431f;color:#c6f5d0}}`;

/** A report as one HTML file: no scripts, no outside assets, everything escaped. */
export function renderHtml(report: Report, title = 'Threadbare report'): string {
  const parts = [
    ...(report.overview === null ? [] : [sectionHtml(report.overview, 'h2')]),
    ...(report.across ?? []).map((section) => sectionHtml(section, 'h3')),
    ...report.threads.flatMap((thread) =>
      thread.sections.map((section, i) => sectionHtml(section, i === 0 ? 'h2' : 'h3')),
    ),
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
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

function sectionHtml(section: Section, heading: 'h2' | 'h3'): string {
  const table =
    section.table === null || section.table.rows.length === 0 ? '' : tableHtml(section.table, section.title);
  const sentences = section.sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`);
  return `<section>\n<${heading}>${escapeHtml(section.title)}</${heading}>\n${sentences.join('\n')}\n${table}</section>`;
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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/gu, '')
    .replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
