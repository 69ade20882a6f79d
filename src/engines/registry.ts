import type { EngineSpec } from './engine.js';
import { INVISION_4 } from './specs/invision/invision-4.js';
import { INVISION_5 } from './specs/invision/invision-5.js';
import { IPBOARD_3 } from './specs/invision/ipboard-3.js';

/** Every described markup generation; the order has no meaning. */
export const SPECS: readonly EngineSpec[] = [IPBOARD_3, INVISION_4, INVISION_5];
