import { NewTokenPage, TokensPage } from '../pages/people/tokens.js';
import { notFound } from '../refusals.js';
import { html, see } from '../respond.js';
import { type MemberVisit, ROLES, type Role, type Route, TOKEN_SCOPES, type TokenScope } from '../visit.js';

export const TOKEN_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/tokens', access: 'reader', answer: (visit) => tokens(visit, null) },
  { method: 'POST', path: '/tokens', access: 'reader', answer: postToken },
  { method: 'POST', path: '/tokens/:tokenId/revoke', access: 'reader', answer: postRevoke },
];

/** The least role that may give a scope: a token does no more than its owner. */
const LEAST: Readonly<Record<TokenScope, Role>> = {
  read: 'reader',
  decide: 'moderator',
  report: 'moderator',
  admin: 'admin',
};

/** Scopes somebody of a role may give to a token. */
export const scopesFor = (role: Role): readonly TokenScope[] =>
  TOKEN_SCOPES.filter((scope) => ROLES.indexOf(role) >= ROLES.indexOf(LEAST[scope]));

/** Own tokens; null, all, for admins. */
const ownerFor = ({ visitor }: MemberVisit): string | null => (visitor.role === 'admin' ? null : visitor.userId);

async function tokens(visit: MemberVisit, fault: string | null, status = 200): Promise<Response> {
  const notice = fault === null && visit.url.searchParams.has('revoked') ? 'The token does not work any more.' : null;
  return html(
    <TokensPage
      visitor={visit.visitor}
      tokens={await visit.store.desk.accounts.tokens(ownerFor(visit))}
      scopes={scopesFor(visit.visitor.role)}
      now={visit.now}
      notice={notice}
      fault={fault}
    />,
    status,
  );
}

async function postToken(visit: MemberVisit): Promise<Response> {
  const form = await visit.form();
  const name = form.get('name')?.trim() ?? '';
  const wanted = form.getAll('scope');
  const scopes = scopesFor(visit.visitor.role).filter((scope) => wanted.includes(scope));
  if (name === '' || name.length > 100) return tokens(visit, 'Say what the token is for, in 100 characters.', 422);
  if (scopes.length === 0 || scopes.length < wanted.length)
    return tokens(visit, 'Choose what the token may do, among what you may do.', 422);
  const days = form.get('days') ?? '';
  const expiresAt = /^\d{1,4}$/.test(days)
    ? new Date(visit.now.getTime() + Number(days) * 86_400_000).toISOString()
    : null;
  const { userId } = visit.visitor;
  const made = await visit.store.desk.accounts.makeToken(
    { userId, tokenId: null },
    { userId, name, scopes, expiresAt },
  );
  return html(<NewTokenPage visitor={visit.visitor} token={made.token} name={name} />);
}

async function postRevoke(visit: MemberVisit): Promise<Response> {
  const by = { userId: visit.visitor.userId, tokenId: null };
  const gone = await visit.store.desk.accounts.revokeToken(by, visit.params.tokenId ?? '', ownerFor(visit));
  return gone ? see('/tokens?revoked=1') : notFound(visit.request, visit.visitor);
}
