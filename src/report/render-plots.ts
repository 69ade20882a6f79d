import type { Plot, PlotCell } from '../plots/plot.js';
import { escapeHtml } from './escape-html.js';

/** Plots for a report: the picture, what it shows in words, and its figures folded behind it. */
export const plotsHtml = (plots: readonly Plot[]): string => plots.map(figureHtml).join('');

function figureHtml(plot: Plot): string {
  const title = escapeHtml(plot.title);
  const head = plot.table.columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const rows = plot.table.rows.map((row) => `<tr>${row.map((cell) => `<td>${cellHtml(cell)}</td>`).join('')}</tr>`);
  const table =
    rows.length === 0
      ? ''
      : `<details><summary>Figures behind “${title}”</summary><div class="wide" role="region" tabindex="0" aria-label="Figures: ${title}"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table></div></details>\n`;
  return `<figure>\n<figcaption>${title}</figcaption>\n<div class="wide" role="region" tabindex="0" aria-label="${title}: the plot">${plot.svg}</div>\n<p>${escapeHtml(plot.summary)}</p>\n${table}</figure>\n`;
}

function cellHtml(cell: PlotCell): string {
  if (cell === null) return '';
  return escapeHtml(typeof cell === 'object' ? cell.text : String(cell));
}
