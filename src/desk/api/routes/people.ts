import { z } from 'zod';
import type { Actor } from '../../../store/desk/accounts/records.js';
import { authOf } from '../../auth/desk-auth.js';
import { isEmail } from '../../routes/people-sign-in.js';
import { scopesFor } from '../../routes/people-tokens.js';
import { type MemberVisit, ROLES, type Visitor } from '../../visit.js';
import { type ApiRoute, apiAction, apiList, apiRoute, missing, stretch } from '../define.js';
import { invalid } from '../refusal.js';
import { json, maybe, time, uuid } from '../schemas/basic.js';
import { snake } from '../snake.js';

const ADMIN = { access: 'admin', scope: 'admin', tag: 'People' } as const;

const role = z.enum(['reader', 'moderator', 'admin']);
const scope = z.enum(['read', 'decide', 'report', 'admin']);

const Member = z
  .object({
    user_id: z.string(),
    name: z.string(),
    email: z.string(),
    role,
    all_sites: z.boolean(),
    sites: z.array(z.object({ site_id: uuid, host: z.string() })),
    disabled_at: maybe(time),
    seen_at: maybe(time),
    two_factor: z.boolean(),
  })
  .meta({ id: 'Member', description: 'Somebody who may use the desk.' });

const Token = z
  .object({
    token_id: uuid,
    user_id: z.string(),
    owner: z.string(),
    name: z.string(),
    scopes: z.array(scope),
    created_at: time,
    expires_at: maybe(time),
    last_used_at: maybe(time),
    revoked_at: maybe(time),
  })
  .meta({ id: 'Token', description: 'A key of a program; the key itself is not kept.' });

const AuditEntry = z
  .object({
    audit_id: z.number().int(),
    at: time,
    user_id: maybe(z.string()),
    who: maybe(z.string()),
    token_id: maybe(uuid),
    action: z.string(),
    subject: maybe(z.string()),
    detail: json,
  })
  .meta({ id: 'AuditEntry', description: 'Something done to the desk itself.' });

const byOf = ({ userId, token }: Visitor): Actor => ({ userId, tokenId: token?.tokenId ?? null });

/** Nobody hands on more than they have: neither the role nor the token they come by. */
const mayHandOn = (visitor: Visitor, wanted: string): boolean =>
  scopesFor(visitor.role).some((own) => own === wanted) &&
  (visitor.token === null || visitor.token.scopes.some((own) => own === wanted));

/** Own tokens are everybody's business; a token needs the scope all the same. */
const OWN = { access: 'reader', scope: 'admin', tag: 'People' } as const;

/** Whose tokens somebody deals with; null: whoever's. */
const ownerFor = ({ role: own, userId }: Visitor): string | null => (own === 'admin' ? null : userId);

/** Hours a link lasts that lets somebody choose a password. */
const LINK_HOURS = 48;

async function linkFor(visit: MemberVisit, userId: string): Promise<string> {
  const by = byOf(visit.visitor);
  const token = await visit.store.desk.accounts.makeLink(by, { purpose: 'password', userId, hours: LINK_HOURS });
  const { settings } = await authOf(visit.store);
  return `${settings.address}/invite?${new URLSearchParams({ token }).toString()}`;
}

const Invited = z.object({
  user_id: z.string(),
  link: z.string().meta({ description: 'Lets them choose a password, once, for 48 hours; it is not shown again.' }),
});

const memberKey = z.object({ user_id: z.string().min(1).max(200) });

export const PEOPLE_API_ROUTES: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/me',
    access: 'reader',
    scope: 'read',
    tag: 'People',
    summary: 'Who asks, and what they may do',
    answer: z.object({
      user_id: z.string(),
      name: z.string(),
      role,
      sites: maybe(z.array(uuid)).meta({ description: 'Ids of sites; null: all.' }),
      scopes: maybe(z.array(scope)).meta({ description: 'Of the token; null: signed in.' }),
    }),
    handle: async (_input, { visitor }) => ({
      ok: {
        user_id: visitor.userId,
        name: visitor.name,
        role: visitor.role,
        sites: visitor.sites === null ? null : [...visitor.sites],
        scopes: visitor.token === null ? null : [...visitor.token.scopes],
      },
    }),
  }),
  apiRoute({
    ...ADMIN,
    method: 'GET',
    path: '/members',
    summary: 'Members',
    answer: z.object({ data: z.array(Member) }),
    handle: async (_input, { store }) => {
      const found = await store.desk.accounts.members();
      return { ok: { data: found.map((row) => Member.parse(snake(row))) } };
    },
  }),
  apiRoute({
    ...ADMIN,
    method: 'POST',
    path: '/members',
    summary: 'Make an account',
    body: z.strictObject({
      email: z.string().max(300).refine(isEmail, 'this is no e-mail address'),
      name: z.string().trim().min(1).max(100),
      role: z.enum(ROLES),
      sites: z
        .array(uuid)
        .min(1)
        .max(10_000)
        .nullable()
        .default(null)
        .meta({ description: 'Ids of sites; null: all.' }),
    }),
    status: 201,
    answer: Invited,
    handle: async ({ body }, visit) => {
      const member = { ...body, passwordHash: null };
      const userId = await visit.store.desk.accounts.addMember(byOf(visit.visitor), member);
      return { ok: { user_id: userId, link: await linkFor(visit, userId) } };
    },
  }),
  apiRoute({
    ...ADMIN,
    method: 'POST',
    path: '/members/:user_id/link',
    summary: 'Make a link that lets somebody choose a password',
    params: memberKey,
    status: 201,
    answer: Invited,
    handle: async ({ params }, visit) => {
      const member = await visit.store.desk.accounts.member(params.user_id);
      if (member === null) return { refused: missing() };
      return { ok: { user_id: member.userId, link: await linkFor(visit, member.userId) } };
    },
  }),
  apiRoute({
    ...ADMIN,
    method: 'PATCH',
    path: '/members/:user_id',
    summary: 'Change a role or sites, or close an account',
    params: memberKey,
    body: z.strictObject({
      role: z.enum(ROLES).optional(),
      sites: z.array(uuid).max(10_000).nullable().optional().meta({ description: 'Ids of sites; null: all.' }),
      closed: z.boolean().optional().meta({ description: 'True closes the account at once; false opens it again.' }),
    }),
    answer: Member,
    handle: async ({ params, body }, { store, visitor }) => {
      const { accounts } = store.desk;
      const by = byOf(visitor);
      const change = {
        ...(body.role === undefined ? {} : { role: body.role }),
        ...(body.sites === undefined ? {} : { sites: body.sites }),
      };
      if (Object.keys(change).length > 0 && !(await accounts.changeMember(by, params.user_id, change)))
        return { refused: missing() };
      if (body.closed !== undefined && !(await accounts.closeMember(by, params.user_id, body.closed)))
        return { refused: missing() };
      const found = await accounts.member(params.user_id);
      return found === null ? { refused: missing() } : { ok: Member.parse(snake(found)) };
    },
  }),
  apiRoute({
    ...OWN,
    method: 'GET',
    path: '/tokens',
    summary: 'Tokens: your own, for admins all',
    answer: z.object({ data: z.array(Token) }),
    handle: async (_input, { store, visitor }) => {
      const found = await store.desk.accounts.tokens(ownerFor(visitor));
      return { ok: { data: found.map((row) => Token.parse(snake(row))) } };
    },
  }),
  apiRoute({
    ...OWN,
    method: 'POST',
    path: '/tokens',
    summary: 'Make a token of your own',
    description: 'The answer is the only time the token is told. It hands on no scope you do not have.',
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      scopes: z.array(scope).min(1).max(4),
      expires_at: z.iso.datetime({ offset: true }).nullable().default(null),
    }),
    status: 201,
    answer: z.object({ token_id: uuid, token: z.string() }),
    handle: async ({ body }, { store, visitor }) => {
      const more = body.scopes.filter((wanted) => !mayHandOn(visitor, wanted));
      if (more.length > 0)
        return { refused: invalid([{ pointer: '#/scopes', detail: `You may not hand on ${more.join(', ')}.` }]) };
      const wish = { userId: visitor.userId, name: body.name, scopes: body.scopes, expiresAt: body.expires_at };
      const { tokenId, token } = await store.desk.accounts.makeToken(byOf(visitor), wish);
      return { ok: { token_id: tokenId, token } };
    },
  }),
  apiAction({
    ...OWN,
    method: 'DELETE',
    path: '/tokens/:token_id',
    summary: 'Revoke a token, at once',
    params: z.object({ token_id: uuid }),
    handle: async ({ params }, { store, visitor }) =>
      (await store.desk.accounts.revokeToken(byOf(visitor), params.token_id, ownerFor(visitor))) ? null : missing(),
  }),
  apiList({
    ...ADMIN,
    path: '/audit',
    summary: 'What was done to the desk itself, the latest first',
    filters: {
      action: z.string().max(100).optional().meta({ description: 'An action, or its noun: member.' }),
      user_id: z.string().max(200).optional(),
    },
    key: z.number().int(),
    item: AuditEntry,
    read: async ({ filters, after, limit }, { store }) => {
      const rows = await store.desk.accounts.auditLog({
        before: after,
        limit: limit + 1,
        userId: filters.user_id ?? null,
        action: filters.action ?? null,
      });
      return stretch(
        rows.map((row) => AuditEntry.parse(snake(row))),
        limit,
        (row) => row.audit_id,
      );
    },
  }),
];
