import type { Child } from 'hono/jsx';

export interface PagerProps {
  /** What is gone through: "Pages of threads". */
  readonly label: string;
  readonly previous?: string | null | undefined;
  readonly next?: string | null | undefined;
  readonly words?: { readonly previous: string | undefined; readonly next: string };
  /** Between the two: which stretch this is. */
  readonly children?: Child;
}

/** On and back through a long list. */
export function Pager({ label, previous = null, next = null, words, children }: PagerProps) {
  if (previous === null && next === null && children === undefined) return null;
  return (
    <nav class="pager" aria-label={label}>
      {previous !== null && (
        <a class="button plain" href={previous} rel="prev" data-key="[" data-key-name="Page before">
          ← {words?.previous ?? 'Back'}
        </a>
      )}
      <span class="pager-words">{children}</span>
      {next !== null && (
        <a class="button plain" href={next} rel="next" data-key="]" data-key-name="Next page">
          {words?.next ?? 'More'} →
        </a>
      )}
    </nav>
  );
}
