import type { EventKind, State } from './types.js';

/** An event as its state is told from it; in the order they were written. */
export interface FoldEvent {
  readonly eventId: string;
  readonly kind: EventKind;
  /** The event an `undo` takes back. */
  readonly undoes: string | null;
}

export interface Fold {
  readonly state: State;
  /** The event the state follows from: the last decision that stands; else the last event; null: there are none. */
  readonly eventId: string | null;
  /** The event that led to it: later than `eventId` where an undo brought an earlier decision back. */
  readonly changedBy: string | null;
  /** Events that are not taken back; undos that stand among them. */
  readonly live: ReadonlySet<string>;
}

/** States the kinds lead to; the others change none. */
const LEADS_TO: Readonly<Partial<Record<EventKind, State>>> = {
  approve: 'approved',
  remove: 'removed',
  warn: 'warned',
  escalate: 'escalated',
  reopen: 'open',
};

/** Whether events of this kind change the state of a post. */
export const changesState = (kind: EventKind): boolean => kind === 'undo' || LEADS_TO[kind] !== undefined;

/**
 * The state of a post from its events. Read from the last to the first, since an undo can only take back what was
 * written before it: an undo that stands takes its event back, one that is itself taken back does nothing.
 */
export function foldState(events: readonly FoldEvent[]): Fold {
  const whole = stateAfter(events);
  let from = events.length;
  while (from > 0) {
    const before = stateAfter(events.slice(0, from - 1));
    if (before.state !== whole.state || before.decision !== whole.decision) break;
    from -= 1;
  }
  return {
    state: whole.state,
    eventId: whole.decision ?? events.at(-1)?.eventId ?? null,
    changedBy: events[from - 1]?.eventId ?? null,
    live: whole.live,
  };
}

function stateAfter(events: readonly FoldEvent[]): {
  readonly state: State;
  readonly decision: string | null;
  readonly live: ReadonlySet<string>;
} {
  const taken = new Set<string>();
  const live = new Set<string>();
  let last: FoldEvent | null = null;
  for (const event of events.toReversed()) {
    if (taken.has(event.eventId)) continue;
    live.add(event.eventId);
    if (event.kind === 'undo' && event.undoes !== null) taken.add(event.undoes);
    if (last === null && LEADS_TO[event.kind] !== undefined) last = event;
  }
  return { state: (last === null ? null : LEADS_TO[last.kind]) ?? 'open', decision: last?.eventId ?? null, live };
}

/**
 * What a form says it has seen of a post: empty while it is open, else the event its state follows from. Another value
 * at the time of deciding means that somebody decided meanwhile.
 */
export const seenOf = (state: { readonly state: string; readonly eventId: string } | null): string =>
  state === null || state.state === 'open' ? '' : state.eventId;
