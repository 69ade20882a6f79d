import type { Actor } from '../../store/desk/decisions.js';
import type { Visitor } from '../visit.js';

/** Who acts, as the store asks for it. */
export const actorOf = ({ userId, sites, token }: Pick<Visitor, 'userId' | 'sites' | 'token'>): Actor => ({
  userId,
  sites,
  tokenId: token?.tokenId ?? null,
});
