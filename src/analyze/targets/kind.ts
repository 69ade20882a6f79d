import type { TargetKind } from '../../model/annotation.js';
import type { Group } from './group.js';

/** The kind the signs of all mentions together speak for; `other` where none speaks clearly. */
export function kindOf(groups: readonly Group[]): Exclude<TargetKind, 'proposition'> {
  let person = 0;
  let place = 0;
  let organisation = 0;
  let thing = 0;
  for (const group of groups) {
    person += group.person;
    place += group.placeCue;
    organisation += group.organisation;
    thing += group.thing;
  }
  if (groups.some((group) => group.place !== null) && person < place) return 'place';
  const top = Math.max(person, place, organisation, thing);
  // Two or three capitals and no sign of anything else: most often a person.
  const full = groups.some(
    (group) =>
      group.folded.length > 1 &&
      group.folded.length < 5 &&
      [...group.names.keys()].some((name) => name.includes(' ')) &&
      !group.words.some(isThingWord),
  );
  if (top < 1) return full && thing === 0 && organisation === 0 ? 'person' : 'other';
  if (top === person) return 'person';
  if (top === organisation) return 'organisation';
  if (top === place) return 'place';
  return 'other';
}

/** Endings persons' names do not have. */
function isThingWord(word: string): boolean {
  return word.length === 1 || /(?:ing|tion|tions|ments?|ness|ware|soft|tech|ics|ers|ions|ies|ology)$/u.test(word);
}
