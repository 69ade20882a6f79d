import { DatabaseError } from '../../../model/errors.js';
import type { Row } from '../../row.js';
import { DECISION_KINDS, type DecisionKind, type EventKind, STATES, type State } from './types.js';

/** A kind of decision by its name; null: there is none of that name. */
export const decisionKind = (text: string): DecisionKind | null => DECISION_KINDS.find((kind) => kind === text) ?? null;

/** A state by its name; null: there is none of that name. */
export const stateNamed = (text: string): State | null => STATES.find((state) => state === text) ?? null;

export function kindOf(row: Row, name = 'kind'): EventKind {
  const text = row.text(name);
  const kind = text === 'undo' ? text : decisionKind(text);
  if (kind === null) throw new DatabaseError('unexpected-value', `There is no decision named ${text}.`);
  return kind;
}

export function stateOf(row: Row, name = 'state'): State {
  const state = stateNamed(row.text(name));
  if (state === null) throw new DatabaseError('unexpected-value', `There is no state named ${row.text(name)}.`);
  return state;
}
