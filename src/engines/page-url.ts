import { isAddress, withoutSession } from '../model/address.js';

/** Resolves addresses as printed on a page; one that cannot be resolved stays as printed. */
export type Resolve = (href: string | null) => string | null;

/**
 * @param base where the page was saved from, or the address it prints for itself; null leaves addresses as printed
 */
export function resolverFor(base: string | null): Resolve {
  const usable = base !== null && isAddress(base) ? base : null;
  return (href) => {
    if (href === null) return null;
    if (usable === null || !isAddress(href, usable)) return withoutSession(href);
    const url = new URL(href, usable);
    // Addresses that were absolute already stay to the letter: URL would rewrite escapes.
    return withoutSession(/^[a-z][a-z0-9+.-]*:/i.test(href) ? href : url.href);
  };
}
