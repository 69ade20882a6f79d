import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, json, texts } from './columns.js';
import { desk } from './desk.js';

/*
 * Who may use the desk. The first six tables are better-auth's, under its names of fields; what a person may do (role,
 * sites) is ours and stands beside them.
 */

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const deskUser = desk.table(
  'user',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull(),
    image: text('image'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    twoFactorEnabled: boolean('two_factor_enabled'),
  },
  (t) => [uniqueIndex('user_email').on(t.email)],
);

export const deskSession = desk.table(
  'session',
  {
    id: text('id').primaryKey(),
    expiresAt: moment('expires_at').notNull(),
    token: text('token').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: text('user_id').notNull(),
  },
  (t) => [uniqueIndex('session_token').on(t.token), index('session_user').on(t.userId)],
);

export const deskAccount = desk.table(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [index('account_user').on(t.userId)],
);

export const deskVerification = desk.table(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [index('verification_identifier').on(t.identifier)],
);

export const deskTwoFactor = desk.table(
  'two_factor',
  {
    id: text('id').primaryKey(),
    secret: text('secret').notNull(),
    backupCodes: text('backup_codes').notNull(),
    userId: text('user_id').notNull(),
    verified: boolean('verified'),
    failedVerificationCount: integer('failed_verification_count'),
    lockedUntil: moment('locked_until'),
  },
  (t) => [index('two_factor_user').on(t.userId)],
);

export const deskRateLimit = desk.table(
  'rate_limit',
  {
    id: text('id').primaryKey(),
    key: text('key').notNull(),
    count: integer('count').notNull(),
    lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
  },
  (t) => [uniqueIndex('rate_limit_key').on(t.key)],
);

/** What a person may do: a role, on all sites or on those of `member_site`. */
export const deskMember = desk.table(
  'member',
  {
    userId: text('user_id').primaryKey(),
    role: text('role').notNull(),
    allSites: boolean('all_sites').notNull(),
    disabledAt: instant('disabled_at'),
    /** Beginning of the visit before this one, and of this one: what is new since. */
    lastVisit: instant('last_visit'),
    thisVisit: instant('this_visit'),
    seenAt: instant('seen_at'),
    /** Theme, blur, images, density. */
    preferences: json('preferences').notNull(),
  },
  (t) => [check('member_role', sql`${t.role} in ('reader', 'moderator', 'admin')`)],
);

export const deskMemberSite = desk.table(
  'member_site',
  { userId: text('user_id').notNull(), siteId: uuid('site_id').notNull() },
  (t) => [primaryKey({ columns: [t.userId, t.siteId] })],
);

/** Failed sign-ins under one address: after some of them nobody signs in with it for a while. */
export const deskLockout = desk.table('lockout', {
  /** Keyed hash of the address. */
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  lastAt: instant('last_at').notNull(),
  lockedUntil: instant('locked_until'),
});

/** Keys of programs: the hash alone is kept. */
export const deskToken = desk.table(
  'token',
  {
    tokenId: uuid('token_id').primaryKey(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    hash: text('hash').notNull(),
    scopes: texts('scopes').notNull(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('token_hash').on(t.hash)],
);

/** Who did what to the desk itself: sign-ins, accounts, tokens, exports, settings. Only ever appended. */
export const deskAudit = desk.table(
  'audit',
  {
    auditId: bigint('audit_id', { mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant('at').notNull().default(sql`now()`),
    userId: text('user_id'),
    tokenId: uuid('token_id'),
    action: text('action').notNull(),
    subject: text('subject'),
    detail: json('detail').notNull(),
  },
  (t) => [index('audit_user').on(t.userId, t.auditId)],
);

/** What the desk keeps for itself: its secret, links that make the first account. */
export const deskSetting = desk.table('setting', {
  name: text('name').primaryKey(),
  value: json('value').notNull(),
  at: instant('at').notNull().default(sql`now()`),
});
