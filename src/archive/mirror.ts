/** Names that end like a host of the web: any country's, and the generic ones forums live under; those for examples too. */
const TOP_LEVEL =
  'com|net|org|edu|gov|mil|int|info|biz|name|pro|mobi|jobs|coop|aero|museum|asia|cat|post|tel|travel|xxx|app|blog|cafe|' +
  'chat|church|city|click|cloud|club|codes|community|cool|dev|digital|directory|earth|education|email|energy|events|' +
  'family|fans|film|fun|games|garden|global|golf|group|guide|guru|health|help|host|house|ink|international|land|life|' +
  'link|live|love|ltd|media|moe|network|news|ninja|one|online|page|party|photo|photos|pics|pizza|plus|press|pub|racing|' +
  'rocks|run|school|science|scot|services|shop|site|social|software|space|store|stream|studio|style|support|systems|team|' +
  'tech|tips|today|tools|top|town|vip|watch|web|website|wiki|win|work|works|world|wtf|xyz|zone|onion|' +
  'example|test|invalid|localhost|local|[a-z]{2}|xn--[a-z0-9-]{2,59}';
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** wget writes a port behind a colon or a plus sign, HTTrack behind an underscore. */
const HOST = new RegExp(
  `^(?:(?:${LABEL}\\.){1,10}(?:${TOP_LEVEL})|localhost|\\d{1,3}(?:\\.\\d{1,3}){3})(?:[:+_]\\d{2,5})?$`,
  'i',
);
/** Endings of files that folders bear too, and of which few hosts or none end so. */
const NO_HOST = /\.(?:js|ts|gz|db|go|md|py|rb)$/i;

/** Whether the name of a folder is that of a host: mirrors keep each host in a folder of its own. */
export function isHostName(name: string): boolean {
  return name.length <= 253 && HOST.test(name) && !NO_HOST.test(name);
}

/** What a mirroring program writes beside its pages: logs, caches, copies from before links were changed. */
const LEFT_OUT =
  /(?:^|\/)(?:hts-cache\/|hts-log\.txt$|hts-[^/]{0,40}\.(?:txt|lst|lock)$|cookies\.txt$|robots\.txt(?:\.html)?$)|\.orig$|\.tmp$/i;

/** Whether a file of a mirror is no page of the site. */
export function isMirrorsOwn(file: string): boolean {
  return LEFT_OUT.test(file);
}

/** Endings a script of a site answers under. */
const DYNAMIC = /\.(?:php[3457]?|phtml|asp|aspx|ashx|jsp|jspx|do|action|cgi|pl|fcgi|cfm|dll|exe|mvc)$/i;
/** An ending that is that of a picture, a style, a script, a packed file …: what browsers load beside a page. */
const ASSET =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|css|js|mjs|map|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|og[gv]|wav|pdf|zip|gz|bz2|xz|7z|rar|tar|exe|swf|docx?|xlsx?|rss|atom|csv|log)$/i;

/**
 * Whether a file of a mirror may be a page by its name: without an ending, with that of a script, with a query
 * ("viewtopic.php?t=5", "viewtopic.php@t=5", "viewtopic.php%3Ft=5"). Its beginning decides (`isMarkup`).
 */
export function mayBePage(name: string): boolean {
  const file = name.slice(name.lastIndexOf('/') + 1);
  const query = queryAt(file);
  if (query !== null) return !ASSET.test(file.slice(0, query.at));
  return DYNAMIC.test(file) || (!/\.[a-z][a-z0-9]{1,5}$/i.test(file) && !ASSET.test(file));
}

const MARKUP = /<(?:!doctype\s+html|html|head|body)[\s>/]/i;

/** Whether a file begins as a page does. The source of a script (`<?php`) is none. */
export function isMarkup(head: string): boolean {
  const start = head.replace(/^(?:\u00ef\u00bb\u00bf)?\s+/, '');
  return MARKUP.test(start) && !/^<\?(?!xml\b)/i.test(start) && !/^#!/.test(start);
}

/** Where a query begins in a file's name; null where it has none. An at sign counts only behind a script's name. */
function queryAt(file: string): { at: number; length: number } | null {
  const plain = file.search(/\?|%3F/i);
  if (plain > 0) return { at: plain, length: file[plain] === '?' ? 1 : 3 };
  const sign = file.indexOf('@');
  const script = sign > 0 && (DYNAMIC.test(file.slice(0, sign)) || /^index\.html?$/i.test(file.slice(0, sign)));
  return script && file.includes('=', sign) ? { at: sign, length: 1 } : null;
}

/**
 * The address of a file by its place in a mirror as wget makes it, without the scheme, which it does not keep: host,
 * folders, name; `index.html` stands for the folder itself, and `.html` added behind a script or a query
 * (`--adjust-extension`) is taken off. Null where no folder is named like a host.
 *
 * @param parts folders and name, from above the host on
 */
export function addressInMirror(parts: readonly string[]): string | null {
  const at = parts.slice(0, -1).findLastIndex(isHostName);
  const host = parts[at];
  const name = parts.at(-1);
  if (host === undefined || name === undefined) return null;
  const folders = parts.slice(at + 1, -1).map((folder) => `${withoutMarks(folder)}/`);
  return `${host.replace(/[+_](?=\d+$)/, ':').toLowerCase()}/${folders.join('')}${nameOf(name)}`;
}

function nameOf(file: string): string {
  const query = queryAt(file);
  if (query === null) {
    const name = file.replace(/\.html?$/i, '');
    return /^index\.html?$/i.test(file) ? '' : withoutMarks(DYNAMIC.test(name) ? name : file);
  }
  const name = file.slice(0, query.at);
  const asked = file.slice(query.at + query.length).replace(/\.html?$/i, '');
  return `${/^index\.html?$/i.test(name) ? '' : withoutMarks(name)}?${escaped(asked)}`;
}

/** What would begin a query or a fragment of its own. */
const withoutMarks = (text: string): string => escaped(text).replace(/\?/g, '%3F');
const escaped = (text: string): string => text.replace(/#/g, '%23').replace(/\s/g, '%20');
