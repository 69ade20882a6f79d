import type { TargetKind } from '../../model/annotation.js';
import { InputError } from '../../model/errors.js';
import { foldName } from './fold.js';
import type { Named } from './join.js';

/** A target the user wants to see, with all the ways it is written. No patterns: a name is compared word by word. */
export interface GivenTarget {
  readonly name: string;
  readonly kind: Exclude<TargetKind, 'proposition'>;
  readonly aliases: readonly string[];
}

/** A name with the user's target it belongs to. */
export interface GivenNamed extends Named {
  readonly given?: GivenTarget;
}

const KINDS: readonly GivenTarget['kind'][] = ['person', 'organisation', 'place', 'other'];
/** Bounds of a file of targets. */
const MOST = 500;
const ALIASES = 50;
const LENGTH = 120;

/**
 * Reads the user's targets: `[{"name": …, "kind": "person"|"organisation"|"place"|"other", "aliases": [ … ]}]`; kind
 * (other) and aliases (none) may be left out.
 *
 * @throws InputError `bad-targets` naming the entry that is wrong
 */
export function readGivenTargets(value: unknown): GivenTarget[] {
  if (!Array.isArray(value))
    throw new InputError('bad-targets', 'Targets are a JSON array of {"name", "kind", "aliases"}.');
  if (value.length > MOST) throw new InputError('bad-targets', `More than ${MOST} targets.`);
  const owners = new Map<string, string>();
  return value.map((entry: unknown, i) => readOne(entry, i + 1, owners));
}

function readOne(entry: unknown, at: number, owners: Map<string, string>): GivenTarget {
  const wrong = (what: string): InputError => new InputError('bad-targets', `Target ${at}: ${what}.`);
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) throw wrong('not an object');
  const fields = new Map<string, unknown>(Object.entries(entry));
  for (const field of fields.keys())
    if (!['name', 'kind', 'aliases'].includes(field)) throw wrong(`unknown field "${field}"`);
  const name = readName(fields.get('name'));
  if (name === null) throw wrong(`"name" must be 1 to ${LENGTH} characters with a letter or digit`);
  const kind = fields.has('kind') ? KINDS.find((one) => one === fields.get('kind')) : 'other';
  if (kind === undefined) throw wrong(`"kind" must be one of ${KINDS.join(', ')}`);
  const listed = fields.get('aliases') ?? [];
  if (!Array.isArray(listed) || listed.length > ALIASES)
    throw wrong(`"aliases" must be an array of at most ${ALIASES}`);
  const aliases = listed.map((one: unknown) => {
    const alias = readName(one);
    if (alias === null) throw wrong(`an alias must be 1 to ${LENGTH} characters with a letter or digit`);
    return alias;
  });
  for (const form of new Set([name, ...aliases].map(foldPhrase))) {
    const owner = owners.get(form);
    if (owner !== undefined) throw wrong(`"${form}" names "${owner}" already`);
    owners.set(form, name);
  }
  return { name, kind, aliases };
}

function readName(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const name = value.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return name.length > LENGTH || !/[\p{L}\p{N}]/u.test(name) ? null : name;
}

function foldPhrase(name: string): string {
  return name
    .split(/[\s-]+/u)
    .map(foldName)
    .filter((word) => word !== '')
    .join(' ');
}

/** Gives found names to the user's targets: a name one of whose variants is an alias goes to it with all its variants. */
export function takeGiven(named: readonly Named[], given: readonly GivenTarget[]): GivenNamed[] {
  if (given.length === 0) return [...named];
  const owners = new Map<string, GivenTarget>();
  for (const target of given) for (const form of [target.name, ...target.aliases]) owners.set(foldPhrase(form), target);
  const taken = new Map<GivenTarget, Named[]>(given.map((target) => [target, []]));
  const rest: Named[] = [];
  for (const one of named) {
    const owner = one.variants.map(({ name }) => owners.get(foldPhrase(name))).find((found) => found !== undefined);
    const bucket = owner === undefined ? undefined : taken.get(owner);
    (bucket ?? rest).push(one);
  }
  const wanted = [...taken].map(
    ([target, parts]): GivenNamed => ({
      key: foldPhrase(target.name).replace(/ /gu, '-'),
      kind: target.kind,
      variants: parts.flatMap((part) => part.variants),
      roles: parts.flatMap((part) => part.roles),
      given: target,
    }),
  );
  return [...wanted, ...rest];
}
