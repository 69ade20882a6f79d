import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.js';

export type DecisionKind =
  | 'approve'
  | 'remove'
  | 'warn'
  | 'escalate'
  | 'label'
  | 'note'
  | 'wrong_reason'
  | 'undo'
  | 'reopen';

interface DecisionLook {
  readonly name: string;
  readonly icon: IconName;
  readonly tone: 'good' | 'bad' | 'warn' | 'info' | 'plain';
  readonly key: string | null;
}

/** What a moderator can do with a post. */
export const DECISIONS: Readonly<Record<DecisionKind, DecisionLook>> = {
  approve: { name: 'Approve', icon: 'check', tone: 'good', key: 'a' },
  remove: { name: 'Remove', icon: 'cross', tone: 'bad', key: 'r' },
  warn: { name: 'Warn', icon: 'warn', tone: 'warn', key: 'w' },
  escalate: { name: 'Escalate', icon: 'up', tone: 'info', key: 'e' },
  label: { name: 'Label', icon: 'label', tone: 'plain', key: 'l' },
  note: { name: 'Note', icon: 'note', tone: 'plain', key: 'n' },
  wrong_reason: { name: 'Wrong reason', icon: 'missing', tone: 'plain', key: 'x' },
  undo: { name: 'Undo', icon: 'undo', tone: 'plain', key: 'u' },
  reopen: { name: 'Open again', icon: 'knot', tone: 'plain', key: null },
};

/** What can be done, in one line of buttons. */
export const DecisionBar = ({ label, children }: { label: string; children?: Child }) => (
  <fieldset class="decide">
    <legend class="unseen">{label}</legend>
    {children}
  </fieldset>
);

export interface DecisionButtonProps {
  readonly kind: DecisionKind;
  /** Name of the field its kind is sent in. */
  readonly name?: string | undefined;
  /** Key that presses it inside the current item; its usual one unless told, none with null. */
  readonly keyName?: string | null | undefined;
  /** Posts it is about, where more than one. */
  readonly count?: number | undefined;
  /** Id of the form it belongs to, where it stands outside. */
  readonly form?: string | undefined;
  readonly formaction?: string | undefined;
  readonly children?: Child;
}

/** One of the things that can be done. */
export function DecisionButton(props: DecisionButtonProps) {
  const { kind, name = 'kind', keyName, count, form, formaction, children } = props;
  const look = DECISIONS[kind];
  const key = keyName === undefined ? look.key : keyName;
  return (
    <button
      class={`button decision ${look.tone}`}
      type="submit"
      name={name}
      value={kind}
      form={form}
      formaction={formaction}
      data-key={key ?? undefined}
      data-key-name={look.name}
      data-key-scope="item"
    >
      <Icon name={look.icon} />
      <span>{children ?? look.name}</span>
      {count !== undefined && count > 1 && <span class="decision-count">{` ${count}`}</span>}
      {key !== null && (
        <span class="key" aria-hidden="true">
          {key}
        </span>
      )}
    </button>
  );
}
