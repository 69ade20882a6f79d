import type { Fetched } from '../../fetch/exchange.js';
import { headerOf } from '../../fetch/exchange.js';
import { type Client, openClient } from '../../fetch/http/client.js';
import type { Outcome, TakenDelivery } from '../../store/desk/webhooks.js';
import type { Store } from '../../store/index.js';
import { VERSION } from '../../version.js';
import { addressFault } from './address.js';
import { messageOf } from './message.js';
import { type Answered, outcomeOf } from './outcome.js';
import { signatureOf } from './sign.js';

export interface DeliverOptions {
  readonly signal: AbortSignal;
  /** Also addresses of this machine and of private networks. Default false. */
  readonly allowPrivate?: boolean | undefined;
  /** What time it is; default: the clock. */
  readonly now?: (() => Date) | undefined;
  /** More certificate authorities, PEM. */
  readonly ca?: string | undefined;
  /** Milliseconds until an answer must be there. Default 15,000. */
  readonly timeoutMs?: number | undefined;
}

export interface Delivered {
  readonly delivered: number;
  readonly failed: number;
}

/** Webhooks that are called at the same time. */
const AT_ONCE = 8;
const TIMEOUT_MS = 15_000;
/** Seconds a delivery belongs to who took it: longer than a whole try, so that nobody else tries meanwhile. */
const LEASE = 60;

/**
 * Tells webhooks what is due, each its events one by one, until nothing is due or `signal` is aborted. Any number of
 * processes may do it at once. A message that was taken and not noted (a kill on the way) is sent again under the same
 * id when its lease is over: at least once, and told apart by `webhook-id`.
 */
export async function deliverWebhooks(store: Store, options: DeliverOptions): Promise<Delivered> {
  const { signal, allowPrivate = false, now = () => new Date(), timeoutMs = TIMEOUT_MS } = options;
  const figures = { delivered: 0, failed: 0 };
  const running = new Set<Promise<void>>();
  const faults: unknown[] = [];
  let client: Client | null = null;
  const clientOf = (): Client => {
    client ??= openClient({
      userAgent: `Threadbare/${VERSION} (webhooks)`,
      allowPrivate,
      ca: options.ca,
      timeouts: { headers: timeoutMs, answer: timeoutMs },
      // The status says it all; a body of any length is nobody's business.
      wants: () => false,
    });
    return client;
  };
  const deliver = async (taken: TakenDelivery): Promise<void> => {
    const answered = await send(clientOf, taken, signal, now);
    // Stopped on the way: the lease ends by itself, and the message is sent again.
    if (answered === null) return;
    const at = now();
    const outcome: Outcome = outcomeOf(taken, answered, at);
    await store.desk.webhooks.settle(taken, at.toISOString(), outcome);
    if (outcome.delivered) figures.delivered += 1;
    else figures.failed += 1;
  };
  try {
    for (;;) {
      const room = signal.aborted || faults.length > 0 ? 0 : AT_ONCE - running.size;
      const taken = room === 0 ? [] : await store.desk.webhooks.take(now().toISOString(), LEASE, room);
      for (const one of taken) {
        const work: Promise<void> = deliver(one)
          .catch((error: unknown) => void faults.push(error))
          .finally(() => running.delete(work));
        running.add(work);
      }
      if (running.size === 0) break;
      await Promise.race(running);
    }
  } finally {
    await Promise.all(running);
    await closeClient(client);
  }
  if (faults.length > 0) throw faults[0];
  return figures;
}

const closeClient = async (client: Client | null): Promise<void> => client?.close();

/** Null where the signal was aborted meanwhile. */
async function send(
  clientOf: () => Client,
  taken: TakenDelivery,
  signal: AbortSignal,
  now: () => Date,
): Promise<Answered | null> {
  const message = messageOf(taken);
  if (message === null) return { kind: 'nothing', why: 'The decision was erased before it was told.' };
  const fault = addressFault(taken.url);
  if (fault !== null) return { kind: 'failure', why: fault };
  const body = JSON.stringify(message);
  const seconds = Math.floor(now().getTime() / 1_000);
  let fetched: Fetched;
  try {
    fetched = await clientOf().post({
      url: taken.url,
      body: Buffer.from(body),
      headers: [
        ['Content-Type', 'application/json'],
        ['webhook-id', taken.deliveryId],
        ['webhook-timestamp', String(seconds)],
        ['webhook-signature', signatureOf(taken.secret, taken.deliveryId, seconds, body)],
      ],
      signal,
    });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
  if ('failure' in fetched) return { kind: 'failure', why: wordsOf(fetched.failure) };
  const { status, headers } = fetched.exchange;
  return { kind: 'answer', status, retryAfter: headerOf(headers, 'retry-after') };
}

const wordsOf = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  code === 'private-address'
    ? 'The address is of this machine or a private network; start the desk with --allow-private-webhooks if it is meant.'
    : message;
