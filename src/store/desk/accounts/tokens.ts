import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type Row, rowsOf } from '../../row.js';
import type { Session } from '../../session.js';
import { arrayLiteral, storableText } from '../../values.js';
import { appendAudit } from './audit.js';
import type { Actor, NewToken, TokenRecord } from './records.js';

/** Bytes of chance in a token. */
const TOKEN_BYTES = 32;
/** What every token begins with, so that one that leaked is recognised. */
export const TOKEN_PREFIX = 'tb_';

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const TOKENS = `
  select t.token_id, t.user_id, u.name as owner, t.name, t.scopes, t.created_at, t.expires_at, t.last_used_at, t.revoked_at
  from threadbare_desk.token t join threadbare_desk."user" u on u.id = t.user_id`;

function tokenOf(row: Row): TokenRecord {
  const scopes = row.value('scopes');
  return {
    tokenId: row.text('token_id'),
    userId: row.text('user_id'),
    owner: row.text('owner'),
    name: row.text('name'),
    scopes: Array.isArray(scopes) ? scopes.map(String) : [],
    createdAt: row.text('created_at'),
    expiresAt: row.textOrNull('expires_at'),
    lastUsedAt: row.textOrNull('last_used_at'),
    revokedAt: row.textOrNull('revoked_at'),
  };
}

/** Tokens of a member, or of all (null), the latest first. */
export async function listTokens(session: Session, userId: string | null): Promise<TokenRecord[]> {
  const rows = await session.query(
    `${TOKENS} where ($1::text is null or t.user_id = $1::text) order by t.created_at desc, t.token_id`,
    [userId],
  );
  return rowsOf(rows).map(tokenOf);
}

/** Makes a token. What it gives is the only time the token itself is there. */
export async function insertToken(
  session: Session,
  by: Actor,
  wish: NewToken,
): Promise<{ readonly token: string; readonly tokenId: string }> {
  const token = `${TOKEN_PREFIX}${randomBytes(TOKEN_BYTES).toString('base64url')}`;
  const tokenId = randomUUID();
  await session.query(
    `insert into threadbare_desk.token (token_id, user_id, name, hash, scopes, expires_at)
     values ($1::uuid, $2, $3, $4, $5::text[], $6::timestamptz)`,
    [tokenId, wish.userId, storableText(wish.name), hashToken(token), arrayLiteral(wish.scopes), wish.expiresAt],
  );
  await appendAudit(session, {
    ...by,
    action: 'token.make',
    subject: tokenId,
    detail: { name: wish.name, scopes: wish.scopes, expires: wish.expiresAt, for: wish.userId },
  });
  return { token, tokenId };
}

/** Takes a token back; `owner` null: whoever's it is. False: there is no such token in use. */
export async function revokeToken(
  session: Session,
  by: Actor,
  tokenId: string,
  owner: string | null,
): Promise<boolean> {
  const gone = await session.query(
    `update threadbare_desk.token set revoked_at = now()
     where token_id::text = $1 and revoked_at is null and ($2::text is null or user_id = $2::text) returning token_id`,
    [tokenId, owner],
  );
  if (gone.rows.length === 0) return false;
  await appendAudit(session, { ...by, action: 'token.revoke', subject: tokenId, detail: {} });
  return true;
}
