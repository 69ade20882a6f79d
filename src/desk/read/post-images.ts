import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Store } from '../../store/index.js';
import type { Visitor } from '../visit.js';

/** Name of the desk's setting that lets pictures be loaded at all; it is off where it is not made. */
export const IMAGES_SETTING = 'images';

/** Whether this desk loads pictures for those who ask for them. */
export async function imagesAllowed(store: Store): Promise<boolean> {
  const { rows } = await store.query('select value from threadbare_desk.setting where name = $1', {
    params: [IMAGES_SETTING],
  });
  return rows[0]?.value === true;
}

/** Addresses longer than this are no pictures of posts, but pages in disguise (`data:` and trackers). */
const LONGEST = 2000;

const signature = (key: string, userId: string, url: string): Buffer =>
  createHmac('sha256', key).update(`image\n${userId}\n${url}`).digest();

/**
 * Where the desk gives out a picture: its address, signed for one visitor. So the proxy fetches only what stands in a
 * post that this visitor was shown, and an address that leaks is worth nothing to others.
 *
 * @param key secret of the desk (`store.desk.decisions.formKey()`)
 */
export function imageAddress(key: string, userId: string, url: string): string {
  const query = new URLSearchParams({ url, sign: signature(key, userId, url).toString('base64url') });
  return `/image?${query.toString()}`;
}

/** The picture's address, where the signature is this visitor's; else null. */
export function signedImage(key: string, userId: string, query: URLSearchParams): string | null {
  const url = query.get('url') ?? '';
  const sent = Buffer.from(query.get('sign') ?? '', 'base64url');
  const own = signature(key, userId, url);
  if (url.length > LONGEST || sent.length !== own.length || !timingSafeEqual(sent, own)) return null;
  return url;
}

/** How pictures are addressed for a visitor; null: they are not loaded. */
export async function imageAddresses(store: Store, visitor: Visitor): Promise<((url: string) => string) | null> {
  if (!visitor.preferences.images || !(await imagesAllowed(store))) return null;
  const key = await store.desk.decisions.formKey();
  return (url) => imageAddress(key, visitor.userId, url);
}
