import fc from 'fast-check';

/** Every tag name the HTML standard has a rule for, and some it has none for. */
const NAMES = (
  'a abbr address applet area article aside b base basefont bgsound big blockquote body br button caption center cite ' +
  'code col colgroup dd del details dialog dir div dl dt em embed fieldset figcaption figure font footer form frame ' +
  'frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins keygen label li link listing ' +
  'main marquee math menu meta nav nobr noembed noframes noscript object ol optgroup option p param picture plaintext ' +
  'pre q rb rp rt rtc ruby s script search section select small source span strike strong style sub summary sup svg ' +
  'table tbody td template textarea tfoot th thead title tr track tt u ul var video wbr xmp x-note o:p g path use desc ' +
  'foreignObject linearGradient'
).split(' ');

/** Names that make trouble together, so they must come often. */
const TROUBLE =
  'a b p i font nobr div table tbody tr td th caption li ul dd dt select option form button svg template h1 h2'.split(
    ' ',
  );

const ATTRIBUTES = [
  '',
  ' class="a b"',
  " title='x > y'",
  ' id=one',
  ' hidden',
  ' type=hidden',
  ' TYPE="HIDDEN"',
  ' a=1 A=2 a=3',
  ' href="?a=1&copy=2&amp;b&lt"',
  ' data-x="&notit; &not &#x80; &#8217; &#0; &#xD800;"',
  ' constructor=1 __proto__=2 toString',
  ' =x ==y "z',
  ' color=red',
  ' xlink:href="#a" href="#b"',
  ' viewBox="0 0 1 1"',
  ' x / y/z',
  ' v = "1" w= 2',
  '/',
  ' k=v/',
];

const TEXTS = [
  'word',
  ' ',
  '\n',
  '\r\n',
  ' a b ',
  '&amp;',
  '&lt',
  '&ampx',
  '&notit;',
  '&nosuch;',
  '&#39;',
  '&#x1F600;',
  '&#128;',
  '&',
  '&#',
  '&#x;',
  '<',
  '< b',
  '<3',
  '</',
  '</>',
  '</ x>',
  '<!-- c -->',
  '<!-->',
  '<!--->',
  '<!-- a --!> b -->',
  '<!--',
  '-->',
  '<!x>',
  '<?php x ?>',
  '<![CDATA[ x ]] ]]>',
  ']]>',
  '<!doctype html>',
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
  '\u00e9\u{1F600}',
  '\u212a',
  '\ufeff',
];

const name = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...TROUBLE) }, fc.constantFrom(...NAMES));
const start = fc
  .tuple(name, fc.oneof(fc.constant(''), fc.constantFrom(...ATTRIBUTES)))
  .map(([tag, rest]) => `<${tag}${rest}>`);
const end = name.map((tag) => `</${tag}>`);
const raw = fc
  .tuple(
    fc.constantFrom('script', 'style', 'title', 'textarea', 'xmp', 'iframe'),
    fc.constantFrom(...TEXTS),
    fc.constantFrom(...TEXTS),
  )
  .map(([tag, one, two]) => `<${tag}>${one}${two}</${tag}>`);
const upper = fc.oneof(start, end).map((tag) => tag.toUpperCase());

/** A piece of markup, seldom sensible. */
export const piece = fc.oneof(
  { weight: 8, arbitrary: start },
  { weight: 6, arbitrary: end },
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: raw },
  { weight: 1, arbitrary: upper },
);

export const soup = fc.array(piece, { maxLength: 60, size: 'max' }).map((pieces) => pieces.join(''));
