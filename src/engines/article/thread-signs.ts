import { findDates } from './dates.js';
import type { Line } from './lines.js';
import type { Stretch } from './main-text.js';
import { tokensOf } from './vocabulary.js';

/** Lines that only forums and comment threads print beside their posts. */
const SIGNS: readonly RegExp[] = [
  /^(?:recommended posts|thread starter|topic starter|original poster|author topic|topic author)\b/iu,
  /^(?:join(?:ed)?(?: date)?|registered|member since|registriert|beiträge|dabei seit|posts|messages|inscription|mitglied seit|registrado|mensajes|messaggi|iscritto|сообщений|сообщения|зарегистрирован|регистрация|reputation|location|likes received|reaction score|threads)\s?:/iu,
  /(?:^|\s)(?:posts|beiträge|messages|сообщений)\s?:\s?\d[\d,.]*\b.{0,40}$/iu,
  /^(?:quote|zitat|citation|cita|citazione|цитата|cytat|zitieren|quoting|originally posted by|click to expand)\b.{0,60}$/iu,
  /^(?:posted|posté\(e\)|inviato|publicado|geschrieben|написано|postby|postposted|messagepar|re:)\b.{0,80}$/iu,
  /^.{1,80}\s(?:said|wrote|says|schrieb|sagte|a écrit|a dit|ha scritto|ha detto|escribió|dijo|napisał|napisała|писал|написал|писав|написав)(?:\(a\))?\s?:$/iu,
  /^(?:link )?#\s?\d{1,7}$/u,
  /^(?:reply|antworten|répondre|responder|rispondi|odpowiedz|ответить|відповісти|report|melden|permalink|top|share on other sites)$/iu,
  /^(?:last edited|edited by|edited \d|zuletzt (?:bearbeitet|geändert)|dernière (?:modification|édition)|modificato)\b/iu,
  /^(?:\d+|a|an|one)\s(?:second|minute|hour|day|week|month|year)s?\sago\b.{0,60}$/iu,
  /^(?:\(?\d+ points?\b|\[[-+–]\]).{0,60}$/u,
  /^(?:(?:senior|junior|new|active|full|super|regular) )?(?:member|moderator|administrator|newbie|guest|mitglied|membre|utente|участник)s?$/iu,
];

/** A page is a thread from this many signs on; an article's comments lie below its text and are counted apart. */
const ENOUGH = 4;

/**
 * Whether a flattened page is a thread rather than an article: posting furniture in or above its text, time stamps
 * between paragraphs, or comments that outweigh the article they follow.
 */
export function isThread(lines: readonly Line[], main: Stretch): boolean {
  let inside = 0;
  let below = 0;
  let stamps = 0;
  let proseSinceStamp = true;
  let proseBelow = 0;
  let proseInside = 0;
  for (const [index, line] of lines.entries()) {
    const under = index >= main.end;
    if (line.kind === 'prose') {
      proseSinceStamp = true;
      if (under) proseBelow += line.words;
      else if (index >= main.start) proseInside += line.words;
    }
    if (line.text.length > 200) continue;
    const sign = SIGNS.some((pattern) => pattern.test(line.text));
    if (sign && under) below += 1;
    else if (sign) inside += 1;
    if (line.words <= 20 && proseSinceStamp && isStamp(line.text)) {
      stamps += 1;
      proseSinceStamp = false;
    }
  }
  if (inside >= ENOUGH || stamps >= ENOUGH) return true;
  return below >= ENOUGH && proseBelow > proseInside;
}

/** A date that fills its line but for a name and a few words. */
function isStamp(text: string): boolean {
  const hit = findDates(text)[0];
  return hit !== undefined && tokensOf(text.replace(hit.moment.raw ?? '', ' ')).length <= 8;
}
