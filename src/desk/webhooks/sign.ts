import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * Signatures as Standard Webhooks 1.0.0 has them (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, the key in
 * base64 behind `whsec_`. Libraries of many languages check them.
 */

const PREFIX = 'whsec_';

/** A new key of 32 bytes; the standard asks for 24 to 64. */
export const newSecret = (): string => `${PREFIX}${randomBytes(32).toString('base64')}`;

const keyOf = (secret: string): Buffer =>
  Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');

/** Value of `webhook-signature`. `seconds`: Unix time of the try, as in `webhook-timestamp`. */
export function signatureOf(secret: string, id: string, seconds: number, body: string): string {
  const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64');
  return `v1,${mac}`;
}

/** Whether one of the signatures in a header (several are divided by spaces) is right. */
export function isSigned(secret: string, id: string, seconds: number, body: string, header: string): boolean {
  const wanted = Buffer.from(signatureOf(secret, id, seconds, body));
  return header.split(' ').some((one) => {
    const given = Buffer.from(one);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
