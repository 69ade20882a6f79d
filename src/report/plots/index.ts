/** The figures of the plots, read from the store; `src/plots` draws them. */
export type { PlotLinks } from './links.js';
export { readNetwork } from './network.js';
export {
  authorPlot,
  plotsOfEverything,
  plotsOfThread,
  THREAD_PLOTS,
  threadPlot,
  WHOLE_PLOTS,
  wholePlot,
} from './report-plots.js';
export { readStances } from './stances.js';
export { readTone } from './tone.js';
export { readQuoteTravels, type StoredTravel, type TravelsOf } from './travel.js';
