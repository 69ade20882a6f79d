import type { Detection } from '../../model/page.js';
import type { Sheet } from './sheet.js';

/**
 * How much one signal alone speaks for the engine. A dated citation and the list heading are near-proofs, a bare
 * marker or a skip link stands on many kinds of page. Seeing a signal twice proves little more, so each counts once.
 */
const WEIGHT = {
  'list-head': 0.65,
  header: 0.5,
  furniture: 0.5,
  marker: 0.4,
  'skip-link': 0.2,
  common: 0.1,
} as const;

/** Below this no engine claims a page: two weak signals stay under it, a strong and a weak one reach it. */
const CLAIM = 0.7;

/** So many lines of specific controls separate posts as a marker does. */
const SEPARATORS = 2;

/**
 * The vote: two different signals are needed, one of them a marker (or what stands for one: the list
 * heading, the controls between posts) or a dated citation, and one that other software does not print.
 */
export function vote(sheet: Sheet): {
  readonly claimed: boolean;
  /** For comparing engines: the negative logarithm of the doubt left. */
  readonly strength: number;
  readonly detection: Detection;
} {
  const seen = new Map<string, { weight: number; count: number }>();
  const note = (signal: string, weight: number): void => {
    const known = seen.get(signal);
    if (known === undefined) seen.set(signal, { weight, count: 1 });
    else known.count += 1;
  };
  let opens = false;
  let specific = false;
  let separators = 0;
  if (hasDoubledMarker(sheet)) {
    specific = true;
    note('marker printed twice, in a narrow and a wide pane', WEIGHT.furniture);
  }
  for (const marker of sheet.markers.values()) {
    opens = true;
    note(`post marker "${marker.template}"`, WEIGHT.marker);
  }
  for (const header of sheet.headers.values()) {
    if (!header.dated) continue;
    opens = true;
    specific = true;
    note(`quote header "${header.template}"`, WEIGHT.header);
  }
  for (const hits of sheet.hits) {
    for (const hit of hits) {
      if (hit.role === 'list-head') opens = true;
      if (hit.specific) specific = true;
      if (hit.specific && hit.role === 'tail') separators += 1;
      if (hit.role === 'skip') note(`skip link "${hit.text}"`, WEIGHT['skip-link']);
      else if (hit.role === 'list-head') note(`list heading "${hit.text}"`, WEIGHT['list-head']);
      else if (hit.specific) note(`furniture "${hit.text}"`, WEIGHT.furniture);
      else if (hit.role === 'badge' || hit.role === 'tail') note('controls', WEIGHT.common);
    }
  }
  const doubt = [...seen.values()].reduce((rest, { weight }) => rest * (1 - weight), 1);
  const confidence = Math.round((1 - doubt) * 1000) / 1000;
  const evidence = [...seen].map(([signal, { count }]) => (count === 1 ? signal : `${signal} × ${count}`));
  return {
    claimed: (opens || separators >= SEPARATORS) && specific && seen.size >= 2 && confidence >= CLAIM,
    strength: -Math.log(doubt),
    detection: { confidence, evidence },
  };
}

/** One date in two markers of one printed line, with a word or two of controls between. */
function hasDoubledMarker(sheet: Sheet): boolean {
  let last: { at: number; when: string | null } | null = null;
  for (const [at, { when }] of sheet.markers) {
    const near = last !== null && last.when === when && when !== null && at - last.at <= 2;
    if (near && sheet.lines[at]?.opens === false) return true;
    last = { at, when };
  }
  return false;
}
