import type { Line } from './lines.js';
import type { Stretch } from './main-text.js';
import { isOutletName, OUTLET, trimOutlet } from './outlet-name.js';
import { CONNECTORS, MEDIA_WORDS, SECTION_WORDS } from './phrases/words.js';
import { tokensOf, wordForm } from './vocabulary.js';

/** "Port Ellery • QBN" on a line of its own. */
const PLACE_LINE =
  /^(\p{Lu}[\p{L}.'\u2019\u2010 -]{1,40})\s[\u2022\u00b7|]\s(\p{Lu}[\p{L}\p{N}.'\u2019\u2010 -]{1,40})$/u;
/** How sites name themselves in appeals and legal notes. */
const SELF_NAMING: readonly RegExp[] = [
  new RegExp(`^(?:Please\\s)?[Ss]upport (?:the )?(${OUTLET})(?:\\s(?:on|or|by|with)\\b|\\s?[!.,]|$)`, 'u'),
  new RegExp(`\\b[Jj]oin (?:the )?(${OUTLET})(?:['\u2019]s)? community\\b`, 'u'),
  new RegExp(`\\b[Bb]ecome a (?:friend|member|patron|supporter|subscriber) of (?:the )?(${OUTLET})`, 'u'),
  new RegExp(`^[Ff]ollow (?:the )?(${OUTLET}) on\\b`, 'u'),
  new RegExp(`^[Ss]ubscribe to (?:the )?(${OUTLET})(?:['\u2019]s)?(?:\\s(?:newsletter|channel|on|for)\\b|[!.]|$)`, 'u'),
  new RegExp(`^[Rr]ead more on (?:the )?(${OUTLET})$`, 'u'),
  new RegExp(
    `^(?:Folgen Sie|Unterstützen Sie|Suivez|Soutenez|Sigue a|Apoya a|Segui|Sostieni|Wesprzyj|Підтримайте|Поддержите|Читайте)\\s(${OUTLET})`,
    'u',
  ),
  new RegExp(
    `(?:©|\\([Cc]\\)|[Cc]opyright)\\s*(?:©\\s*)?\\d{4}(?:\\s?[-–]\\s?\\d{4})?,?\\s+(?:by\\s)?(${OUTLET})`,
    'u',
  ),
  new RegExp(
    `^(?:©|[Cc]opyright)\\s*(?:©\\s*)?(${OUTLET})\\.? (?:All rights|Alle Rechte|Tous droits|Todos los derechos|Tutti i diritti)`,
    'u',
  ),
  new RegExp(`^(?:Published|Originally published) (?:by|in) (?:the )?(${OUTLET})$`, 'u'),
  new RegExp(`^(?:The post .{5,200}) (?:appeared first on|first appeared on) (${OUTLET})`, 'u'),
];
const DOMAIN_LABEL = /^([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{Ll}{2,6})\s?:\s/u;
const NAME_LABEL = new RegExp(`^(${OUTLET})\\s?:\\s`, 'u');

/** The publisher of a line that only names it and a place. */
export function placeLine(lines: readonly Line[], main: Stretch): { index: number; name: string } | null {
  for (let i = Math.max(0, main.start - 8); i < Math.min(main.end, main.start + 3); i += 1) {
    const line = lines[i];
    if (line === undefined || line.words > 8) continue;
    const match = PLACE_LINE.exec(line.text);
    const place = match?.[1]?.trim() ?? '';
    const name = match?.[2]?.trim() ?? '';
    if (match !== null && tokensOf(place).length <= 4 && !isSection(place) && !isSection(name))
      return { index: i, name };
  }
  return null;
}

function isSection(text: string): boolean {
  const tokens = tokensOf(text).map(wordForm);
  return tokens.length === 0 || tokens.every((form) => SECTION_WORDS.has(form) || CONNECTORS.has(form));
}

/** The name most appeals and legal notes outside the text give. */
export function selfNamed(lines: readonly Line[], main: Stretch): string | null {
  const counts = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (line.text.length > 300 || (index >= main.start && index < main.end && line.kind === 'prose')) continue;
    for (const pattern of SELF_NAMING) {
      const name = pattern.exec(line.text)?.[1];
      if (name === undefined || !isOutletName(name)) continue;
      const trimmed = trimOutlet(name);
      counts.set(trimmed, (counts.get(trimmed) ?? 0) + 1);
    }
  }
  let best: string | null = null;
  for (const [name, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = name;
  return best;
}

/** Who asks the questions of a printed interview, when that is a site ("Example-News.com: …") and not a person. */
export function labelOwner(lines: readonly Line[], main: Stretch): string | null {
  const counts = new Map<string, number>();
  for (let i = main.start; i < main.end; i += 1) {
    const text = lines[i]?.text.slice(0, 100) ?? '';
    const domain = DOMAIN_LABEL.exec(text)?.[1];
    const name = domain ?? NAME_LABEL.exec(text)?.[1];
    if (name === undefined) continue;
    if (domain === undefined && !tokensOf(name).some((token) => MEDIA_WORDS.has(wordForm(token)))) continue;
    if (isSection(name)) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, count] of counts) if (count >= 2) return name;
  return null;
}

/** Whether a name of the text stands outside it too (masthead, appeal, footer). */
export function standsOutside(lines: readonly Line[], main: Stretch, name: string): boolean {
  return lines.some(
    (line, index) => (index < main.start || index >= main.end) && line.text.length <= 300 && line.text.includes(name),
  );
}
