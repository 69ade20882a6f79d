import type { Child } from 'hono/jsx';

/** A conversation, or a part of one: its posts hang on one line, in the order they were written. */
export const Strand = ({ label, children }: { label?: string; children?: Child }) => (
  <ol class="strand" aria-label={label}>
    {children}
  </ol>
);

export interface KnotProps {
  /** `post` is what it is about, `parent` what that answers, `answer` what answers it, `near` what stands around. */
  readonly kind: 'parent' | 'post' | 'near' | 'answer';
  readonly id?: string | undefined;
  /** j and k stop here. */
  readonly item?: boolean | undefined;
  readonly children?: Child;
}

/** One post on the line. */
export const Knot = ({ kind, id, item = false, children }: KnotProps) => (
  <li class={`knot ${kind}`} id={id} data-item={item ? (id ?? '') : undefined} tabindex={item ? -1 : undefined}>
    {children}
  </li>
);
