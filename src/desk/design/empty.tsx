import type { Child } from 'hono/jsx';
import { Icon, type IconName } from './icon.js';
import type { Tone } from './words.js';

/** Where there is nothing to show: says so, why, and what can be done. */
export const Empty = ({ title, icon = 'knot', children }: { title: string; icon?: IconName; children?: Child }) => (
  <div class="empty">
    <Icon name={icon} />
    <p class="empty-title">{title}</p>
    {children !== undefined && <div class="empty-more">{children}</div>}
  </div>
);

export interface ErrorBoxProps {
  readonly title: string;
  /** What is wrong, and with which field. */
  readonly errors?: readonly { readonly field?: string | undefined; readonly text: string }[];
  readonly children?: Child;
}

/** What did not work, read out at once; each part leads to its field. */
export const ErrorBox = ({ title, errors = [], children }: ErrorBoxProps) => (
  <div class="note bad" role="alert" tabindex={-1} data-focus="">
    <p class="note-title">
      <Icon name="warn" />
      <span>{title}</span>
    </p>
    {errors.length > 0 && (
      <ul>
        {errors.map(({ field, text }) => (
          <li>{field === undefined ? text : <a href={`#field-${field}`}>{text}</a>}</li>
        ))}
      </ul>
    )}
    {children}
  </div>
);

/** A remark in a box. */
export const Note = ({ tone = 'info', title, children }: { tone?: Tone; title?: string; children?: Child }) => (
  <div class={`note ${tone}`}>
    {title !== undefined && <p class="note-title">{title}</p>}
    {children}
  </div>
);
