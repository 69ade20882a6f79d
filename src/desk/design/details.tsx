import type { Child } from 'hono/jsx';

export interface DetailsProps {
  readonly summary: Child;
  readonly open?: boolean | undefined;
  readonly id?: string | undefined;
  /** `fold` is one quiet line, `quote` a folded quote. */
  readonly kind?: 'plain' | 'fold' | 'quote' | undefined;
  readonly children?: Child;
}

/** What is there and not shown at once. */
export const Details = ({ summary, open = false, id, kind = 'plain', children }: DetailsProps) => (
  <details class={`details ${kind}`} id={id} open={open}>
    <summary>{summary}</summary>
    <div class="details-body">{children}</div>
  </details>
);
