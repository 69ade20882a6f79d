import { type Cookie, CookieJar } from 'tough-cookie';

/**
 * The cookies of one crawl, in memory only: what a user's file brought and what servers set. The jar cannot be printed,
 * listed or saved: it gives a host its own cookies and nothing else.
 */
export interface Cookies {
  /** The `Cookie` header for an address: by host, path and `Secure`; null where there is none. */
  header(url: URL): string | null;
  /** Takes the `Set-Cookie` headers of an answer; what is not allowed (other hosts, public suffixes) is left out. */
  keep(url: URL, setCookies: readonly string[]): void;
}

/** Cookies of a host that are kept, as browsers do; a server that sets a new one with every page cannot grow it more. */
const MAX_COOKIES_OF_A_HOST = 180;
/** Longest `Cookie` header sent, in bytes: Apache and nginx refuse lines above 8 KB. */
const MAX_HEADER = 8_000;
/** What may stand in a header (RFC 9110, 5.5); others are left out instead of failing the request. */
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** tough-cookie throws for these as whole host names (RFC 6761); no forum of the public internet has such a name. */
const WITHOUT_COOKIES: ReadonlySet<string> = new Set(['example', 'local', 'test']);

/** A jar without cookies. */
export function emptyCookies(): Cookies {
  return cookiesOf(newJar());
}

/** `Secure` holds on loopback, too; public suffixes are refused (`rejectPublicSuffixes` is tough-cookie's default). */
export function newJar(): CookieJar {
  return new CookieJar(undefined, { allowSecureOnLocal: false, enforceSecureOriginOnStorage: true });
}

/** Hides a jar behind the two things that may be done with it. */
export function cookiesOf(jar: CookieJar): Cookies {
  return {
    header: (url) => (WITHOUT_COOKIES.has(url.hostname) ? null : headerOf(jar.getCookiesSync(url))),
    keep: (url, setCookies) => {
      if (setCookies.length === 0 || WITHOUT_COOKIES.has(url.hostname)) return;
      const known = new Set(jar.getCookiesSync(url, { allPaths: true }).map(({ key }) => key));
      for (const text of setCookies) {
        const name = /^\s*([^=;\s]*)\s*=/.exec(text)?.[1];
        if (name === undefined || (known.size >= MAX_COOKIES_OF_A_HOST && !known.has(name))) continue;
        known.add(name);
        jar.setCookieSync(text, url, { ignoreError: true });
      }
    },
  };
}

/** Longest paths first, as the jar sorts them; what would make the line too long is left out. */
function headerOf(cookies: readonly Cookie[]): string | null {
  const pairs: string[] = [];
  let length = 0;
  for (const cookie of cookies) {
    const pair = cookie.cookieString();
    if (!SENDABLE.test(pair) || length + pair.length + 2 > MAX_HEADER) continue;
    pairs.push(pair);
    length += pair.length + 2;
  }
  return pairs.length === 0 ? null : pairs.join('; ');
}
