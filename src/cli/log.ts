import { pino } from 'pino';

/** Messages beside the answer: to people as lines, to machines (`--json`) as NDJSON, always on standard error. */
export interface Log {
  readonly info: (message: string, fields?: Fields) => void;
  readonly warn: (message: string, fields?: Fields) => void;
  readonly error: (message: string, fields?: Fields) => void;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Lines for a person: the message alone; fields are for machines. */
export function textLog(write: (line: string) => void): Log {
  const line = (prefix: string) => (message: string) => write(`${prefix}${message}\n`);
  return { info: line(''), warn: line('threadbare: '), error: line('threadbare: ') };
}

/** One JSON object a line (pino): level, time, msg and the fields. Written at once, so that nothing is lost at exit. */
export function jsonLog(fd: number): Log {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    pino.destination({ fd, sync: true }),
  );
  return {
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
  };
}
