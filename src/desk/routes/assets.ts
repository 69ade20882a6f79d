import { assets } from '../design/assets.js';
import { notFound } from '../refusals.js';
import type { Route } from '../visit.js';

/** A year: the address changes with the files. */
const FOREVER = 'public, max-age=31536000, immutable';

/** Styles and scripts. Somebody with a page of an earlier version gets today's files, and asks again next time. */
export const ASSET_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/assets/:version/:name',
    access: 'public',
    answer: async ({ request, params }) => {
      const { version, files } = assets();
      const file = files.get(params.name ?? '');
      if (file === undefined) return notFound(request);
      const cache = params.version === version ? FOREVER : 'no-cache';
      return new Response(file.bytes, { headers: { 'content-type': file.type, 'cache-control': cache } });
    },
  },
];
