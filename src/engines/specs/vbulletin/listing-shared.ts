import type { Field } from '../../engine.js';

/** A time as printed before the name of the last author: "Today 09:11 AM by …", "01-05-2012, 09:11 AM". */
export const TO_THE_CLOCK = /^(.{3,40}?\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?)(?=$|[ ,.])/i;

/** The word before a pinned thread's title, where no image tells. */
export const STICKY =
  /^\W{0,3}(?:sticky|wichtig|important|épinglé|fijo|destacado|importante|przyklejony|vast|важно|прикреп)/iu;

const ADDRESS =
  /^([^#]{1,2000}?)(?:\/page\d{1,6}|\/index\d{1,6}\.html|[?&]page=\d{1,6})?(?:[?&](?:order|sort|daysprune)=[^#]{0,200})?(?:#.*)?$/;

/** The list's first page: the canonical address without its page. */
export const BOARD_URL: Field = [
  { select: 'link[rel="canonical"]', attr: 'href', match: ADDRESS },
  { select: 'meta[property="og:url"]', attr: 'content', match: ADDRESS },
];
