import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type Plot, standalone } from '../plots/index.js';

const require = createRequire(import.meta.url);

/** The two faces plots are set in: Latin, Greek, Cyrillic, Armenian, Georgian, Arabic and Hebrew, no Chinese or Japanese. */
const FACES = ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'];

/** Pixels a unit of the plot gets. */
const SCALE = 2;

let ready: Promise<void> | null = null;

/** The rasteriser may be set up once in a process. */
function rasteriser(): Promise<void> {
  ready ??= readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')).then((wasm) => initWasm(wasm));
  return ready;
}

/** A plot as PNG on white, two pixels to the unit; the same bytes on every machine. */
export async function plotPng(plot: Plot): Promise<Uint8Array> {
  await rasteriser();
  const fontBuffers = await Promise.all(FACES.map((face) => readFile(require.resolve(face))));
  const image = new Resvg(standalone(plot, 'light'), {
    fitTo: { mode: 'zoom', value: SCALE },
    background: '#ffffff',
    font: { fontBuffers, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  });
  const picture = image.render();
  const png = picture.asPng();
  picture.free();
  image.free();
  return png;
}
