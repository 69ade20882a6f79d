import { sha256 } from '../../model/ids.js';
import type { Reader } from '../../store/index.js';
import type { EntityName } from '../options.js';
import type { Column, Row } from '../row.js';
import { type PrivacyClass, privacyClass, TEXT_CLASSES } from './classes.js';
import { Names } from './names.js';
import { Pseudonyms } from './pseudonyms.js';

/** What stands between the database and every format: rows pass it before anything is written. */
export interface Guard {
  readonly pseudonyms: Pseudonyms | null;
  /** The columns that are left. */
  readonly columns: (entity: EntityName, columns: readonly Column[]) => readonly Column[];
  /** A row as it may leave; `site` is the host it belongs to. */
  readonly row: (entity: EntityName, columns: readonly Column[], row: Row, site: string | null) => Row;
}

export interface GuardOptions {
  readonly text: boolean;
  readonly key: string | null;
}

/** Reads the names of members (with a key) and gives the guard. Memory grows with the names, not with the posts. */
export async function makeGuard(reader: Reader, options: GuardOptions): Promise<Guard> {
  const pseudonyms = options.key === null ? null : new Pseudonyms(options.key, await readNames(reader));
  return {
    pseudonyms,
    columns: (entity, columns) =>
      options.text ? columns : columns.filter(({ name, type }) => !TEXT_CLASSES.has(privacyClass(entity, name, type))),
    row: (entity, columns, row, site) => {
      if (pseudonyms === null && options.text) return row;
      return Object.fromEntries(
        columns.map(({ name, type }) => {
          const kind = privacyClass(entity, name, type);
          const value = row[name] ?? null;
          if (pseudonyms !== null) return [name, hidden(pseudonyms, kind, value, site)];
          // A target is told from others without its words.
          return [name, kind === 'key' && typeof value === 'string' ? `k${sha256(value).slice(0, 16)}` : value];
        }),
      );
    },
  };
}

function hidden(make: Pseudonyms, kind: PrivacyClass, value: unknown, site: string | null): unknown {
  if (value === null) return null;
  if (Array.isArray(value) && kind !== 'json' && kind !== 'diff')
    return value.map((one: unknown) => hidden(make, ONE[kind] ?? kind, one, site));
  if (typeof value !== 'string')
    return kind === 'json' ? make.json(site, value) : kind === 'diff' ? make.diff(site, value) : value;
  switch (kind) {
    case 'figure':
      return value;
    case 'id':
      return make.ids(value);
    case 'ref':
      return make.ref(site, value);
    case 'account':
      return make.account(site, value);
    case 'name':
      return make.name(site, value);
    case 'byline':
      return make.name('', value);
    case 'person':
      return make.person(site, value);
    case 'header':
      return make.header(site, value);
    case 'url':
      return make.address(site, value);
    case 'key':
      return make.word('k', 'key', value);
    case 'path':
    case 'diff':
      return null;
    default:
      return make.text(site, value);
  }
}

/** The class of one element of a list. */
const ONE: Readonly<Partial<Record<PrivacyClass, PrivacyClass>>> = {
  names: 'name',
  persons: 'person',
  bylines: 'byline',
  texts: 'text',
};

/** Names of all members of the data set, whatever is chosen of it: a text may speak of anyone. */
async function readNames(reader: Reader): Promise<Names> {
  const names = new Names();
  const every = `select name from v_author
    union select attributed_author from v_quote where attributed_author is not null
    union select unnest(actors) from v_reaction where actors is not null`;
  for await (const { rows } of reader.scan(every, { batchRows: 5000 }))
    for (const { name } of rows) if (typeof name === 'string') names.add(name);
  // By-names of members others speak of: "Til" for Tilda.
  const spoken = 'select distinct target, aliases from v_target where member order by target';
  for await (const { rows } of reader.scan(spoken, { batchRows: 5000 }))
    for (const { target, aliases } of rows) {
      const all = [target, ...(Array.isArray(aliases) ? aliases : [])].filter((one) => typeof one === 'string');
      const member = all.find((one) => names.known(one) !== null) ?? all[0];
      for (const one of all) names.add(one, member);
    }
  return names;
}
