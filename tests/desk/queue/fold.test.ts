import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type FoldEvent, foldState, seenOf } from '../../../src/store/desk/decisions/fold.js';
import { DECISION_KINDS } from '../../../src/store/desk/decisions/types.js';

const STATE_OF = {
  approve: 'approved',
  remove: 'removed',
  warn: 'warned',
  escalate: 'escalated',
  reopen: 'open',
} as const;
const DECIDING = ['approve', 'remove', 'warn', 'escalate', 'reopen'] as const;

const event = (eventId: string, kind: FoldEvent['kind'], undoes: string | null = null): FoldEvent => ({
  eventId,
  kind,
  undoes,
});

/** Histories as moderators make them: each undo names any event before it, undone or not. */
const histories = fc
  .array(fc.tuple(fc.constantFrom(...DECISION_KINDS, 'undo' as const), fc.nat()), { maxLength: 14 })
  .map((steps) =>
    steps.map(([kind, n], i): FoldEvent => {
      if (kind !== 'undo') return event(`e${i}`, kind);
      return i === 0 ? event(`e${i}`, 'note') : event(`e${i}`, 'undo', `e${n % i}`);
    }),
  );

/** The meaning spelled out: whether an event counts, asked of every later undo of it. */
const counts = (events: readonly FoldEvent[], at: number): boolean =>
  !events.some(
    (later, i) => i > at && later.kind === 'undo' && later.undoes === events[at]?.eventId && counts(events, i),
  );

it('is the last decision that counts', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const fold = foldState(events);
      expect(events.map(({ eventId }) => fold.live.has(eventId))).toEqual(events.map((_, i) => counts(events, i)));
      const last = events.findLast((one, i) => counts(events, i) && DECIDING.some((kind) => kind === one.kind));
      const kind = DECIDING.find((one) => one === last?.kind);
      expect(fold.state).toBe(kind === undefined ? 'open' : STATE_OF[kind]);
      expect(fold.eventId).toBe(last?.eventId ?? events.at(-1)?.eventId ?? null);
    }),
  );
});

it('is as it was before when what came since is taken back, in any order', () => {
  fc.assert(
    fc.property(
      histories,
      fc.array(fc.constantFrom(...DECISION_KINDS), { maxLength: 5 }),
      fc.gen(),
      (before, kinds, g) => {
        const since = kinds.map((kind, i) => event(`s${i}`, kind));
        const order = g(fc.shuffledSubarray, [...since], { minLength: since.length, maxLength: since.length });
        const undos = order.map(({ eventId }, i) => event(`u${i}`, 'undo', eventId));
        expect(foldState([...before, ...since, ...undos]).state).toBe(foldState(before).state);
      },
    ),
  );
});

it('comes back when an undo is undone, and goes again', () => {
  const events = [event('a', 'remove'), event('b', 'undo', 'a'), event('c', 'undo', 'b'), event('d', 'undo', 'c')];
  expect(events.map((_, i) => foldState(events.slice(0, i + 1)).state)).toEqual(['removed', 'open', 'removed', 'open']);
  expect(foldState(events.slice(0, 3))).toMatchObject({ eventId: 'a', changedBy: 'c' });
});

it('is not changed by notes, labels and wrong reasons', () => {
  fc.assert(
    fc.property(
      histories,
      fc.constantFrom('note' as const, 'label' as const, 'wrong_reason' as const),
      (events, kind) => {
        const more = foldState([...events, event('x', kind)]);
        expect(more.state).toBe(foldState(events).state);
        if (foldState(events).changedBy !== null) expect(more.changedBy).toBe(foldState(events).changedBy);
      },
    ),
  );
});

it('shows open posts as seen alike, whatever led there', () => {
  expect(seenOf(null)).toBe('');
  expect(seenOf({ state: 'open', eventId: 'e' })).toBe('');
  expect(seenOf({ state: 'removed', eventId: 'e' })).toBe('e');
});
