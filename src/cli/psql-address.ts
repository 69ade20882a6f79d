/** Where psql connects to, fit for a command line: every user of a machine can read those. */
export interface PsqlAddress {
  /** The address without its password. */
  readonly url: string;
  readonly password: string | null;
}

/** Takes the password out of a database address; it goes to psql as PGPASSWORD. The rest stays as it was written. */
export function psqlAddress(url: string): PsqlAddress {
  const [, head = '', password, tail = ''] = /^([a-z]+:\/\/[^:@/?#]*)(?::([^@/?#]*))?(@.*)?$/is.exec(url) ?? [];
  const bare = password === undefined ? url : `${head}${tail}`;
  const inQuery = /[?&]password=([^&]*)/i.exec(bare)?.[1];
  const rest = bare.replace(/([?&])password=[^&]*(?:&|$)/i, '$1').replace(/[?&]$/, '');
  const found = inQuery ?? password;
  return { url: rest, password: found === undefined || found === '' ? null : decodeURIComponent(found) };
}

/** PGOPTIONS for psql: what is there already stands last, so it wins. */
export function psqlOptions(given: string, readOnly: boolean): string {
  const ours = ['-c search_path=analytics,public', ...(readOnly ? ['-c default_transaction_read_only=on'] : [])];
  return [...ours, ...(given.trim() === '' ? [] : [given])].join(' ');
}
