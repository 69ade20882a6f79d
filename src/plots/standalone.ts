import type { Plot } from './plot.js';
import { plotStyle } from './style.js';

/** A plot as a file of its own: `themed` follows the reader's choice of light or dark, `light` is for rasterisers. */
export function standalone(plot: Plot, how: 'themed' | 'light' = 'themed'): string {
  const style = `<style>${plotStyle(how)}</style>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${plot.svg.replace('<rect class="p-paper"', () => `${style}<rect class="p-paper"`)}\n`;
}
