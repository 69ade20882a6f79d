import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../../../src/desk/visit.js';
import { deskAs } from '../support.js';
import { openQueueBoard, type QueueBoard } from './board.js';

let board: QueueBoard;
beforeAll(async () => {
  board = await openQueueBoard();
});
afterAll(async () => {
  await board.close();
});

type Ask = ReturnType<typeof deskAs>;

const mara = (): Ask => as({ userId: board.mara.userId ?? '', name: 'mara', role: 'moderator', sites: [board.siteId] });
const ben = (): Ask => as({ userId: board.ben.userId ?? '', name: 'ben', role: 'moderator', sites: [board.siteId] });
const as = (who: Partial<Visitor>): Ask => deskAs(board.store, who);

const page = async (ask: Ask, path: string) => load(await (await ask(path)).text());

/** The fields of a form as a browser sends them, with the button that is pressed. */
function fieldsOf($: ReturnType<typeof load>, form: string, button: Readonly<Record<string, string>>): RequestInit {
  const id = $(form).attr('id');
  const fields = new URLSearchParams();
  const controls =
    id === undefined
      ? $(form).find('input, textarea, select')
      : $(`${form} :is(input, textarea, select), [form="${id}"]`);
  controls.each((_, control) => {
    const one = $(control);
    const name = one.attr('name');
    if (name === undefined || (one.attr('type') === 'checkbox' && one.attr('checked') === undefined)) return;
    const chosen = one.is('select')
      ? (one.find('option[selected]').attr('value') ?? one.find('option').first().attr('value'))
      : undefined;
    fields.append(name, one.is('textarea') ? one.text() : (chosen ?? one.attr('value') ?? ''));
  });
  for (const [name, value] of Object.entries(button)) fields.set(name, value);
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: fields.toString(),
  };
}

const titles = ($: ReturnType<typeof load>): string[] =>
  $('article.card h2')
    .map((_, h) => $(h).text())
    .get();

it('lists incidents, reported ones first, with words, evidence and what stands around', async () => {
  const $ = await page(mara(), '/queue');
  expect(titles($)[0]).toBe('Dora in “Ferry or bridge? <b>Vote</b> now”');
  expect(titles($)).toHaveLength(4);
  const first = $('article.card').first();
  expect(first.text()).toContain('Eli reported it as “rude”');
  expect(first.text()).toContain('Answers Bo');
  expect(first.text()).toContain('What stands around it');
  const rudi = $('article.card').filter((_, card) => $(card).find('h2').text().startsWith('Rudi'));
  expect(rudi.find('mark.hostile').length).toBeGreaterThan(6);
  expect(rudi.text()).toContain('4 more posts');
  expect(rudi.find('.veil input[type=checkbox]').length).toBeGreaterThan(0);
  expect($('.lede').text()).toBe('10 posts in 4 incidents to look at.');
  // What pages hold never becomes markup.
  expect($.html()).not.toContain('<b>Vote</b>');
});

it('narrows by what the address says, and says what it could not read', async () => {
  const reported = await page(mara(), '/queue?reason=report');
  expect(titles(reported)).toHaveLength(1);
  expect(reported('.chip').first().text()).toContain('Reported');
  const author = await page(mara(), '/queue?author=rudi&min=0.5');
  expect(titles(author)).toEqual(['Rudi in “Who painted the quay”']);
  expect(author('a.chip').first().attr('href')).toBe('/queue?min=0.5');
  const wrong = await page(mara(), '/queue?thread=nonsense&min=lots&from=2024-13-45');
  expect(wrong('.note').first().text()).toContain('thread, min, from');
  expect(titles(wrong)).toHaveLength(4);
  const none = await page(mara(), '/queue?language=xx');
  expect(none('.empty').text()).toContain('Nothing more here');
  for (const query of ['from=2024-04-01', 'to=2024-03-31', 'state=all', 'state=decided', 'site=board.example.org'])
    expect((await mara()(`/queue?${query}`)).status).toBe(200);
});

it('goes through the list page by page without losing or repeating one', async () => {
  const { readQueue } = await import('../../../src/desk/read/queue-list.js');
  const { queueFilterOf } = await import('../../../src/desk/read/queue-filter.js');
  for (const [state, since] of [
    ['open', null],
    ['open', '2020-01-01T00:00:00Z'],
    ['open', new Date().toISOString()],
    ['all', null],
    ['all', '2020-01-01T00:00:00Z'],
  ] as const) {
    const filter = queueFilterOf(new URLSearchParams({ state }));
    const whole = await readQueue(board.store, { sites: null }, filter, { since, limit: 50 });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const part: Awaited<ReturnType<typeof readQueue>> = await readQueue(board.store, { sites: null }, filter, {
        since,
        after,
        limit: 2,
      });
      seen.push(...part.incidents.map(({ incident }) => incident));
      after = part.next;
    } while (after !== null);
    expect(seen).toEqual(whole.incidents.map(({ incident }) => incident));
    expect(whole.incidents.every(({ fresh }) => fresh === (since?.startsWith('2020') ?? false))).toBe(true);
    expect(seen).toHaveLength(5);
  }
});

it('decides from a form, leads on to the next card, and takes it back', async () => {
  const ask = mara();
  const $ = await page(ask, '/queue');
  const form = `#${$('article.card form.decision-form').first().attr('id')}`;
  const sent = await ask('/decide', fieldsOf($, form, { kind: 'remove', note: 'Third time this week.' }));
  expect(sent.status).toBe(303);
  const location = sent.headers.get('location') ?? '';
  expect(location).toMatch(/^\/queue\?done=[0-9a-f-]{36}#i-author-/);
  const after = await page(ask, location);
  expect(titles(after)[0]).toMatch(/^Bo in/);
  expect(location.split('#')[1]).toBe(after('article.card').first().attr('id'));
  expect(after('#notice').text()).toContain('Removed: 1 post.');
  const undone = await ask('/undo', fieldsOf(after, '#notice form', {}));
  expect(undone.status).toBe(303);
  expect(titles(await page(ask, undone.headers.get('location') ?? ''))[0]).toMatch(/^Dora in/);
});

it('decides on those of a card that are ticked alone', async () => {
  const ask = mara();
  const $ = await page(ask, '/queue?author=Rudi');
  const form = `#${$('form.decision-form').first().attr('id')}`;
  $(`input[type=checkbox][form="${form.slice(1)}"]`)
    .slice(2)
    .removeAttr('checked');
  await ask('/decide', fieldsOf($, form, { kind: 'warn' }));
  const after = await page(ask, '/queue?author=Rudi&state=warned');
  expect(after('article.card .card-post')).toHaveLength(2);
  const none = ask('/decide', {
    ...fieldsOf($, form, { kind: 'warn' }),
    body: new URLSearchParams({ kind: 'warn', decisionId: crypto.randomUUID() }).toString(),
  });
  // A page of its own outside of tests: 400, with the message.
  await expect(none).rejects.toMatchObject({ code: 'bad-decision', remedy: 'fix-input' });
});

it('tells who decided meanwhile, and decides all the same when told to', async () => {
  const path = '/queue?reason=misattribution';
  const [one, two] = [await page(mara(), path), await page(ben(), path)];
  const form = `#${one('form.decision-form').first().attr('id')}`;
  await mara()('/decide', fieldsOf(one, form, { kind: 'approve' }));
  const told = await ben()('/decide', fieldsOf(two, form, { kind: 'remove' }));
  expect(told.status).toBe(409);
  const $ = load(await told.text());
  expect($('#queue').text()).toMatch(/approved\s*by mara/);
  const again = await ben()('/decide', fieldsOf($, '#queue form', {}));
  expect(again.status).toBe(303);
  expect(titles(await page(ben(), '/queue?state=removed&reason=misattribution'))).toHaveLength(1);
});

it('shows who is at it, and stops the others until they take it over', async () => {
  const [post] = await board.queued();
  const incident = post?.incident ?? '';
  const $ = await page(mara(), `/incident?id=${encodeURIComponent(incident)}`);
  await mara()('/claim', fieldsOf($, 'form.claim', {}));
  const other = await page(ben(), `/incident?id=${encodeURIComponent(incident)}`);
  expect(other('form.claim').text()).toContain('mara is at it');
  const told = await ben()('/decide', fieldsOf(other, 'form.decision-form', { kind: 'approve' }));
  expect(told.status).toBe(409);
  expect(await told.text()).toContain('has claimed it');
  await mara()(
    '/release',
    fieldsOf(await page(mara(), `/incident?id=${encodeURIComponent(incident)}`), 'form.claim', {}),
  );
  expect((await page(ben(), '/queue'))('form.claim').text()).not.toContain('is at it');
});

it('hides the other site, also behind ids and in forms', async () => {
  const stranger = as({ userId: board.stranger.userId ?? '', role: 'moderator', sites: [board.otherSiteId] });
  const [post] = await board.queued();
  const html = await (await stranger('/queue?state=all')).text();
  expect(titles(load(html))).toEqual(['Jon in “Secret garden”']);
  expect(html).not.toContain('Ferry');
  expect((await stranger(`/incident?id=${encodeURIComponent(post?.incident ?? '')}`)).status).toBe(404);
  expect(titles(await page(stranger, `/queue?thread=${post?.threadId}&state=all`))).toEqual([]);
  expect((await stranger('/log')).status).toBe(200);
  expect(await (await stranger('/log.csv')).text()).toBe(
    'seq,event_id,decision_id,at,kind,by,by_program,site,thread_id,post_id,thread_title,url,author,reason,label,note,template,incident,undoes,undone\r\n',
  );
});

it('gives those who only read no way to decide', async () => {
  const reader = as({ role: 'reader', sites: [board.siteId] });
  const $ = await page(reader, '/queue');
  expect(titles($).length).toBeGreaterThan(0);
  expect($('form[method=post][action="/decide"], form.claim, a[href="/templates"]')).toHaveLength(0);
  for (const path of [
    '/decide',
    '/undo',
    '/claim',
    '/release',
    '/queue/batch',
    '/queue/mute',
    '/worklist/done',
    '/templates',
  ])
    expect((await reader(path, { method: 'POST' })).status).toBe(403);
});

it('decides over a range of scores after a sample, leaves out what changed, and takes all back', async () => {
  const ask = mara();
  const $ = await page(ask, '/queue/batch?author=Rudi&min=0.8&max=1');
  expect($('.lede').text()).toMatch(/^5 open posts with a score between 0.8 and 1/);
  expect($('article.card')).toHaveLength(5);
  // Without the page with the sample there is no decision, nor for somebody else, nor with other posts.
  const sent = fieldsOf($, 'form.decision-form', { kind: 'remove' });
  await expect(ben()('/queue/batch', sent)).rejects.toThrow('Look at a sample first');
  const forged = new URLSearchParams(String(sent.body));
  forged.set('batch', (forged.get('batch') ?? '').replace(/^\d/, '9'));
  await expect(ask('/queue/batch', { ...sent, body: forged.toString() })).rejects.toThrow('Look at a sample first');
  // Ben decides on one of them meanwhile.
  const other = await page(ben(), '/queue?author=Rudi');
  const form = `#${other('form.decision-form').first().attr('id')}`;
  other(`input[type=checkbox][form="${form.slice(1)}"]`)
    .slice(1)
    .removeAttr('checked');
  await ben()('/decide', fieldsOf(other, form, { kind: 'approve' }));
  const done = await ask('/queue/batch', sent);
  expect(done.status).toBe(303);
  const after = await page(ask, done.headers.get('location') ?? '');
  expect(after('#notice').text()).toContain('Removed: 4 posts.');
  // The same form again changes nothing more.
  expect((await ask('/queue/batch', sent)).headers.get('location')).toBe(done.headers.get('location'));
  await ask('/undo', fieldsOf(after, '#notice form', {}));
  expect((await page(ask, '/queue?author=Rudi'))('.card-post')).toHaveLength(4);
});

it('says when all is done, and what was done', async () => {
  const ask = mara();
  for (;;) {
    const $ = await page(ask, '/queue');
    const form = $('form.decision-form').first().attr('id');
    if (form === undefined) {
      expect($('.empty').text()).toContain('You are done');
      expect($('.empty').text()).toMatch(/Removed: \d+ posts?/);
      break;
    }
    expect((await ask('/decide', fieldsOf($, `#${form}`, { kind: 'remove', note: '=2+3 rude' }))).status).toBe(303);
  }
});

it('lists what is to be done on the forum, ticks it off, and asks again when it is decided otherwise', async () => {
  const ask = mara();
  const $ = await page(ask, '/worklist');
  const lines = $('tbody tr').length;
  expect(lines).toBeGreaterThan(5);
  const link = $('a.out').first();
  expect(link.attr('href')).toMatch(/^https:\/\/board\.example\.org\//);
  expect(link.attr('rel')).toContain('noreferrer noopener');
  const one = $('input[name=post]').first().attr('value') ?? '';
  const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  await ask('/worklist/done', form({ post: one, to: 'done', back: '/worklist' }));
  expect((await page(ask, '/worklist'))('tbody tr')).toHaveLength(lines - 1);
  expect((await page(ask, '/worklist?done=yes'))('tbody tr')).toHaveLength(1);
  const [threadId = '', postId = ''] = one.split('.');
  const approve = form({
    kind: 'approve',
    decisionId: crypto.randomUUID(),
    post: `${threadId}.${postId}.*.*`,
    back: '/worklist',
  });
  expect((await ask('/decide', approve)).status).toBe(303);
  expect((await page(ask, '/worklist'))('tbody').text()).toContain('Put back');
  const csv = await (await ask('/worklist.csv?done=all')).text();
  expect(csv.split('\r\n')[0]).toContain('task,state,url');
  expect(csv).toContain("'=2+3 rude");
});

it('keeps a log that can be filtered, exported and undone from', async () => {
  const ask = mara();
  const $ = await page(ask, '/log?kind=remove&by=MARA');
  expect($('tbody tr').length).toBeGreaterThan(5);
  expect($('tbody').text()).not.toContain('Approved');
  const lines = (await (await ask('/log.jsonl')).text()).trim().split('\n');
  const events: Readonly<Record<string, unknown>>[] = lines.map((line) => JSON.parse(line));
  expect(events.every((event, i) => i === 0 || Number(event.seq) > Number(events[i - 1]?.seq))).toBe(true);
  expect(events.some((event) => event.kind === 'undo') && events.some((event) => event.undone === true)).toBe(true);
  expect(await (await ask('/log.csv')).text()).toContain("'=2+3 rude");
  const { readLog } = await import('../../../src/desk/read/log.js');
  const filter = { kind: null, by: null, site: null, thread: null, from: null, to: null };
  const seqs: number[] = [];
  let before: number | null = null;
  do {
    const part: Awaited<ReturnType<typeof readLog>> = await readLog(board.store, { sites: null }, filter, {
      before,
      limit: 3,
    });
    seqs.push(...part.events.map(({ seq }) => seq));
    before = part.next;
  } while (before !== null);
  expect(seqs).toEqual([...events.map((event) => Number(event.seq))].reverse());
  const audited = await board.store.query(`select action from threadbare_desk.audit where action = 'log.export'`);
  expect(audited.rows.length).toBeGreaterThanOrEqual(2);
});

it('keeps templates and saved queues', async () => {
  const ask = mara();
  const $ = await page(ask, '/templates');
  const made = await ask(
    '/templates',
    fieldsOf($, '#make form', { kind: 'remove', name: 'Rude', note: 'Please be kind.' }),
  );
  expect(made.status).toBe(303);
  const after = await page(ask, '/templates');
  expect(after('article.card').first().text()).toContain('Please be kind.');
  const again = await ask('/templates', fieldsOf(after, '#make form', { kind: 'remove', name: 'Rude', note: 'Other' }));
  expect(again.status).toBe(409);
  expect(await again.text()).toContain('There is a template of this name');
  const narrowed = await page(ask, '/queue?state=removed&min=0.5');
  expect(narrowed('select[name=template]').first().text()).toContain('Remove: Rude');
  await ask('/queues', fieldsOf(narrowed, 'form[action="/queues"]', { name: 'Sure ones', shared: '1' }));
  const shared = await page(ben(), '/queue');
  expect(shared('.saved a').attr('href')).toBe('/queue?min=0.5&state=removed');
  await ask('/queues/drop', fieldsOf(await page(ask, '/queue'), 'form[action="/queues/drop"]', {}));
  expect((await page(ben(), '/queue'))('.saved')).toHaveLength(0);
});

it('mutes a reason on the sites one may see', async () => {
  const ask = mara();
  const $ = await page(ask, '/queue');
  const form = 'form[action="/queue/mute"]:has(input[value=personal_attack])';
  await ask('/queue/mute', fieldsOf($, form, {}));
  const { rows } = await board.store.query('select reason, site from threadbare_desk.mute');
  expect(rows).toEqual([{ reason: 'personal_attack', site: 'board.example.org' }]);
  await ask('/queue/mute', fieldsOf(await page(ask, '/queue'), form, {}));
  expect((await board.store.query('select 1 from threadbare_desk.mute')).rows).toEqual([]);
});

it('leads nowhere else, whatever a form names as the way back', async () => {
  const { ownPath, postOf } = await import('../../../src/desk/pages/queue/decision-fields.js');
  for (const back of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', null])
    expect(ownPath(back)).toBe('/queue');
  expect(ownPath('/queue?min=0.5#i-x')).toBe('/queue?min=0.5#i-x');
  for (const field of ['', 'a.b', '1.2.3.4.5', `${'0'.repeat(36)}.x`]) expect(postOf(field)).toBeNull();
});
