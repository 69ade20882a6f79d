import { redactText, redactUrl } from './redact-text.js';
import type { ForgetRules } from './rules.js';

/** File and address without what is forgotten; a path that held a name is not kept at all. */
export function redactPlace(
  { file, url }: { readonly file: string | null; readonly url: string | null },
  rules: ForgetRules,
): { file: string | null; url: string | null } {
  return {
    file: file !== null && redactText(file, rules) !== file ? null : file,
    url: url === null ? null : redactUrl(url, rules),
  };
}

/** Host of an address, for rules of one site; null where there is none. */
export const hostOf = (url: string | null): string | null =>
  url === null ? null : (/^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?([^/?#]+)/iu.exec(url)?.[1]?.toLowerCase() ?? null);
