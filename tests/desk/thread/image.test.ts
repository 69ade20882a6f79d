import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchImage, pictureFetcher } from '../../../src/desk/read/post-image-fetch.js';
import { IMAGES_SETTING, imageAddress, signedImage } from '../../../src/desk/read/post-images.js';
import { IMAGE_ROUTES } from '../../../src/desk/routes/image.js';
import { DEFAULT_PREFERENCES } from '../../../src/desk/visit.js';
import { openClient } from '../../../src/fetch/http/client.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder, removeFolder } from '../../support/embedded.js';
import { deskAs } from '../support.js';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

let folder: string;
let store: Store;
let server: Server;
let base: string;

beforeAll(async () => {
  folder = await dataFolder();
  store = await openStore({ dataDir: folder });
  server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/good.png' }).end();
    else if (request.url === '/ring') response.writeHead(302, { location: '/ring' }).end();
    else if (request.url === '/good.png') response.writeHead(200, { 'content-type': 'text/html' }).end(PNG);
    else if (request.url === '/big.png')
      response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.concat([PNG, Buffer.alloc(6_000_000)]));
    else if (request.url === '/page.png')
      response.writeHead(200, { 'content-type': 'image/png' }).end('<script>alert(1)</script>');
    else if (request.url === '/vector.svg')
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg xmlns="http://www.w3.org/2000/svg"/>');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}, 60_000);

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await store?.close();
  removeFolder(folder);
});

const fetchLocal = pictureFetcher(() =>
  openClient({ userAgent: 'test', allowPrivate: true, maxPackedBytes: 5_000_000, maxBytes: 5_000_000 }),
);

it('gives out pictures by their bytes, whatever the server calls them', async () => {
  const good = await fetchLocal(`${base}/good.png`);
  expect('bytes' in good ? [good.type, [...good.bytes]] : good).toEqual(['image/png', [...PNG]]);
  expect(await fetchLocal(`${base}/moved`)).toMatchObject({ type: 'image/png' });
  for (const address of ['/page.png', '/vector.svg', '/big.png', '/ring', '/none'])
    expect([address, await fetchLocal(base + address)]).toEqual([address, { refused: expect.any(String) }]);
});

it('reaches public addresses alone', async () => {
  for (const address of [
    `${base}/good.png`,
    'http://2130706433/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/',
    'file:///etc/passwd',
  ])
    expect([address, await fetchImage(address)]).toEqual([
      address,
      { refused: expect.stringMatching(/private-address|bad-address/) },
    ]);
});

it('is signed for one visitor and one address', () => {
  const sent = new URL(imageAddress('key', 'ana', 'https://img.example.org/a.png'), 'http://desk').searchParams;
  expect(signedImage('key', 'ana', sent)).toBe('https://img.example.org/a.png');
  expect(signedImage('key', 'bo', sent)).toBeNull();
  expect(signedImage('other', 'ana', sent)).toBeNull();
  sent.set('url', 'https://img.example.org/b.png');
  expect(signedImage('key', 'ana', sent)).toBeNull();
  expect(signedImage('key', 'ana', new URLSearchParams())).toBeNull();
});

it('is off until the desk allows it and the visitor asks for it', async () => {
  const key = await store.desk.decisions.formKey();
  const address = imageAddress(key, 'user-1', `${base}/good.png`);
  const wants = { preferences: { ...DEFAULT_PREFERENCES, images: true } };
  expect((await deskAs(store, wants, IMAGE_ROUTES)(address)).status).toBe(404);
  await store.query(`insert into threadbare_desk.setting (name, value) values ($1, 'true')`, {
    params: [IMAGES_SETTING],
    readOnly: false,
  });
  expect((await deskAs(store, {}, IMAGE_ROUTES)(address)).status).toBe(404);
  // Allowed and asked for: the guard says no, as this server is on a private address.
  const answer = await deskAs(store, wants, IMAGE_ROUTES)(address);
  expect(answer.status).toBe(502);
  expect(await answer.text()).toContain('private-address');
  expect((await deskAs(store, wants, IMAGE_ROUTES)(`${address}x`)).status).toBe(404);
});
