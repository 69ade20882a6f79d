import { InputError, UsageError } from '../model/errors.js';
import type { Store } from '../store/index.js';
import type { Context, DataOptions } from './context.js';
import { formatRows } from './rows.js';

export type Role = 'reader' | 'moderator' | 'admin';

export interface DeskOptions extends DataOptions {
  readonly json?: boolean;
}

export interface AddOptions extends DeskOptions {
  readonly role: Role;
  readonly name?: string;
  readonly sites?: readonly string[];
  readonly allSites?: boolean;
  readonly passwordStdin?: boolean;
}

export interface RoleOptions extends DeskOptions {
  readonly sites?: readonly string[];
  readonly allSites?: boolean;
}

export interface DisableOptions extends DeskOptions {
  readonly undo?: boolean;
}

export interface ResetOptions extends DeskOptions {
  readonly passwordStdin?: boolean;
  readonly secondFactor?: boolean;
}

export interface TokensOptions extends DeskOptions {
  readonly revoke?: string;
  readonly make?: string;
  readonly for?: string;
  readonly scopes?: readonly string[];
  readonly days?: number;
}

/** Whoever works at the machine itself. */
export const COMMAND_LINE = { userId: null, tokenId: null };
/** Hours a link lasts that lets somebody choose a password. */
const LINK_HOURS = 48;
export const ROLES: readonly Role[] = ['reader', 'moderator', 'admin'];
export const SCOPES = ['read', 'decide', 'report', 'admin'];
const DEFAULT_URL = 'http://127.0.0.1:8787';

/** Prints what was done, for people or for programs; gives the exit code. */
export async function say(context: Context, options: DeskOptions, json: unknown, text: string): Promise<number> {
  await context.out.write(options.json === true ? `${JSON.stringify(json)}\n` : `${text}\n`);
  return 0;
}

/** The id of the account with an address. UsageError `unknown-account`. */
export async function idOf(store: Store, email: string): Promise<string> {
  const member = await store.desk.accounts.member(email);
  if (member === null)
    throw new UsageError('unknown-account', `There is no account for ${email}: see threadbare desk users.`);
  return member.userId;
}

/** Ids of the sites that were named; null: all; undefined: nothing was said. */
export async function sitesOf(store: Store, options: RoleOptions): Promise<readonly string[] | null | undefined> {
  if (options.allSites === true && options.sites !== undefined)
    throw new UsageError('bad-sites', 'Either --sites or --all-sites, not both.');
  if (options.allSites === true) return null;
  if (options.sites === undefined) return undefined;
  const known = await store.desk.accounts.sites();
  return options.sites.map((host) => {
    const site = known.find((one) => one.host === host.toLowerCase());
    if (site === undefined)
      throw new UsageError(
        'unknown-site',
        `No site ${host} is stored; there is ${known.map((one) => one.host).join(', ') || 'none yet'}.`,
      );
    return site.siteId;
  });
}

/** The password on standard input, without the end of its line, if it will do. */
async function passwordFrom(context: Context, about: readonly string[]): Promise<string> {
  const { passwordFault, hashOf } = await import('../desk/auth/password.js');
  let text = '';
  for await (const piece of context.stdin) text += String(piece);
  const password = text.replace(/\r?\n$/, '');
  const fault = passwordFault(password, about);
  if (fault !== null) throw new InputError('bad-password', fault, 'standard input');
  return hashOf(password);
}

async function passwordLink(store: Store, userId: string): Promise<string> {
  const { accounts } = store.desk;
  const token = await accounts.makeLink(COMMAND_LINE, { purpose: 'password', userId, hours: LINK_HOURS });
  const address = (await accounts.address()) ?? DEFAULT_URL;
  return `${address}/invite?${new URLSearchParams({ token }).toString()}`;
}

/** `desk add-user` */
export async function addUser(context: Context, store: Store, email: string, options: AddOptions): Promise<number> {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageError('bad-email', `${email} is no e-mail address.`);
  const sites = await sitesOf(store, options);
  if (sites === undefined)
    throw new UsageError(
      'bad-sites',
      `Say which sites ${email} may see: --sites ${(await store.desk.accounts.sites())[0]?.host ?? 'forum.example'}, or --all-sites.`,
    );
  const name = options.name ?? email.replace(/@.*$/, '');
  const passwordHash = options.passwordStdin === true ? await passwordFrom(context, [email, name]) : null;
  const userId = await store.desk.accounts.addMember(COMMAND_LINE, {
    email,
    name,
    role: options.role,
    sites,
    passwordHash,
  });
  if (passwordHash !== null)
    return say(context, options, { userId, link: null }, `${email} can sign in as ${options.role}.`);
  const link = await passwordLink(store, userId);
  return say(
    context,
    options,
    { userId, link },
    `${email} is ${options.role}. Send this link to choose a password (it works once, for ${LINK_HOURS} hours):\n  ${link}`,
  );
}

/** `desk users` */
export async function users(context: Context, store: Store, options: DeskOptions): Promise<number> {
  const rows = (await store.desk.accounts.members()).map((member) => ({
    email: member.email,
    name: member.name,
    role: member.role,
    sites: member.allSites ? 'all' : member.sites.map((site) => site.host).join(' '),
    second_factor: member.twoFactor ? 'yes' : 'no',
    password: member.hasPassword ? 'yes' : 'no',
    last_seen: member.seenAt,
    closed: member.disabledAt,
  }));
  const columns = ['email', 'name', 'role', 'sites', 'second_factor', 'password', 'last_seen', 'closed'];
  await context.out.write(formatRows(columns, rows, options.json === true ? 'json' : 'table'));
  return 0;
}

/** `desk reset-password` */
export async function resetPassword(
  context: Context,
  store: Store,
  email: string,
  options: ResetOptions,
): Promise<number> {
  const { accounts } = store.desk;
  const userId = await idOf(store, email);
  if (options.secondFactor === true) await accounts.dropSecondFactor(COMMAND_LINE, userId);
  if (options.passwordStdin !== true) {
    const link = await passwordLink(store, userId);
    return say(
      context,
      options,
      { userId, link },
      `Send this link to choose a new password (it works once, for ${LINK_HOURS} hours):\n  ${link}`,
    );
  }
  await accounts.setPassword(COMMAND_LINE, userId, await passwordFrom(context, [email]));
  return say(context, options, { userId, link: null }, `${email} has a new password and is signed out everywhere.`);
}

/** `desk tokens` */
export async function tokens(context: Context, store: Store, options: TokensOptions): Promise<number> {
  const { accounts } = store.desk;
  if (options.revoke !== undefined) {
    if (!(await accounts.revokeToken(COMMAND_LINE, options.revoke, null)))
      throw new UsageError('unknown-token', `There is no token ${options.revoke} in use: see threadbare desk tokens.`);
    return say(context, options, { tokenId: options.revoke }, 'The token does not work any more.');
  }
  if (options.make !== undefined) return makeToken(context, store, options, options.make);
  const rows = (await accounts.tokens(null)).map((token) => ({
    id: token.tokenId,
    name: token.name,
    owner: token.owner,
    scopes: token.scopes.join(' '),
    last_used: token.lastUsedAt,
    ends: token.expiresAt,
    revoked: token.revokedAt,
  }));
  const columns = ['id', 'name', 'owner', 'scopes', 'last_used', 'ends', 'revoked'];
  await context.out.write(formatRows(columns, rows, options.json === true ? 'json' : 'table'));
  return 0;
}

async function makeToken(context: Context, store: Store, options: TokensOptions, name: string): Promise<number> {
  if (options.for === undefined)
    throw new UsageError('unknown-account', 'Say whose rights the token has: --for EMAIL.');
  const scopes = options.scopes ?? ['read'];
  const unknown = scopes.find((scope) => !SCOPES.includes(scope));
  if (unknown !== undefined)
    throw new UsageError('bad-scope', `There is no scope ${unknown}; there are ${SCOPES.join(', ')}.`);
  const userId = await idOf(store, options.for);
  const expiresAt = options.days === undefined ? null : new Date(Date.now() + options.days * 86_400_000).toISOString();
  const made = await store.desk.accounts.makeToken(COMMAND_LINE, { userId, name, scopes, expiresAt });
  return say(context, options, made, `The token, told this once:\n  ${made.token}`);
}
