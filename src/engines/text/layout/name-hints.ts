import { foldText } from '../../../model/text.js';
import { foldPhrase } from '../lines.js';
import type { Sheet } from '../sheet.js';
import type { Anchor } from './anchors.js';

/** Lines that name an account anywhere on a page, in the languages of boards; group `name`. */
const NAMING: readonly RegExp[] = [
  /^(?:thread starter|started by|topic author|dernière modification par|last edited by|zuletzt (?:bearbeitet|geändert|editiert) von|última edición por|editado por última vez por|ultima modifica di|modifié en dernier par|ostatnio (?:edytowan[yoe]|zmieniony) przez|laatst (?:gewijzigd|bewerkt|aangepast) door|последний раз редактировалось|editado pela última vez por|sist redigeret af|senast redigerad av|naposledy upravil|erstellt von|autor|inizio di|find (?:all|more) posts by|visit|contact|quote from:?|originally posted by) (?<name>\S.{0,40}?)(?:'s homepage!?|[;,]? (?:on|am|at|le|il|el|um|w dniu|op|em|»|:) .{0,60}|[;,] .{0,60})?$/iu,
];

/** Folded names of accounts that citations, anchors and lines of the software print. */
export function namesOnPage(sheet: Sheet, anchors: readonly Anchor[]): Set<string> {
  const names = new Set<string>();
  for (const { author } of sheet.headers.values())
    if (author !== null && author.length <= 50) names.add(foldText(author));
  for (const { name } of anchors) if (name !== null) names.add(foldText(name));
  for (const { phrase } of sheet.lines) {
    if (phrase === '' || phrase.length > 120) continue;
    for (const regex of NAMING) {
      const name = regex.exec(foldPhrase(phrase))?.groups?.name;
      if (name !== undefined) names.add(foldText(name));
    }
  }
  return names;
}
