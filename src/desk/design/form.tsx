import type { Child } from 'hono/jsx';
import type { Visitor } from '../visit.js';
import { Icon, type IconName } from './icon.js';

type ButtonKind = 'plain' | 'main' | 'quiet' | 'bad';

interface ButtonLook {
  readonly kind?: ButtonKind | undefined;
  readonly icon?: IconName | undefined;
  /** Key that presses it; shown beside the words. */
  readonly keyName?: string | undefined;
  /** What the key does, for the list of keys; the words unless told. */
  readonly keyTitle?: string | undefined;
  readonly children?: Child;
}

const Inside = ({ icon, keyName, children }: Pick<ButtonLook, 'icon' | 'keyName' | 'children'>) => (
  <>
    {icon !== undefined && <Icon name={icon} />}
    <span>{children}</span>
    {keyName !== undefined && (
      <span class="key" aria-hidden="true">
        {keyName}
      </span>
    )}
  </>
);

export interface ButtonProps extends ButtonLook {
  readonly type?: 'submit' | 'button' | 'reset' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly title?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Id of the form it belongs to, where it stands outside. */
  readonly form?: string | undefined;
  readonly formaction?: string | undefined;
}

export function Button({ kind = 'plain', icon, keyName, keyTitle, type = 'submit', children, ...rest }: ButtonProps) {
  return (
    <button class={`button ${kind}`} type={type} data-key={keyName} data-key-name={keyTitle} {...rest}>
      <Inside icon={icon} keyName={keyName}>
        {children}
      </Inside>
    </button>
  );
}

export interface ButtonLinkProps extends ButtonLook {
  readonly href: string;
  readonly current?: boolean | undefined;
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({
  href,
  kind = 'plain',
  icon,
  keyName,
  keyTitle,
  current = false,
  children,
}: ButtonLinkProps) {
  return (
    <a
      class={`button ${kind}`}
      href={href}
      aria-current={current ? 'true' : undefined}
      data-key={keyName}
      data-key-name={keyTitle}
    >
      <Inside icon={icon} keyName={keyName}>
        {children}
      </Inside>
    </a>
  );
}

/** Hidden fields; null and undefined are left out. */
export const Hidden = ({ fields }: { fields: Readonly<Record<string, string | null | undefined>> }) => (
  <>
    {Object.entries(fields).map(([name, value]) => value != null && <input type="hidden" name={name} value={value} />)}
  </>
);

export interface PostFormProps {
  readonly action: string;
  readonly visitor: Pick<Visitor, 'csrf'>;
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  /** Selector of what desk.js swaps for the answer's; without JavaScript the whole page is loaded. */
  readonly live?: string | undefined;
  /** Question asked before it is sent, where JavaScript runs: only for what cannot be undone. */
  readonly confirm?: string | undefined;
  /** What it is, for screen readers. A group, no landmark: a page of cards has dozens of them. */
  readonly label?: string | undefined;
  readonly children?: Child;
}

/** A form that changes something; carries what tells that it is ours. */
export const PostForm = ({ action, visitor, id, live, confirm, label, children, ...rest }: PostFormProps) => (
  <form method="post" action={action} id={id} class={rest.class} data-live={live} data-confirm={confirm}>
    <Hidden fields={{ csrf: visitor.csrf }} />
    {label === undefined ? (
      children
    ) : (
      <fieldset class="bare" aria-label={label}>
        {children}
      </fieldset>
    )}
  </form>
);
