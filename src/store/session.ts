/** Which end the store works on: its own folder, the folder of another process through its socket, or a server. */
export type StoreMode = 'embedded' | 'socket' | 'server';

/** What a statement gave: values decoded by `values.ts`, in column order. */
export interface ResultSet {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Values of `$1`, `$2`, …: text, or null. Types are named in the statement (`$1::uuid`). */
export type Params = readonly (string | null)[];

/** One transaction on one connection. */
export interface Session {
  query(statement: string, params?: Params): Promise<ResultSet>;
}

export interface TransactionOptions {
  readonly readOnly?: boolean | undefined;
  /** All statements see the database as it was at the first (repeatable read). Default false. */
  readonly frozen?: boolean | undefined;
  /** Not run again when the connection was lost: the work has effects outside the database. Default false. */
  readonly once?: boolean | undefined;
}

/** How a transaction with these options begins, behind the word `begin`. */
export const beginMode = ({ readOnly, frozen }: TransactionOptions): string =>
  [...(frozen === true ? ['isolation level repeatable read'] : []), ...(readOnly === true ? ['read only'] : [])].join(
    ' ',
  );

/**
 * A way to the database. `transaction` runs `work` again from its start when the connection was lost on the way, so
 * `work` must be safe to repeat.
 */
export interface Backend {
  readonly mode: StoreMode;
  /** DSN for other programs, password included. */
  readonly url: string;
  /** Where it is, for messages: never a password. */
  readonly location: string;
  transaction<T>(work: (session: Session) => Promise<T>, options?: TransactionOptions): Promise<T>;
  close(): Promise<void>;
}
