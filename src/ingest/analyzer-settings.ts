import { type AnalyzerSettings, readGivenTargets } from '../analyze/index.js';
import type { Store } from '../store/index.js';

/** Names under which the store keeps what a user told the analyzers. */
const TARGETS = 'targets';
const PROFILES = 'profiles';

/** What the analyzers are told for this data set: kept in the store, so that every command computes under the same. */
export async function readAnalyzerSettings(store: Store): Promise<AnalyzerSettings> {
  const targets = await store.setting(TARGETS);
  const profiles = await store.setting(PROFILES);
  return {
    ...(targets === null ? {} : { targets: readGivenTargets(targets) }),
    ...(profiles === true ? { profiles: true } : {}),
  };
}

/** A change of what the analyzers are told; what is absent stays as it is, null is taken back. */
export interface SettingsChange {
  readonly targets?: AnalyzerSettings['targets'] | null;
  readonly profiles?: boolean;
}

/** Keeps a change; true when something is different now, so that every thread waits to be analysed again. */
export async function changeAnalyzerSettings(store: Store, run: string, change: SettingsChange): Promise<boolean> {
  let changed = false;
  if (change.targets !== undefined) {
    const targets = change.targets === null || change.targets.length === 0 ? null : change.targets;
    changed = (await store.putSetting(run, TARGETS, targets)) || changed;
  }
  if (change.profiles !== undefined)
    changed = (await store.putSetting(run, PROFILES, change.profiles ? true : null)) || changed;
  return changed;
}
