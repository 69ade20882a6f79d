import { isAddress } from '../../model/address.js';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Longest address that is kept. */
const MOST = 2_000;

/**
 * Why decisions cannot be told to an address, in words; null where they can. Messages go encrypted, save to this machine
 * itself. Whether a name leads into a private network is told when it is called.
 */
export function addressFault(text: string): string | null {
  if (text.length > MOST) return `The address is longer than ${MOST.toLocaleString('en')} characters.`;
  if (!isAddress(text)) return 'This is no address. Write it whole: https://forum.example/hooks/desk';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return 'The address holds a name or a password. Leave them out: the signature says who sends.';
  if (url.protocol === 'https:') return null;
  if (url.protocol !== 'http:') return 'The address must begin with https://';
  return LOOPBACK.test(url.hostname) ? null : 'The address must begin with https:// (http is for this machine alone).';
}
