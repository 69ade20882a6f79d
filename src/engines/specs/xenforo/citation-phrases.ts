/**
 * What XenForo prints behind the quoted name ("X said:") per language pack, for views that leave the data attributes
 * out. Lines come without their colon and full stop.
 */
export const SAID: readonly { readonly language: string; readonly phrases: readonly string[] }[] = [
  { language: 'en', phrases: ['said', 'wrote'] },
  { language: 'de', phrases: ['schrieb', 'hat gesagt', 'sagte', 'meinte'] },
  { language: 'fr', phrases: ['a dit', 'a écrit'] },
  { language: 'es', phrases: ['dijo', 'ha dicho', 'escribió'] },
  { language: 'it', phrases: ['ha detto', 'ha scritto'] },
  { language: 'pt', phrases: ['disse', 'escreveu'] },
  { language: 'nl', phrases: ['zei', 'schreef'] },
  { language: 'pl', phrases: ['napisał(a)', 'napisał', 'napisała', 'powiedział(a)', 'powiedział', 'powiedziała'] },
  { language: 'ru', phrases: ['сказал(а)', 'сказал', 'сказала', 'написал(а)', 'написал', 'написала'] },
  { language: 'uk', phrases: ['сказав(ла)', 'сказав', 'сказала', 'написав(ла)'] },
  { language: 'cs', phrases: ['řekl(a)', 'řekl', 'řekla', 'napsal(a)'] },
  { language: 'sk', phrases: ['povedal(a)', 'povedal', 'napísal(a)'] },
  { language: 'sv', phrases: ['skrev', 'sa', 'sade'] },
  { language: 'da', phrases: ['sagde', 'skrev'] },
  { language: 'fi', phrases: ['sanoi', 'kirjoitti'] },
  { language: 'hu', phrases: ['mondta', 'írta'] },
  { language: 'ro', phrases: ['a spus', 'a zis'] },
  { language: 'tr', phrases: ['dedi', 'demiş ki', 'yazdı'] },
  { language: 'el', phrases: ['είπε'] },
  { language: 'vi', phrases: ['nói', 'đã viết'] },
];
