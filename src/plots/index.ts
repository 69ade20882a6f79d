/** Plots as accessible SVG with the figures behind them: data in, plot out. Pure; d3 gives scales and shapes alone. */
export { type Activity, activity } from './activity.js';
export { type ForumDay, type ForumTrends, forumTrends } from './forum-trends.js';
export type { Answers, Member, ReplyNetwork } from './network-choice.js';
export type { Plot, PlotCell, PlotName, PlotOptions, PlotTable, Subject } from './plot.js';
export { type QuoteTravel, quoteTravel, type TravelMark } from './quote-travel.js';
export { type ReasonsOverTime, reasonsOverTime } from './reasons-over-time.js';
export { replyNetwork } from './reply-network.js';
export { type StanceSplit, stanceSplit, type TargetStances } from './stance-split.js';
export { standalone } from './standalone.js';
export { plotStyle } from './style.js';
export type { TonePoint } from './tone-series.js';
export { authorTone, type ToneTimeline, toneTimeline } from './tone-timeline.js';
