import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Store } from '../../store/index.js';
import type { Visit } from '../visit.js';
import { type AuthEngine, type AuthLog, makeEngine } from './engine.js';
import { type AuthSettings, DEFAULT_SETTINGS } from './settings.js';

/** Who is who, for one store. */
export interface DeskAuth {
  readonly settings: AuthSettings;
  /** The engine for a request: cookies of https are kept apart from those of http. */
  readonly engineFor: (visit: Visit) => Promise<AuthEngine>;
  /** A keyed hash, in a domain of its own per purpose. */
  readonly sign: (purpose: string, text: string) => string;
}

/** One per store, as long as the store is there: routes are data and know the store alone. */
const known = new WeakMap<Store, Promise<DeskAuth>>();

/** Sign-in over a store; as `prepareAuth` made it, else with the settings of a desk on this machine. */
export function authOf(store: Store): Promise<DeskAuth> {
  return known.get(store) ?? prepareAuth(store, DEFAULT_SETTINGS, () => undefined);
}

/** Sets up sign-in for a store, in place of what was there. */
export function prepareAuth(store: Store, settings: AuthSettings, log: AuthLog): Promise<DeskAuth> {
  const made = make(store, settings, log);
  known.set(store, made);
  return made;
}

async function make(store: Store, settings: AuthSettings, log: AuthLog): Promise<DeskAuth> {
  const secret = await store.desk.accounts.secret();
  const engines = new Map<boolean, Promise<AuthEngine>>();
  return {
    settings,
    engineFor: (visit) => {
      const secure = visit.url.protocol === 'https:';
      const engine = engines.get(secure) ?? makeEngine(store, secret, settings, secure, log);
      engines.set(secure, engine);
      return engine;
    },
    sign: (purpose, text) => createHmac('sha256', secret).update(`${purpose}:${text}`).digest('base64url'),
  };
}

/** Compares two texts in a time that does not tell where they differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
