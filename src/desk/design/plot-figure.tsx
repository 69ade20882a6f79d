import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { Plot, PlotCell, PlotTable } from '../../plots/plot.js';
import { Heading, type Level } from './card.js';
import { Details } from './details.js';
import { DataTable } from './table.js';

/** Columns that hold numbers alone stand to the right. */
function kindsOf({ columns, rows }: PlotTable) {
  const isNumber = (cell: PlotCell | undefined): boolean => cell == null || typeof cell === 'number';
  return columns.map((name, i) => ({
    name,
    kind: rows.length > 0 && rows.every((row) => isNumber(row[i])) ? ('number' as const) : ('text' as const),
  }));
}

function shown(cell: PlotCell): Child {
  if (cell === null) return '–';
  return typeof cell === 'object' ? <a href={cell.href}>{cell.text}</a> : cell;
}

/** A plot, what it shows in words, and the numbers behind it. Its SVG, made of escaped text, is taken as it is. */
export const PlotFigure = ({ plot, level = 3 }: { plot: Plot; level?: Level }) => (
  <figure class="plot-figure">
    <figcaption>
      <Heading level={level}>{plot.title}</Heading>
      <p>{plot.summary}</p>
    </figcaption>
    <section class="plot-scroll" tabindex={0} aria-label={`${plot.title}: the plot`}>
      {raw(plot.svg)}
    </section>
    {!plot.empty && (
      <Details summary="The numbers" kind="fold">
        <DataTable
          caption={`${plot.title}: the numbers`}
          hideCaption
          columns={kindsOf(plot.table)}
          rows={plot.table.rows.map((row) => row.map(shown))}
        />
      </Details>
    )}
  </figure>
);
