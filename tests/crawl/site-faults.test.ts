import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { FaultKind } from '../support/fixture-site/faults.js';
import { type FixtureSite, type FixtureSiteOptions, startFixtureSite } from '../support/fixture-site.js';

/* The fixture site does what its faults and changes say, so that a crawl that passes was tried and not spared. */

let site: FixtureSite | null = null;

afterEach(async () => {
  await site?.close();
  site = null;
});

async function start(options: FixtureSiteOptions = {}): Promise<FixtureSite> {
  site = await startFixtureSite(options);
  return site;
}

const get = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(url, { redirect: 'manual', headers });

/** The whole body, or why there is none. */
const bodyOf = async (url: string): Promise<string> => {
  try {
    return await (await get(url)).text();
  } catch (error) {
    return `broken: ${error instanceof Error ? error.message : String(error)}`;
  }
};

async function withFault(what: FaultKind): Promise<{ readonly site: FixtureSite; readonly url: string }> {
  const started = await start({ gzip: false });
  started.faults.add({ what });
  return { site: started, url: started.truth().thread(11).pages[0] ?? '' };
}

describe('faults', () => {
  it('answers a status once per page, then is fine', async () => {
    const { site, url } = await withFault({ fault: 'status', status: 503, retryAfter: { seconds: 1 } });
    const first = await get(url);
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await get(url)).status).toBe(200);
    expect(site.log.all.map(({ fault, status }) => [fault, status])).toEqual([
      ['status', 503],
      [null, 200],
    ]);
  });

  it('gives Retry-After as a date that is not in the past', async () => {
    const { url } = await withFault({ fault: 'status', status: 429, retryAfter: { dateIn: 1 } });
    const when = Date.parse((await get(url)).headers.get('retry-after') ?? '');
    expect(when).toBeGreaterThan(Date.now());
    expect(when).toBeLessThan(Date.now() + 2_500);
  });

  it.each(['refuse', 'reset', 'cut-gzip', 'long-length'] as const)(
    'breaks the body with %s, and the next answer is whole',
    async (fault) => {
      const { site, url } = await withFault({ fault });
      // Some clients hand out the part that could be unpacked and say nothing.
      expect(await bodyOf(url)).not.toMatch(/<\/html>$/);
      expect(await bodyOf(url)).toMatch(/<\/html>$/);
      expect(site.log.all.map((entry) => entry.fault)).toEqual([fault, null]);
    },
  );

  it('drips a body that is whole in the end', async () => {
    const { url } = await withFault({ fault: 'drip', pieces: 5, pause: 20 });
    const began = performance.now();
    expect(await bodyOf(url)).toMatch(/<\/html>$/);
    expect(performance.now() - began).toBeGreaterThan(60);
  });

  it('hangs until the client gives up', async () => {
    const { site, url } = await withFault({ fault: 'hang' });
    await expect(fetch(url, { signal: AbortSignal.timeout(150) }).then((answer) => answer.text())).rejects.toThrow();
    expect(site.log.all).toHaveLength(1);
  });

  it('redirects without end, or in a ring where a thread is one', async () => {
    const { site, url } = await withFault({ fault: 'endless' });
    const first = await get(url);
    expect(first.status).toBe(302);
    expect(first.headers.get('location')).toContain('round=1');
    site.faults.clear();
    const ring = site.board.threads.find(({ state }) => state === 'loop')?.id ?? 0;
    const [head = ''] = site.truth().thread(ring).pages;
    const there = (await get(head)).headers.get('location') ?? '';
    expect(there).not.toBe(head);
    expect((await get(there)).headers.get('location')).toBe(head);
  });

  it('answers nothing with 200, and a challenge with 403', async () => {
    const { site, url } = await withFault({ fault: 'empty' });
    const empty = await get(url);
    expect([empty.status, await empty.text()]).toEqual([200, '']);
    site.faults.clear();
    site.faults.add({ what: { fault: 'challenge' } });
    const challenge = await get(url);
    expect(challenge.status).toBe(403);
    expect(await challenge.text()).toContain('Just a moment...');
  });

  it('draws by probability with a seed: the same twice', async () => {
    const { site, url } = await withFault({ fault: 'status', status: 500 });
    const draw = async (): Promise<number[]> => {
      site.faults.clear();
      site.faults.add({ what: { fault: 'status', status: 500 }, times: 99, probability: 0.5, seed: 7 });
      const statuses: number[] = [];
      for (let i = 0; i < 12; i += 1) statuses.push((await get(url)).status);
      return statuses;
    };
    const first = await draw();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await draw()).toEqual(first);
  });
});

describe('answers', () => {
  it('gives 304 to the validators it gave, until the page changes; sessions do not change a page', async () => {
    const site = await start();
    const url = site.truth().thread(11).pages[0] ?? '';
    const first = await get(url);
    const etag = first.headers.get('etag') ?? '';
    const modified = first.headers.get('last-modified') ?? '';
    expect(await first.text()).toContain('sid=');
    expect((await get(url, { 'if-none-match': etag })).status).toBe(304);
    expect((await get(url, { 'if-modified-since': modified })).status).toBe(304);
    site.change.reply(11, 'One more word on that.');
    const changed = await get(url, { 'if-none-match': etag, 'if-modified-since': modified });
    expect(changed.status).toBe(200);
    expect((await get(url, { 'if-modified-since': modified })).status).toBe(200);
  });

  it('puts no session into links once the cookie comes back', async () => {
    const site = await start();
    const first = await get(site.front);
    const cookie = (first.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(await (await get(site.front, { cookie })).text()).not.toContain('sid=');
    expect(site.log.all.map(({ cookies }) => cookies)).toEqual([[], ['phpbb3_lantern_sid']]);
  });

  it('packs what it is asked to pack', async () => {
    const site = await start();
    const { request } = await import('node:http');
    const raw = await new Promise<Buffer>((resolve, reject) => {
      const asked = request(site.front, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve(Buffer.concat(chunks)));
      });
      asked.on('error', reject);
      asked.end();
    });
    expect(gunzipSync(raw).toString('utf8')).toMatch(/<\/html>$/);
  });

  it('changes while it is read: replies come and lift a thread, posts go for good', async () => {
    const site = await start();
    const before = site.truth().thread(11);
    site.change.after(/^thread 11 page 1$/, () => site.change.reply(11, 'Too late for the first reader.'));
    await bodyOf(before.pages[0] ?? '');
    await expect.poll(() => site.truth().thread(11).posts.length).toBe(before.posts.length + 1);
    expect(site.truth().thread(11).lastPostAt).toBe(Math.max(...site.truth().threads.map((one) => one.lastPostAt)));
    const gone = before.posts[0]?.id ?? '';
    site.change.remove(Number(gone));
    expect(
      site
        .truth()
        .thread(11)
        .posts.map(({ id }) => id),
    ).not.toContain(gone);
  });

  it('logs what overlaps', async () => {
    const site = await start({ latency: 30 });
    await Promise.all([bodyOf(site.front), bodyOf(site.front), bodyOf(site.front)]);
    expect(site.log.concurrency()).toBe(3);
    site.log.clear();
    await bodyOf(site.front);
    await bodyOf(site.front);
    expect(site.log.concurrency()).toBe(1);
    expect(site.log.gaps().every((gap) => gap >= 25)).toBe(true);
    expect(site.log.repeated()).toEqual(new Map([['front', 2]]));
  });

  it('keeps strangers out and says so in each way', async () => {
    const site = await start({ walls: 'all' });
    const statusOf = async (section: number): Promise<number> =>
      (await get(site.truth().sections.find(({ id }) => id === section)?.pages[0] ?? '')).status;
    expect([await statusOf(4), await statusOf(5), await statusOf(6)]).toEqual([302, 403, 200]);
    expect(site.log.all.map(({ kind }) => kind)).toEqual(['redirect', 'wall', 'wall']);
    expect(await bodyOf(`${site.origin}/robots.txt`)).toBe('User-agent: *\nDisallow: /viewforum.php?f=7\n');
  });
});
