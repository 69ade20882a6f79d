import type { ParsedPage } from '../../src/model/page.js';
import { article, type PostSketch, postUrl, threadPage } from './made-up-site.js';

/*
 * Four threads of one site, one of another and an article that quote, copy and campaign across each other. Nothing in
 * it is found by a thread alone: every link depends on what other pages have come in.
 */

const SITE = 'quay.example';
const ELSEWHERE = 'inland.example';

const OPENER =
  'The old swing bridge was closed on Tuesday because two of its bearings had cracked overnight, and the harbour office says that nobody will cross it before the autumn storms are over.';
const REMARK =
  'Whoever signed the last inspection should explain in public how forty tonnes of steel could pass for safe.';
export const LEAFLET =
  'Citizens of the quay, sign the petition against the new mooring fees before Friday noon, every household counts and the council reads all of it.';
/** Below every post of some: nobody's words once enough posts carry it. */
const FOOTER =
  'Sent from the harbour reader on my pocket telephone, please excuse brevity and all of the typing errors in it.';
const LATE = 'On the second page I answer at last: the bearings came from a foundry that went bankrupt nine years ago.';

const bridge1: readonly PostSketch[] = [
  { id: '101', author: 'Ada Quill', at: 0, pieces: [OPENER] },
  { id: '102', author: 'Bo Lind', at: 10, pieces: [`${REMARK} I for one will walk around.`] },
  { id: '103', author: 'Cy Marsh', at: 20, pieces: ['Fine by me, I never liked that bridge anyway.', FOOTER] },
];
const bridge2: readonly PostSketch[] = [
  { id: '104', author: 'Dee Oakes', at: 400, pieces: [LATE] },
  { id: '105', author: 'Eve Pond', at: 410, pieces: [{ by: 'Bo Lind', id: '102', text: REMARK }, 'Agreed.'] },
];
const ferry1: readonly PostSketch[] = [
  {
    id: '201',
    author: 'Flo Reed',
    at: 100,
    pieces: [
      { by: 'Ada Quill', id: '101', url: postUrl(SITE, 'bridge', '101'), text: OPENER },
      'So the ferry has to carry all of us until winter.',
      { by: 'Bo Lind', text: REMARK.replace('forty', 'fifty') },
      'He is right about that.',
    ],
  },
  { id: '202', author: 'Gil Holm', at: 110, pieces: [LEAFLET] },
  {
    id: '203',
    author: 'Hal Byrne',
    at: 500,
    pieces: [
      { text: 'the bearings came from a foundry that went bankrupt nine years ago' },
      'That explains it.',
      { by: 'Ada Quill', text: 'I have never written these words in any of the threads here at all.' },
      'Nor that.',
    ],
  },
];
const ferry2: readonly PostSketch[] = [
  {
    id: '204',
    author: 'Ivy Stone',
    at: 600,
    pieces: [
      { by: 'Jon Ash', id: '303', text: 'Then charge the yachts and leave the rowing boats alone.' },
      'Yes, charge the yachts.',
    ],
  },
  { id: '205', author: 'Ada Quill', at: 620, pieces: [`As I said elsewhere: ${OPENER}`] },
];
const fees1: readonly PostSketch[] = [
  { id: '301', author: 'Kim Vale', at: 50, pieces: [LEAFLET] },
  {
    id: '302',
    author: 'Lee Ford',
    at: 210,
    pieces: [
      'The harbour office says that nobody will cross it before the autumn storms are over, and yet the mooring fees go up while half of the quay cannot be reached on foot from the town.',
    ],
  },
  {
    id: '303',
    author: 'Jon Ash',
    at: 220,
    pieces: ['Then charge the yachts and leave the rowing boats alone.', FOOTER],
  },
];
const fees2: readonly PostSketch[] = [
  { id: '304', author: 'Mia Stern', at: 230, pieces: [LEAFLET] },
  { id: '305', author: null, at: null, pieces: [OPENER] },
];
/** Thirty posts a page under one footer: two of these pages make it everybody's words. */
const chatter = (first: number): readonly PostSketch[] =>
  Array.from({ length: 30 }, (_, i) => ({
    id: String(400 + first + i),
    author: `Member ${(first + i) % 7}`,
    at: 700 + first + i,
    pieces: [`Number ${first + i} of the evening, nothing to report.`, FOOTER],
  }));

export const BRIDGE: readonly ParsedPage[] = [
  threadPage(SITE, 'bridge', 1, bridge1),
  threadPage(SITE, 'bridge', 2, bridge2),
  // The same page saved again; a post has other words: a revision.
  threadPage(SITE, 'bridge', 1, [
    ...bridge1.slice(0, 1),
    { id: '102', author: 'Bo Lind', at: 10, pieces: [`${REMARK} I for one will walk around, edited.`] },
    ...bridge1.slice(2),
  ]),
];
export const FERRY: readonly ParsedPage[] = [
  threadPage(SITE, 'ferry', 1, ferry1),
  threadPage(SITE, 'ferry', 2, ferry2),
];
export const FEES: readonly ParsedPage[] = [threadPage(SITE, 'fees', 1, fees1), threadPage(SITE, 'fees', 2, fees2)];
export const EVENING: readonly ParsedPage[] = [
  threadPage(SITE, 'evening', 1, chatter(0)),
  threadPage(SITE, 'evening', 2, chatter(30)),
];
export const INLAND: readonly ParsedPage[] = [
  threadPage(ELSEWHERE, 'bridge', 1, [
    { id: '101', author: 'Ned Crane', at: -500, pieces: [LEAFLET] },
    { id: '102', author: 'Oda Finch', at: -400, pieces: [OPENER] },
  ]),
];

export const PAGES: readonly ParsedPage[] = [
  ...BRIDGE,
  ...FERRY,
  ...FEES,
  ...EVENING,
  ...INLAND,
  article(
    'bearings',
    300,
    `The foundry closed its doors.\n${LATE.slice(LATE.indexOf('the bearings'))}\nNobody was hurt.`,
  ),
];
