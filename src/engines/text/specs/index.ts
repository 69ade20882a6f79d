import type { TextSpec } from '../spec.js';
import { discourse } from './discourse.js';
import { fluxbb } from './fluxbb.js';
import { invision } from './invision/index.js';
import { mybb } from './mybb.js';
import { phpbb } from './phpbb.js';
import { reddit } from './reddit.js';
import { smf } from './smf.js';
import { vanilla } from './vanilla.js';
import { vbulletin } from './vbulletin.js';
import { woltlab } from './woltlab.js';
import { xenforo } from './xenforo.js';

export const TEXT_SPECS: readonly TextSpec[] = [
  invision,
  xenforo,
  phpbb,
  vbulletin,
  smf,
  mybb,
  discourse,
  woltlab,
  fluxbb,
  vanilla,
  reddit,
];
