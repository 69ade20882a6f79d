import { NON_SPACE, type Rules, type StartTag, type TreeBuilder } from './builder.js';
import { known, type Tag } from './tags.js';
import { closeTemplate, openTemplate } from './template.js';

const HTML = known('html');
const HEAD = known('head');
const BODY = known('body');
const NOSCRIPT = known('noscript');

/** Elements whose content is text and nothing else: read by the caller right after the start tag. */
export function startRaw(builder: TreeBuilder, token: StartTag): void {
  builder.insert(token);
  builder.raw = true;
}

/** Splits leading white space off. */
function splitSpace(text: string): { space: string; rest: string } {
  const at = text.search(NON_SPACE);
  return at < 0 ? { space: text, rest: '' } : { space: text.slice(0, at), rest: text.slice(at) };
}

export const initial: Rules = {
  text: (builder, text) => leaveInitial(builder, (mode) => mode.text(builder, text), text),
  start: (builder, token) => leaveInitial(builder, (mode) => mode.start(builder, token), null),
  end: (builder, tag) => leaveInitial(builder, (mode) => mode.end(builder, tag), null),
};

/** No document type came: the page is in quirks mode. White space does not count yet. */
function leaveInitial(builder: TreeBuilder, again: (mode: Rules) => void, text: string | null): void {
  if (text !== null && !NON_SPACE.test(text)) return;
  builder.mode = builder.modes.beforeHtml;
  again(builder.mode);
}

const ENDS_THAT_OPEN: ReadonlySet<string> = new Set(['head', 'body', 'html', 'br']);

export const beforeHtml: Rules = {
  text: (builder, text) => {
    const { rest } = splitSpace(text);
    if (rest !== '') implyHtml(builder).text(builder, rest);
  },
  start: (builder, token) => {
    if (token.tag !== HTML) implyHtml(builder).start(builder, token);
    else {
      builder.insert(token);
      builder.mode = builder.modes.beforeHead;
    }
  },
  end: (builder, tag) => {
    if (ENDS_THAT_OPEN.has(tag.name)) implyHtml(builder).end(builder, tag);
  },
};

function implyHtml(builder: TreeBuilder): Rules {
  builder.insertImplied(HTML);
  builder.mode = builder.modes.beforeHead;
  return builder.mode;
}

export const beforeHead: Rules = {
  text: (builder, text) => {
    const { rest } = splitSpace(text);
    if (rest !== '') openHead(builder, null).text(builder, rest);
  },
  start: (builder, token) => {
    if (token.tag === HTML) builder.modes.inBody.start(builder, token);
    else if (token.tag === HEAD) openHead(builder, token);
    else openHead(builder, null).start(builder, token);
  },
  end: (builder, tag) => {
    if (ENDS_THAT_OPEN.has(tag.name)) openHead(builder, null).end(builder, tag);
  },
};

function openHead(builder: TreeBuilder, token: StartTag | null): Rules {
  if (token === null) builder.insertImplied(HEAD);
  else builder.insert(token);
  builder.head = builder.current;
  builder.mode = builder.modes.inHead;
  return builder.mode;
}

const EMPTY_IN_HEAD: ReadonlySet<string> = new Set(['base', 'basefont', 'bgsound', 'link', 'meta']);
const RAW_IN_HEAD: ReadonlySet<string> = new Set(['title', 'noframes', 'style', 'script']);

/** What may stand in the head wherever it is found: in the body too it goes by these rules. */
export function startInHead(builder: TreeBuilder, token: StartTag): boolean {
  const { name } = token.tag;
  if (EMPTY_IN_HEAD.has(name)) builder.append(token);
  else if (RAW_IN_HEAD.has(name)) startRaw(builder, token);
  else if (name === 'template') openTemplate(builder, token);
  else return false;
  return true;
}

export const inHead: Rules = {
  text: (builder, text) => {
    const { space, rest } = splitSpace(text);
    builder.insertText(space);
    if (rest !== '') leaveHead(builder).text(builder, rest);
  },
  start: (builder, token) => {
    if (token.tag === HTML) builder.modes.inBody.start(builder, token);
    else if (token.tag === NOSCRIPT) {
      builder.insert(token);
      builder.mode = builder.modes.inHeadNoscript;
    } else if (token.tag !== HEAD && !startInHead(builder, token)) leaveHead(builder).start(builder, token);
  },
  end: (builder, tag) => {
    if (tag === HEAD) leaveHead(builder);
    else if (tag.name === 'template') closeTemplate(builder);
    else if (ENDS_THAT_OPEN.has(tag.name)) leaveHead(builder).end(builder, tag);
  },
};

function leaveHead(builder: TreeBuilder): Rules {
  builder.pop();
  builder.mode = builder.modes.afterHead;
  return builder.mode;
}

const NOSCRIPT_PARTS: ReadonlySet<string> = new Set([
  'basefont',
  'bgsound',
  'head',
  'link',
  'meta',
  'noframes',
  'style',
]);

export const inHeadNoscript: Rules = {
  text: (builder, text) => {
    const { space, rest } = splitSpace(text);
    builder.insertText(space);
    if (rest !== '') leaveNoscript(builder).text(builder, rest);
  },
  start: (builder, token) => {
    if (token.tag === HTML) builder.modes.inBody.start(builder, token);
    else if (NOSCRIPT_PARTS.has(token.tag.name)) inHead.start(builder, token);
    else if (token.tag !== NOSCRIPT) leaveNoscript(builder).start(builder, token);
  },
  end: (builder, tag) => {
    if (tag === NOSCRIPT) leaveNoscript(builder);
    else if (tag.name === 'br') leaveNoscript(builder).end(builder, tag);
  },
};

function leaveNoscript(builder: TreeBuilder): Rules {
  builder.pop();
  builder.mode = builder.modes.inHead;
  return builder.mode;
}

export const afterHead: Rules = {
  text: (builder, text) => {
    const { space, rest } = splitSpace(text);
    builder.insertText(space);
    if (rest !== '') implyBody(builder).text(builder, rest);
  },
  start: (builder, token) => {
    const { tag } = token;
    if (tag === HTML) builder.modes.inBody.start(builder, token);
    else if (tag === BODY) {
      builder.insert(token);
      builder.mode = builder.modes.inBody;
    } else if (tag !== HEAD && !startInClosedHead(builder, token)) implyBody(builder).start(builder, token);
  },
  end: (builder, tag) => {
    if (tag.name === 'body' || tag.name === 'html' || tag.name === 'br') implyBody(builder).end(builder, tag);
    else if (tag.name === 'template') closeTemplate(builder);
  },
};

/** Head elements between head and body still go into the head. */
function startInClosedHead(builder: TreeBuilder, token: StartTag): boolean {
  const { head } = builder;
  if (head === null) return false;
  builder.push(head, HEAD);
  const taken = startInHead(builder, token);
  builder.remove(head);
  return taken;
}

function implyBody(builder: TreeBuilder): Rules {
  builder.insertImplied(BODY);
  builder.mode = builder.modes.inBody;
  return builder.mode;
}

/** Behind `</head>` and `</html>`: comments go elsewhere, all else is the body's again. */
export const afterBody: Rules = {
  text: (builder, text) => {
    if (NON_SPACE.test(text)) builder.mode = builder.modes.inBody;
    builder.modes.inBody.text(builder, text);
  },
  start: (builder, token) => {
    if (token.tag !== HTML) builder.mode = builder.modes.inBody;
    builder.modes.inBody.start(builder, token);
  },
  end: (builder, tag: Tag) => {
    if (tag === HTML && builder.mode === builder.modes.afterBody) builder.mode = builder.modes.afterAfterBody;
    else {
      builder.mode = builder.modes.inBody;
      builder.mode.end(builder, tag);
    }
  },
};
