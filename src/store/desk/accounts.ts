import type { Connection } from '../connect/connection.js';
import { appendAudit, readAudit } from './accounts/audit.js';
import { type AuthDatabase, authDatabase } from './accounts/auth-database.js';
import {
  hasMembers,
  hasPassword,
  makeLink,
  type NewLink,
  readLink,
  setPassword,
  spendFirstLink,
  spendPasswordLink,
} from './accounts/links.js';
import { beginTry, forgetTries } from './accounts/lockout.js';
import {
  changeMember,
  closeMember,
  dropSecondFactor,
  findMember,
  insertMember,
  listMembers,
  listSites,
} from './accounts/members.js';
import type {
  Actor,
  AuditEntry,
  AuditFilter,
  AuditRecord,
  LinkRecord,
  MemberChange,
  MemberRecord,
  MemberRights,
  NewMember,
  NewToken,
  SignedInRecord,
  SiteRecord,
  TokenRecord,
} from './accounts/records.js';
import { readRights, readTokenRights, readVisits, type TokenRights, writePreferences } from './accounts/rights.js';
import { endSessions, listSessions } from './accounts/sessions.js';
import { readAddress, readSecret, writeAddress } from './accounts/settings.js';
import { hashToken, insertToken, listTokens, revokeToken } from './accounts/tokens.js';

/** People of the desk, what they may do, tokens, the audit log. Times are ISO 8601. */
export interface AccountStore {
  /** The database as better-auth takes it; opaque to all others. */
  authDatabase(): Promise<AuthDatabase>;
  /** Signs sessions and encrypts second factors; made when first asked for. */
  secret(): Promise<string>;
  /** Where the desk was last served; null: never. */
  address(): Promise<string | null>;
  setAddress(address: string): Promise<void>;

  /** Whether there is any account. */
  hasMembers(): Promise<boolean>;
  /** Whether an open account has a password. */
  hasPassword(): Promise<boolean>;
  members(): Promise<MemberRecord[]>;
  /** By id or address; null: there is none. */
  member(idOrEmail: string): Promise<MemberRecord | null>;
  sites(): Promise<SiteRecord[]>;
  /** Makes an account and gives its id. UsageError `account-exists`. */
  addMember(by: Actor, member: NewMember): Promise<string>;
  /** False: no such member. UsageError `last-admin`. */
  changeMember(by: Actor, userId: string, change: MemberChange): Promise<boolean>;
  /** Closes (or opens again) an account, at once. False: no such member. UsageError `last-admin`. */
  closeMember(by: Actor, userId: string, closed: boolean): Promise<boolean>;
  /** A new password; ends every session of that member. */
  setPassword(by: Actor, userId: string, hash: string): Promise<void>;
  dropSecondFactor(by: Actor, userId: string): Promise<boolean>;

  /** What somebody may do now, with a note that they are at work (once a minute); null: closed or unknown. */
  rights(userId: string, now: Date): Promise<MemberRights | null>;
  /** What a token may do now; null: unknown, expired, revoked, or its owner's account is closed. */
  tokenRights(token: string, now: Date): Promise<TokenRights | null>;
  /** When the visit before this one began, and this one. */
  visitOf(userId: string): Promise<{ readonly lastVisit: string | null; readonly thisVisit: string | null }>;
  setPreferences(userId: string, change: Readonly<Record<string, unknown>>): Promise<void>;

  /** A one-time link; gives its token, earlier ones for the same end. */
  makeLink(by: Actor, link: NewLink): Promise<string>;
  readLink(token: string): Promise<LinkRecord | null>;
  /** Makes the first account and gives its id. UsageError `link-spent`. */
  spendFirstLink(
    token: string,
    account: { readonly email: string; readonly name: string; readonly passwordHash: string },
  ): Promise<string>;
  /** Sets the password of the link's owner. UsageError `link-spent`. */
  spendPasswordLink(token: string, hash: string): Promise<{ readonly userId: string; readonly email: string }>;

  /** Counts a try to sign in; null: go on, else when tries are taken again. */
  beginTry(key: string, now: Date): Promise<string | null>;
  forgetTries(key: string): Promise<void>;
  sessions(userId: string): Promise<SignedInRecord[]>;
  /** Ends one session of a member, or (null) all but `keep`; gives how many. */
  endSessions(
    by: Actor,
    userId: string,
    which: { readonly sessionId: string | null; readonly keep: string | null },
  ): Promise<number>;

  /** Tokens of a member, or of all (null). */
  tokens(userId: string | null): Promise<TokenRecord[]>;
  /** Makes a token: the only time it is told. */
  makeToken(by: Actor, wish: NewToken): Promise<{ readonly token: string; readonly tokenId: string }>;
  /** `owner` null: whoever's it is. False: no such token in use. */
  revokeToken(by: Actor, tokenId: string, owner: string | null): Promise<boolean>;

  /** Notes what was done to the desk itself. */
  note(entry: Actor & AuditEntry): Promise<void>;
  auditLog(filter: AuditFilter): Promise<AuditRecord[]>;
}

export function accountsOver(connection: Connection): AccountStore {
  const read = { readOnly: true };
  const { transaction } = connection;
  return {
    authDatabase: () => authDatabase(connection),
    secret: () => transaction(readSecret),
    address: () => transaction(readAddress, read),
    setAddress: (address) => transaction((session) => writeAddress(session, address)),
    hasMembers: () => transaction(hasMembers, read),
    hasPassword: () => transaction(hasPassword, read),
    members: () => transaction(listMembers, read),
    member: (idOrEmail) => transaction((session) => findMember(session, idOrEmail), read),
    sites: () => transaction(listSites, read),
    addMember: (by, member) => transaction((session) => insertMember(session, by, member)),
    changeMember: (by, userId, change) => transaction((session) => changeMember(session, by, userId, change)),
    closeMember: (by, userId, closed) => transaction((session) => closeMember(session, by, userId, closed)),
    setPassword: (by, userId, hash) => transaction((session) => setPassword(session, by, userId, hash)),
    dropSecondFactor: (by, userId) => transaction((session) => dropSecondFactor(session, by, userId)),
    rights: (userId, now) => transaction((session) => readRights(session, userId, now.toISOString())),
    tokenRights: (token, now) =>
      transaction((session) => readTokenRights(session, hashToken(token), now.toISOString())),
    visitOf: (userId) => transaction((session) => readVisits(session, userId), read),
    setPreferences: (userId, change) => transaction((session) => writePreferences(session, userId, change)),
    makeLink: (by, link) => transaction((session) => makeLink(session, by, link)),
    readLink: (token) => transaction((session) => readLink(session, token), read),
    spendFirstLink: (token, account) => transaction((session) => spendFirstLink(session, token, account)),
    spendPasswordLink: (token, hash) => transaction((session) => spendPasswordLink(session, token, hash)),
    beginTry: (key, now) => transaction((session) => beginTry(session, key, now.toISOString())),
    forgetTries: (key) => transaction((session) => forgetTries(session, key)),
    sessions: (userId) => transaction((session) => listSessions(session, userId), read),
    endSessions: (by, userId, which) => transaction((session) => endSessions(session, by, userId, which)),
    tokens: (userId) => transaction((session) => listTokens(session, userId), read),
    makeToken: (by, wish) => transaction((session) => insertToken(session, by, wish)),
    revokeToken: (by, tokenId, owner) => transaction((session) => revokeToken(session, by, tokenId, owner)),
    note: (entry) => transaction((session) => appendAudit(session, entry)),
    auditLog: (filter) => transaction((session) => readAudit(session, filter), read),
  };
}
