import { writeFile } from 'node:fs/promises';
import { UsageError } from '../model/errors.js';
import { type Plot, standalone } from '../plots/index.js';
import type { Context } from './context.js';

/** What a plot is written as, by the ending of the file; SVG where it goes to standard output. */
export function plotFormat(out: string | undefined): 'svg' | 'png' {
  if (out === undefined || /\.svg$/i.test(out)) return 'svg';
  if (/\.png$/i.test(out)) return 'png';
  throw new UsageError('plot-ending', `${out} ends neither in .svg nor in .png: the ending says what to draw.`);
}

/** Writes a plot to a file that is not there yet, or as SVG to standard output. */
export async function writePlot(context: Context, out: string | undefined, plot: Plot): Promise<void> {
  if (out === undefined) {
    await context.out.write(standalone(plot));
    return;
  }
  const content = plotFormat(out) === 'svg' ? standalone(plot) : await asPng(plot);
  try {
    await writeFile(out, content, { flag: 'wx' });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')
      throw new UsageError('plot-exists', `${out} is there already: name another file, or delete it first.`, { cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError('unwritable-output', `${out} cannot be written (${reason}); choose another with --out`, {
      cause,
    });
  }
}

/** The rasteriser and its fonts are loaded for PNG alone. */
async function asPng(plot: Plot): Promise<Uint8Array> {
  const { plotPng } = await import('../report/plot-png.js');
  return plotPng(plot);
}
