/** Entry of a parsing thread: parses the files it is asked for and answers with their texts, ready to print. */
import { Readable } from 'node:stream';
import { workerData } from 'node:worker_threads';
import type { InputFile } from '../ingest/inputs.js';
import { serve } from '../workers/serve.js';
import { type ParsedFile, type ParseTask, parseFile } from './parse-file.js';
import { engineOptions } from './user-specs.js';

const task: ParseTask = workerData;

/** Standard input belongs to the main thread; a worker is never asked for it. */
const NO_STDIN = Readable.from([]);

/** Descriptions of engines hold patterns and functions, which cannot be sent: each worker reads them itself. */
const engines = engineOptions(task);

serve<InputFile, ParsedFile>(async (input) => parseFile(input, task, await engines, NO_STDIN));
