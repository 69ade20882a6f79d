import ipaddr from 'ipaddr.js';
import { isAddress } from '../../model/address.js';

/** What the ranges of ipaddr.js are, for people; its tables follow the IANA special-purpose registries. */
const RANGES: Readonly<Record<string, string>> = {
  unspecified: 'no host at all (0.0.0.0, ::)',
  broadcast: 'a broadcast address',
  multicast: 'a multicast address',
  linkLocal: 'link-local: the machine next door, or the metadata service of a cloud',
  loopback: 'this machine itself',
  carrierGradeNat: 'inside a provider’s network (RFC 6598)',
  private: 'inside a private network (RFC 1918)',
  uniqueLocal: 'inside a private network (RFC 4193)',
  reserved: 'reserved for documentation, tests or protocols',
  benchmarking: 'reserved for benchmarks (RFC 5180)',
  '6to4': 'an IPv4 address wrapped in IPv6 (6to4)',
  teredo: 'an IPv4 address wrapped in IPv6 (Teredo)',
  rfc6145: 'an IPv4 address wrapped in IPv6 (RFC 6145)',
  rfc6052: 'an IPv4 address wrapped in IPv6 for local use (RFC 8215)',
  deprecatedSiteLocal: 'inside a private network (RFC 3879)',
};

/** All of IPv6 that is given out to the public (RFC 4291, section 2.4); ipaddr.js calls the rest unicast, too. */
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');
/** NAT64 (RFC 6052): on IPv6-only networks every IPv4 host is reached through it, so the address inside decides. */
const NAT64 = ipaddr.IPv6.parse('64:ff9b::');

/**
 * Why an IP address is not one of the public internet, in words; null where it is public unicast. IPv4 addresses inside
 * IPv6 (mapped, NAT64) are judged by what is inside; 6to4, Teredo and addresses with a zone are never public. What is
 * no IP address is not public either.
 */
export function privateReason(ip: string): string | null {
  if (!ipaddr.isValid(ip)) return 'no IP address';
  return ipaddr.parse(ip).kind() === 'ipv4' ? reasonOf(ipaddr.parse(ip)) : reasonOf6(ipaddr.IPv6.parse(uniform(ip)));
}

/** ipaddr.js takes `::1.2.3.4` (RFC 4291: deprecated) for `::ffff:1.2.3.4`; the URL standard writes both in digits. */
function uniform(ip: string): string {
  const address = `http://[${ip}]/`;
  return isAddress(address) ? new URL(address).hostname.slice(1, -1) : ip;
}

function reasonOf6(address: ipaddr.IPv6): string | null {
  if (address.zoneId !== undefined) return 'link-local: it names a network card of this machine';
  if (address.isIPv4MappedAddress()) return reasonOf(address.toIPv4Address());
  if (address.match(NAT64, 96)) return reasonOf(new ipaddr.IPv4(address.toByteArray().slice(12)));
  return reasonOf(address) ?? (address.match(GLOBAL_UNICAST, 3) ? null : 'outside of the public addresses of IPv6');
}

function reasonOf(address: ipaddr.IPv4 | ipaddr.IPv6): string | null {
  const range = address.range();
  return range === 'unicast' ? null : (RANGES[range] ?? 'reserved for a special purpose');
}
