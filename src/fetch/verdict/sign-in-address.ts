/** Addresses of sign-in pages as engines and their gatekeepers write them. */
const PATH =
  /\/(?:log-?in|login2|sign[-_]?in|logon|anmelden|connexion|entrar|session\/(?:new|sso)|session|sso(?:\/login|_provider)?|auth(?:\/\w+)?|oauth2?(?:\/authorize)?|saml2?(?:\/.*)?|users\/(?:login|sign_in)|entry\/signin|user\/login|accounts?\/(?:login|signin)|wp-login|restricted)(?:\.\w{2,5})?\/?$/i;
const QUERY =
  /(?:^|[?&;])(?:mode=login|action=login2?|do=login|module=login|section=login|act=login|mod=logging|login(?:\/|&|=1|$)|target=login)/i;
const HOST = /^(?:login|signin|accounts?|auth|sso|idp?|identity|passport)\./i;

/** Whether an address is a sign-in page, so that a redirect to it says: with an account only. */
export function isSignIn(url: URL): boolean {
  return PATH.test(url.pathname) || QUERY.test(url.search) || HOST.test(url.hostname);
}
