const COLOURS = ['ink', 'muted', 'line', 'paper', '1', '2', '3', '4'] as const;

type Colour = (typeof COLOURS)[number];

/** Colours by what they stand for, on white paper: text has at least 4.5:1 on it, marks 3:1. */
const LIGHT: Readonly<Record<Colour, string>> = {
  ink: '#1d2329',
  muted: '#56606b',
  line: '#d3d9df',
  paper: '#ffffff',
  1: '#1c5fa8',
  2: '#b5400f',
  3: '#737c86',
  4: '#6b3fae',
};

/** The same on dark paper. */
const DARK: Readonly<Record<Colour, string>> = {
  ink: '#e7eaee',
  muted: '#a9b2bc',
  line: '#3a424b',
  paper: '#14181c',
  1: '#7db4ee',
  2: '#f2915f',
  3: '#909aa4',
  4: '#bb9bf0',
};

/**
 * Rules of the classes the plots use; `{ink}` stands for a colour. Simple selectors: rasterisers know no others. A plot
 * gets no narrower than its text can be read: where there is less room it scrolls.
 */
const RULES = `
.plot{max-width:100%;height:auto;min-width:33rem}
.plot.p-narrow{min-width:17rem}
.plot.p-wide{min-width:46rem}
.plot text{font-family:system-ui,"DejaVu Sans",sans-serif;font-size:13px;fill:{ink}}
.plot .p-muted{fill:{muted}}
.plot .p-small{font-size:12px}
.plot .p-strong{font-weight:600}
.p-paper{fill:{paper}}
.p-grid{stroke:{line};fill:none}
.p-zero{stroke:{muted};fill:none}
.p-fill-1{fill:{1}}
.p-fill-2{fill:{2}}
.p-fill-3{fill:{3}}
.p-fill-4{fill:{4}}
.p-soft-1{fill:{1};fill-opacity:.65}
.p-soft-2{fill:{2};fill-opacity:.65}
.p-stroke-1{stroke:{1};fill:none}
.p-stroke-2{stroke:{2};fill:none}
.p-stroke-3{stroke:{3};fill:none}
.p-stroke-4{stroke:{4};fill:none}
.p-open-3{stroke:{3};fill:{paper};stroke-width:2}
.p-open-1{stroke:{1};fill:{paper};stroke-width:2}
.p-stripe{stroke:{paper};stroke-width:2}
.p-thick{stroke-width:2.5}
.p-thin{stroke-width:1.25}
.p-dashed{stroke-dasharray:7 4}
.p-dotted{stroke-dasharray:2 4}
.p-halo{paint-order:stroke;stroke:{paper};stroke-width:4;stroke-linejoin:round}
.p-ring{stroke:{paper};stroke-width:1.5}
`.trim();

/** Where the user's own colours rule, marks keep their shapes and take the system's. */
const FORCED =
  '@media (forced-colors:active){.plot{forced-color-adjust:none;--plot-ink:CanvasText;--plot-muted:CanvasText;--plot-line:GrayText;--plot-paper:Canvas;--plot-1:LinkText;--plot-2:CanvasText;--plot-3:GrayText;--plot-4:Highlight}}';

/**
 * The CSS of the plots. `variables`: colours are the properties `--plot-ink`, `--plot-muted`, `--plot-line`, `--plot-paper`
 * and `--plot-1` … `--plot-4` of the page, the light ones where it has none. `themed`: the properties are set here, light
 * or dark as the reader prefers, light on paper. `light`: plain colours, for programs that know no properties.
 */
export function plotStyle(how: 'variables' | 'themed' | 'light'): string {
  const paint = (colour: Colour): string =>
    how === 'light' ? LIGHT[colour] : `var(--plot-${colour},${LIGHT[colour]})`;
  const rules = COLOURS.reduce((css, colour) => css.replaceAll(`{${colour}}`, paint(colour)), RULES);
  if (how === 'light') return rules;
  if (how === 'variables') return `${rules}\n${FORCED}`;
  return `${rules}\n@media screen and (prefers-color-scheme:dark){:root{${setting(DARK)}}}\n${FORCED}`;
}

const setting = (colours: Readonly<Record<Colour, string>>): string =>
  COLOURS.map((colour) => `--plot-${colour}:${colours[colour]}`).join(';');
