/** Entry of a reading thread: opens the files it is asked for and answers with what they say. */
import { Readable } from 'node:stream';
import { workerData } from 'node:worker_threads';
import { serve } from '../workers/serve.js';
import type { InputFile } from './inputs.js';
import { type Opened, openPage } from './open-page.js';
import type { ReadSettings } from './page-reader.js';

const settings: ReadSettings = workerData;

/** Standard input belongs to the main thread; a worker is never asked for it. */
const NO_STDIN = Readable.from([]);

serve<InputFile, Opened>((input) => openPage(input, settings.url, settings.parse, NO_STDIN));
