/** What a caller may do about an error. */
export type Remedy = 'retry' | 'fix-input' | 'stop';

/** Root of the error tree. `exitCode` is the process exit code when it ends a command (docs/cli.md). */
export class ThreadbareError extends Error {
  readonly code: string;
  readonly exitCode: number;
  readonly remedy: Remedy;
  constructor(code: string, message: string, exitCode: number, remedy: Remedy, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.exitCode = exitCode;
    this.remedy = remedy;
  }
}

/** An input could not be read or understood; the others go on (exit code 1). `file` names it. */
export class InputError extends ThreadbareError {
  readonly file: string | null;
  constructor(code: string, message: string, file: string | null = null, options?: { cause?: unknown }) {
    super(code, message, 1, 'fix-input', options);
    this.file = file;
  }
}

/** The command line or a setting is wrong (exit code 2). */
export class UsageError extends ThreadbareError {
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(code, message, 2, 'fix-input', options);
  }
}

/** The store cannot be opened, reached or written (exit code 3). */
export class DatabaseError extends ThreadbareError {
  constructor(code: string, message: string, remedy: Remedy = 'stop', options?: { cause?: unknown }) {
    super(code, message, 3, remedy, options);
  }
}

/** Refused by a rule: robots.txt, a private address (exit code 4). */
export class PolicyError extends ThreadbareError {
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(code, message, 4, 'stop', options);
  }
}

/** Stopped by the user; the store is consistent and a rerun continues (exit code 130). */
export class InterruptedError extends ThreadbareError {
  constructor(message = 'Interrupted; what was finished is stored, run the same command again to go on.') {
    super('interrupted', message, 130, 'retry');
  }
}
