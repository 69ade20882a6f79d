import { lookup as systemLookup } from 'node:dns/promises';
import { isIP, type LookupFunction, Socket } from 'node:net';
import { buildConnector } from 'undici';
import { privateReason } from './ip.js';

export interface HostAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Name to addresses, in the order in which they are tried. Rejects like `dns.lookup` where there are none. */
export type Lookup = (hostname: string) => Promise<readonly HostAddress[]>;

/** The system's resolver, as other programs use it: hosts file, DNS. */
export const lookupHost: Lookup = async (hostname) =>
  (await systemLookup(hostname, { all: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }));

/** A name leads, or a connection was made, to an address that is not public. */
export class PrivateAddressError extends Error {
  readonly code = 'private-address';
}

export interface ConnectorOptions {
  readonly allowPrivate: boolean;
  readonly lookup: Lookup;
  /** Milliseconds for lookup, connection and TLS together. */
  readonly timeout: number;
  /** More certificate authorities (PEM); the usual ones when absent. */
  readonly ca?: string | undefined;
  /** Why an IP address must not be connected to (default: privateReason). */
  readonly judge?: ((ip: string) => string | null) | undefined;
  /** Told the IP address of each connection that is made. */
  readonly connected: (address: string | null) => void;
}

export interface GuardedConnector {
  readonly connect: buildConnector.connector;
  /** Ends the connection that is being made. */
  readonly cancel: () => void;
}

/**
 * Opens connections to public addresses only. A name is looked up once, every address it has is checked, and the
 * connection is made to these very addresses (one after the other, RFC 8305); TLS and Host keep the name. So an answer
 * that changes between check and connection (DNS rebinding) gains nothing. The address that was connected to is checked
 * once more before a byte is sent.
 */
export function guardedConnector(options: ConnectorOptions): GuardedConnector {
  const judge = options.allowPrivate ? () => null : (options.judge ?? privateReason);
  const connect = buildConnector({
    timeout: options.timeout,
    autoSelectFamily: true,
    // Node gives each address but the last 250 ms: a distant host whose second address is dead could then not be reached.
    autoSelectFamilyAttemptTimeout: Math.max(250, Math.floor(options.timeout / 4)),
    lookup: checkedLookup(options.lookup, judge),
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  });
  let making: Socket | null = null;
  const connectGuarded: buildConnector.connector = (target, done) => {
    const reason = isIP(target.hostname) === 0 ? null : judge(target.hostname);
    if (reason !== null) {
      done(new PrivateAddressError(`${target.hostname} is ${reason}`), null);
      return;
    }
    // undici's connector gives the socket back, though its type does not say so; a signal among its options would stay
    // bound to every socket that was ever made with it.
    const made: unknown = connect(target, (error, socket) => {
      making = null;
      if (error !== null) {
        done(error, null);
        return;
      }
      const address = socket.remoteAddress ?? null;
      const found = judge(address ?? '');
      if (found !== null) {
        socket.destroy();
        done(new PrivateAddressError(`${target.hostname} was reached at ${address ?? 'no address'}: ${found}`), null);
        return;
      }
      options.connected(address);
      done(null, socket);
    });
    if (made instanceof Socket && made.connecting) making = made;
  };
  return { connect: connectGuarded, cancel: () => making?.destroy() };
}

function checkedLookup(lookup: Lookup, judge: (ip: string) => string | null): LookupFunction {
  return (hostname, { all }, done) => {
    lookup(hostname).then(
      (found) => {
        const [first] = found;
        const wrong = found.find(({ address }) => judge(address) !== null)?.address;
        if (first === undefined) done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
        else if (wrong !== undefined)
          done(new PrivateAddressError(`${hostname} leads to ${wrong}, which is ${judge(wrong)}`), '');
        else if (all === true) done(null, [...found]);
        else done(null, first.address, first.family);
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), ''),
    );
  };
}
