#!/usr/bin/env node
import { endingOf } from './exit.js';
import { listenForInterrupt } from './interrupt.js';
import { type Log, textLog } from './log.js';
import { buildProgram } from './program.js';
import { startSession } from './session.js';

const sayOnStderr = textLog((line) => process.stderr.write(line));
const interrupt = listenForInterrupt((text) => currentLog().info(text));
const session = startSession(interrupt.signal);

/** The log of the command that runs (NDJSON with --json), before one runs plain lines. */
function currentLog(): Log {
  return session.context()?.log ?? sayOnStderr;
}

process.stderr.on('error', () => process.exit(process.exitCode ?? 1));

try {
  await buildProgram(session).parseAsync(process.argv);
  process.exitCode = session.exitCode();
} catch (error) {
  const ending = endingOf(error, process.env.THREADBARE_DEBUG === '1');
  if (ending.message !== null) currentLog().error(ending.message, { code: ending.code, exitCode: ending.exitCode });
  process.exitCode = ending.exitCode;
} finally {
  interrupt.dispose();
}
