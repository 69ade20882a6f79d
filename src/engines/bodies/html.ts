import { defineEngine } from '../define-engine.js';
import type { Citation, EngineSpec } from '../engine.js';
import type { ReadBody } from '../html-blocks/read-blocks.js';
import { readHtmlBody } from '../json/html-body.js';
import { readAttribution } from '../prefix-quotes/attribution.js';
import { DISCOURSE_BODY } from '../specs/discourse/body.js';
import { BODY as FLUXBB } from '../specs/fluxbb/shared.js';
import { BODY as INVISION } from '../specs/invision/shared.js';
import { BODY as MYBB } from '../specs/mybb/shared.js';
import { QUOTE as PHPBB } from '../specs/phpbb/shared.js';
import { QUOTE_BEFORE, QUOTE_INSIDE } from '../specs/smf/shared.js';
import { QUOTE as WOLTLAB } from '../specs/woltlab/shared.js';
import { BODY as XENFORO } from '../specs/xenforo/shared.js';
import { unwrittenBreaks } from './unwritten-breaks.js';

/** vBulletin 4 and 5, whose bodies are described within their pages. */
const VBULLETIN = {
  each: '.bbcode_quote',
  contents: '.message',
  header: '.bbcode_postedby',
  author: [{ select: '.bbcode_postedby strong' }],
  sourceExternalId: [{ select: '.bbcode_postedby a[href]', attr: 'href', match: /(?:#post|[?&;]p=)(\d{1,15})/ }],
} as const;

/** A line above a quote that says whose it is ("Ada wrote:"). */
const SAYS = /:\s*$/;

/**
 * Bodies of any board, where nobody says which: quotes by the classes that only one engine has, first; then block quotes
 * with a `<cite>` or with a first line that names somebody.
 */
const ANY: EngineSpec = defineEngine({
  engine: 'body',
  generation: 'any',
  detect: [],
  post: { list: '', body: '' },
  body: {
    quotes: [
      ...INVISION.quotes,
      ...(XENFORO.quotes ?? []),
      ...DISCOURSE_BODY.body.quotes.filter(({ each }) => each === 'aside.quote'),
      VBULLETIN,
      WOLTLAB,
      QUOTE_INSIDE,
      QUOTE_BEFORE,
      ...FLUXBB.quotes,
      ...MYBB.quotes.filter(({ each }) => each !== 'blockquote'),
      { ...PHPBB, opening: true, before: 'p', beforeSays: SAYS },
    ],
    drop: [INVISION.drop, XENFORO.drop ?? '', DISCOURSE_BODY.body.drop].join(', '),
    code: 'pre, .bbc_code',
    spoiler: {
      each: '.bbCodeSpoiler, .ipsSpoiler, .bbc_spoiler, .spoiler_wrap, details',
      header: '.bbCodeSpoiler-button, .ipsSpoiler_header, .bbc_spoiler_head, .spoiler_header, summary',
      contents: '.bbCodeSpoiler-content, .ipsSpoiler_contents, .bbc_spoiler_content, .spoiler_body',
    },
    smiley: 'img.smilie, img.smiley, img[src*="/smilies/"], img[src*="Smileys/"], img.inlineimg',
    emoji: 'img.emoji, img[data-emoticon], img.ipsEmoji',
    attachment: 'a.attachment, a.ipsAttachLink:not(.ipsAttachLink_image)',
    card: 'aside.onebox, .bbCodeBlock--unfurl',
  },
  hooks: { readCitation: (header): Citation | null => readAttribution(header) },
});

/**
 * Reads a body in HTML: blocks, quotes of every engine known by its markup, pictures, links. Words alone are kept of what
 * a browser would run or style: scripts and styles print nothing.
 *
 * @param base address that relative addresses are resolved against, or null
 */
export function readHtml(text: string, base: string | null): ReadBody {
  return readHtmlBody(unwrittenBreaks(text), ANY, { base, ignoreIds: false });
}
