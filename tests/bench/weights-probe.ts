/** A process of its own that is measured: reads the shipped weights into models that answer; modules count. */
import { linearModel } from '../../src/analyze/linear/model.js';

const before = process.memoryUsage().rss;
const started = performance.now();
const { SHIPPED } = await import('../../src/analyze/shipped.js');
const models = SHIPPED.map((weights) => linearModel(weights));
if (models.includes(null)) throw new Error('shipped weights cannot be read');
const milliseconds = Math.round(performance.now() - started);
const megabytes = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
console.log(JSON.stringify({ milliseconds, megabytes, models: models.length }));
