/** What the HTML standard says of a tag name, as far as building a tree depends on it. */
export interface Tag {
  readonly name: string;
  /** Counts open elements by tag; 0 for names the standard does not know, and for SVG. */
  readonly id: number;
  /** An SVG element: no rule for HTML elements holds for it. */
  readonly foreign: boolean;
  /** "Special" elements stop the search of unknown end tags. */
  readonly special: boolean;
  /** Bits of the scopes this element bounds. */
  readonly bounds: number;
  /** Closed by the end of what is around it (`li`, `p`, …). */
  readonly implied: boolean;
  /** The same with the parts of tables. */
  readonly impliedInTables: boolean;
  readonly heading: boolean;
  /** What stands directly in it without belonging there is moved before the table. */
  readonly fosters: boolean;
  /** An SVG element whose content is HTML again. */
  readonly integration: boolean;
}

export const SCOPE = 1;
export const LIST_SCOPE = 2;
export const BUTTON_SCOPE = 4;
export const TABLE_SCOPE = 8;

const words = (text: string): readonly string[] => text.split(' ');

const SPECIAL = words(
  'address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup dd ' +
    'details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header ' +
    'hgroup hr html iframe img input li link listing main marquee menu meta nav noembed noframes noscript object ol p ' +
    'param plaintext pre script section select source style summary table tbody td template textarea tfoot th thead ' +
    'title tr track ul wbr xmp',
);
const ORDINARY = words(
  'a abbr b big cite code del dialog em font i ins kbd label map nobr optgroup option q rb rp rt rtc ruby s search ' +
    'small span strike strong sub sup time tt u var video audio canvas svg math',
);
const SCOPED = new Set(words('applet caption html marquee object table td template th'));
const IMPLIED = new Set(words('dd dt li optgroup option p rb rp rt rtc'));
const IMPLIED_IN_TABLES = new Set(words('caption colgroup tbody td tfoot th thead tr'));
const FOSTERING = new Set(words('table tbody tfoot thead tr'));
const HEADINGS = new Set(words('h1 h2 h3 h4 h5 h6'));
/** SVG elements that bound scopes, are special and hold HTML. */
const INTEGRATION = new Set(words('title desc foreignobject'));

function boundsOf(name: string): number {
  if (SCOPED.has(name)) {
    const table = name === 'table' || name === 'html' ? TABLE_SCOPE : 0;
    return SCOPE | LIST_SCOPE | BUTTON_SCOPE | table;
  }
  return name === 'ol' || name === 'ul' ? LIST_SCOPE : name === 'button' ? BUTTON_SCOPE : 0;
}

function htmlTag(name: string, id: number, special: boolean): Tag {
  return {
    name,
    id,
    foreign: false,
    special,
    bounds: boundsOf(name),
    implied: IMPLIED.has(name),
    impliedInTables: IMPLIED.has(name) || IMPLIED_IN_TABLES.has(name),
    heading: HEADINGS.has(name),
    fosters: FOSTERING.has(name),
    integration: false,
  };
}

/** All tags with rules of their own, by name. */
export const TAGS: ReadonlyMap<string, Tag> = new Map([
  ...SPECIAL.map((name, i): [string, Tag] => [name, htmlTag(name, i + 1, true)]),
  ...ORDINARY.map((name, i): [string, Tag] => [name, htmlTag(name, i + 1 + SPECIAL.length, false)]),
]);

export const TAG_COUNT = TAGS.size + 1;

/** A tag that the standard has no rule for. */
export const otherTag = (name: string): Tag => htmlTag(name, 0, false);

/** An SVG element, its name in lower case. */
export function foreignTag(name: string): Tag {
  const integration = INTEGRATION.has(name);
  const bounds = integration ? SCOPE | LIST_SCOPE | BUTTON_SCOPE : 0;
  const html = htmlTag(name, 0, integration);
  return { ...html, foreign: true, bounds, implied: false, impliedInTables: false, integration, fosters: false };
}

/** The tag of a name that is known to be in the table. */
export function known(name: string): Tag {
  return TAGS.get(name) ?? otherTag(name);
}
