import type { Visitor } from '../visit.js';
import { ButtonLink } from './form.js';
import { Page } from './page.js';

export interface ErrorPageProps {
  readonly status: number;
  readonly title: string;
  /** What happened and what can be done. */
  readonly text: string;
  readonly visitor?: Visitor | null | undefined;
  /** What helps whoever runs the desk: a code, a number in the log. */
  readonly detail?: string | null | undefined;
  readonly back?: { readonly href: string | undefined; readonly name: string };
}

/** A page for what did not work. */
export const ErrorPage = ({ status, title, text, visitor = null, detail = null, back }: ErrorPageProps) => (
  <Page title={title} section={null} visitor={visitor}>
    <div class="error-page">
      <p class="error-status" aria-hidden="true">
        {status}
      </p>
      <p>{text}</p>
      {detail !== null && (
        <p class="soft">
          <code>{detail}</code>
        </p>
      )}
      <p>
        <ButtonLink href={back?.href ?? (visitor === null ? '/' : '/queue')} kind="main">
          {back?.name ?? (visitor === null ? 'To the start' : 'To the queue')}
        </ButtonLink>
      </p>
    </div>
  </Page>
);
