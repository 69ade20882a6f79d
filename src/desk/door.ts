import { isLoopback } from './auth/settings.js';

/** By which names and ways the desk is reached. */
export interface Door {
  /** A proxy in front speaks TLS: what it says about scheme and sender of a request is believed. */
  readonly byProxy: boolean;
  /** Host names besides those of this machine that are answered to; null: all. */
  readonly hosts: readonly string[] | null;
}

/** What tests, and a desk on this machine, stand behind. */
export const OPEN_DOOR: Door = { byProxy: false, hosts: null };

/** The address as the browser has it: a proxy that speaks TLS hands it over as http. */
export function addressOf(request: Request, { byProxy }: Door): URL {
  const url = new URL(request.url);
  if (byProxy && request.headers.get('x-forwarded-proto') === 'https') url.protocol = 'https:';
  return url;
}

/** Who sent it: the last address the proxy added, which nobody but it can have written; else the other end. */
export function senderOf(request: Request, { byProxy }: Door, peer: string | null): string | null {
  const forwarded = byProxy ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded === undefined || forwarded === '' ? peer : forwarded;
}

/**
 * Why a request does not come in; null: it does. A name that is not the desk's own means that somebody's page made the
 * browser believe this machine to be theirs (DNS rebinding). Behind a proxy that speaks TLS, plain http is for this
 * machine alone.
 */
export function refusedAtDoor(url: URL, { byProxy, hosts }: Door): 'host' | 'plain' | null {
  const own = isLoopback(url.hostname);
  if (hosts !== null && !own && !hosts.includes(url.hostname)) return 'host';
  if (byProxy && !own && url.protocol !== 'https:') return 'plain';
  return null;
}
