/**
 * What stands in a text for a drawn face. Its code is printed as it is typed (":-)"), unless it is spelled with letters
 * (":D", ":lol:", "Smile"): those are names, not words of the author, and count as the sign of that face; a name that is
 * not in the table prints nothing.
 */
export function smileyText(code: string): string {
  const name = code.trim();
  if (name === '' || name.length > LONGEST) return '';
  if (!/[\p{L}\p{N}]/u.test(name)) return name;
  const folded = name.toLowerCase().replace(/ /g, '_');
  return FACES.get(folded.replace(/^[:*]|[:*]$/g, '')) ?? FACES.get(folded) ?? '';
}

const LONGEST = 24;

/** Codes and names that the default sets of phpBB, MyBB, SMF, vBulletin, FluxBB and IP.Board share. */
const NAMES: readonly (readonly [string, string])[] = [
  ['🙂', 'smile smiley icon_smile happy'],
  ['😀', ':d :-d =d d -d biggrin grin big-grin laugh very_happy'],
  ['😉', 'wink icon_wink'],
  ['🙁', 'sad frown unhappy'],
  ['😛', ':p :-p =p p -p tongue razz'],
  ['😮', ':o :-o o -o eek surprised shock shocked'],
  ['😆', 'lol rofl xd laughing rolling mr._green mrgreen'],
  ['😎', '8) 8-) b) cool'],
  ['😠', 'x :x :-x mad angry evil -x evil_or_very_mad'],
  ['😡', 'rage angryfire'],
  ['😳', 'oops embarrassed embarassed blush redface'],
  ['😢', 'cry crying crying_or_very_sad'],
  ['😈', 'twisted twisted_evil'],
  ['🙄', 'roll rolleyes eyeroll rolling_eyes'],
  ['😕', ':s :-s :? s confused undecided huh'],
  ['😐', 'neutral'],
  ['🤔', 'think thinking'],
  ['❗', '!: exclamation'],
  ['❓', 'question'],
  ['💡', 'idea'],
  ['😍', 'love inlove'],
  ['❤️', '<3 heart'],
  ['😴', 'sleep sleepy'],
  ['👍', 'thumbup thumbsup up yes'],
  ['👎', 'thumbdown thumbsdown down no'],
  ['👏', 'clap applause'],
  ['😘', 'kiss'],
];

const FACES: ReadonlyMap<string, string> = new Map(
  NAMES.flatMap(([face, names]) => names.split(' ').map((name): [string, string] => [name, face])),
);
