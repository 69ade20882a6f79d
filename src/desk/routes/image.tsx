import { fetchImage } from '../read/post-image-fetch.js';
import { imagesAllowed, signedImage } from '../read/post-images.js';
import { notFound } from '../refusals.js';
import type { MemberVisit, Route } from '../visit.js';

export const IMAGE_ROUTES: readonly Route[] = [{ method: 'GET', path: '/image', access: 'reader', answer: image }];

/** A picture of a post, fetched by the desk, so that the forum's servers see neither the reader nor what is read. */
async function image(visit: MemberVisit): Promise<Response> {
  const { store, visitor, url } = visit;
  if (!visitor.preferences.images || !(await imagesAllowed(store))) return notFound(visit.request, visitor);
  const address = signedImage(await store.desk.decisions.formKey(), visitor.userId, url.searchParams);
  if (address === null) return notFound(visit.request, visitor);
  const picture = await fetchImage(address);
  if ('refused' in picture) {
    return new Response(picture.refused, { status: 502, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  }
  return new Response(picture.bytes, {
    headers: {
      'content-type': picture.type,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'content-disposition': 'inline',
      // Kept by this browser alone, so that going back does not fetch it again.
      'cache-control': 'private, max-age=3600',
    },
  });
}
