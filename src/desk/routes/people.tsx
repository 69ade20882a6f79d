import type { Route } from '../visit.js';
import { ACCOUNT_ROUTES } from './people-account.js';
import { AUDIT_ROUTES } from './people-audit.js';
import { MEMBER_ROUTES } from './people-members.js';
import { SIGN_IN_ROUTES } from './people-sign-in.js';
import { TOKEN_ROUTES } from './people-tokens.js';

/** Who may use the desk: sign-in, one's own account, members, tokens, the audit log. */
export const PEOPLE_ROUTES: readonly Route[] = [
  ...SIGN_IN_ROUTES,
  ...ACCOUNT_ROUTES,
  ...MEMBER_ROUTES,
  ...TOKEN_ROUTES,
  ...AUDIT_ROUTES,
];
