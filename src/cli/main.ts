#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { endingOf } from './exit.js';
import { listenForInterrupt } from './interrupt.js';
import { type Log, textLog } from './log.js';
import { buildProgram } from './program.js';
import { startSession } from './session.js';

/*
 * Pages leave much garbage, and V8 lets a heap grow fourfold before it looks. Collecting at 30 % growth: ingesting 400
 * pages of 200 KB peaks at 476 instead of 723 MB and takes 39 instead of 36 s. No hard limit: a large page may still
 * need its room.
 */
setFlagsFromString('--heap-growing-percent=30');

const sayOnStderr = textLog((line) => process.stderr.write(line));
const interrupt = listenForInterrupt((text) => currentLog().info(text));
const session = startSession(interrupt.signal);

/** The log of the command that runs (NDJSON with --json), before one runs plain lines. */
function currentLog(): Log {
  return session.context()?.log ?? sayOnStderr;
}

process.stderr.on('error', () => process.exit(process.exitCode ?? 1));

try {
  const program = await buildProgram(session, process.argv[2] ?? null);
  await program.parseAsync(process.argv);
  process.exitCode = session.exitCode();
} catch (error) {
  const ending = endingOf(error, process.env.THREADBARE_DEBUG === '1');
  if (ending.message !== null) currentLog().error(ending.message, { code: ending.code, exitCode: ending.exitCode });
  process.exitCode = ending.exitCode;
} finally {
  interrupt.dispose();
}
