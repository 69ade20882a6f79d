import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staticMarkup } from '../../../src/desk/read/post-markup.js';
import { ARCHIVE_ROUTES } from '../../../src/desk/routes/archive.js';
import { openStore, type Store } from '../../../src/store/index.js';
import { dataFolder, removeFolder } from '../../support/embedded.js';
import { deskAs } from '../support.js';
import { FERRY, HARBOUR, ingestPages, pageOf } from './board.js';

let folder: string;
let store: Store;
let file: string;
let address: string;

beforeAll(async () => {
  folder = await dataFolder();
  store = await openStore({ dataDir: folder });
  const [first] = await ingestPages(store, path.join(folder, 'saved'), { 'harbour.html': pageOf(HARBOUR) });
  file = first ?? '';
  const { rows } = await store.query('select thread_id, content_hash from v_page');
  address = `/archive/${rows[0]?.thread_id}/${rows[0]?.content_hash}`;
}, 120_000);

afterAll(async () => {
  await store?.close();
  removeFolder(folder);
});

const ask = (path_: string): Promise<Response> => deskAs(store, {}, ARCHIVE_ROUTES)(path_);

it('shows the saved page as static markup in a box of its own', async () => {
  const answer = await ask(`${address}/original`);
  expect(answer.status).toBe(200);
  const policy = answer.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^sandbox; default-src 'none'/);
  expect(policy).not.toMatch(/unsafe|allow-/);
  expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
  const html = await answer.text();
  expect(html).toContain(FERRY);
  expect(html).not.toMatch(
    /<(?:script|form|iframe|input|img|link|object)|\son\w+=|\sstyle=|\shref=|\ssrc=|alert\('page'\)|display:none/,
  );
  expect(html).toContain('[picture: The wall at high tide]');
  expect(html).toContain('id="comment-701"');
  const around = await (await ask(address)).text();
  expect(around).toContain(`src="${address}/original"`);
  expect(around).toMatch(/<iframe[^>]*sandbox=""/);
  expect(around).toContain('What was read from it');
  const { rows } = await store.query(`select post_id from v_post where external_id = '703'`);
  expect(await (await ask(`${address}?post=${rows[0]?.post_id}`)).text()).toContain('/original#comment-703"');
});

it('gives out nothing but the bytes that were read', async () => {
  const before = readFileSync(file);
  writeFileSync(file, 'root:x:0:0 something else that was put there since');
  try {
    expect((await ask(`${address}/original`)).status).toBe(404);
    const html = await (await ask(address)).text();
    expect(html).toContain('The saved page itself is not at hand');
    expect(html).toContain('holds other bytes now');
    expect(html).not.toContain('root:x');
    // What was read from it stands there all the same.
    expect(html).toContain(FERRY);
    rmSync(file);
    expect(await (await ask(address)).text()).toContain('is not there any more');
  } finally {
    writeFileSync(file, before);
  }
  expect((await ask(`${address}/original`)).status).toBe(200);
});

it('leaves nothing of hostile markup that could do anything', () => {
  const corpus = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<scr<![CDATA[ipt>alert(1)</script>',
    '<![CDATA[ <p>kept</p> ]]>',
    '<base href="//evil.example/"><link rel=stylesheet href=//evil.example/x.css><meta http-equiv=refresh content="0;url=//evil.example">',
    '<form action=//evil.example><input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>x</button></form>',
    '<p style="background:url(//evil.example/x)" class="x">y</p><style>@import "//evil.example/x.css"</style>',
    '<video src=//evil.example/x poster=//evil.example/y><source src=//evil.example/z></video>',
    '<textarea><img src=x onerror=alert(1)></textarea>',
    '<template><script>alert(1)</script></template>',
  ];
  for (const hostile of corpus) {
    const markup = staticMarkup(`<body>${hostile}</body>`, 'html', hostile).split('</head>')[1] ?? '';
    // What stands between quote marks is a value, whatever it looks like.
    const body = markup.replaceAll(/"[^"<>]*"/g, '""');
    expect([hostile, body]).toEqual([
      hostile,
      expect.not.stringMatching(
        /<(?:script|img|svg|math|iframe|base|link|meta|form|input|button|style|video|source|template|textarea|object|embed)\b/i,
      ),
    ]);
    expect([hostile, body]).toEqual([
      hostile,
      expect.not.stringMatching(/<[^>]*\s(?:on\w+|href|src|style|action|formaction|srcdoc|poster)\s*=/i),
    ]);
  }
  expect(staticMarkup('<script>alert(1)</script>', 'text', 'x')).toContain('<pre>&lt;script&gt;');
  expect(staticMarkup(`${'<div>'.repeat(50_000)}deep`, 'html', 'x').length).toBeLessThan(2_000_000);
});
