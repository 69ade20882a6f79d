import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { VERSION } from '../../version.js';
import type { Visitor } from '../visit.js';
import { asset } from './assets.js';
import { type Section, Top } from './navigation.js';

export type { Section } from './navigation.js';

export interface PageProps {
  /** What the tab and the first heading say. */
  readonly title: string;
  /** Entry of the navigation that is current; null: none. */
  readonly section: Section | null;
  /** Null on pages before the sign-in. */
  readonly visitor: Visitor | null;
  /** The first heading, where it holds more than the title. */
  readonly heading?: Child;
  /** One line below the first heading: what this page is for, or how much there is. */
  readonly lede?: Child;
  /** Pages above this one, from the top down. */
  readonly crumbs?: readonly { readonly href: string | undefined; readonly name: string }[];
  /** To the right of the first heading. */
  readonly actions?: Child;
  /** A message about what was just done, read out by screen readers; may hold a form that takes it back. */
  readonly notice?: Child;
  /** As wide as the window: for pages with a panel beside them. */
  readonly wide?: boolean | undefined;
  /** Scripts beside desk.js, by name under /assets. */
  readonly scripts?: readonly string[] | undefined;
  /** Styles beside desk.css, by name under /assets. */
  readonly styles?: readonly string[] | undefined;
  /** What the search field holds. */
  readonly query?: string | undefined;
  readonly children?: Child;
}

/** Without it browsers lay pages out as those of 1998. */
const DOCTYPE = '<!doctype html>';

/** A whole page: head, navigation, the one `main`. */
export function Page(props: PageProps) {
  const { title, section, visitor, heading, lede, crumbs = [], actions, notice, wide = false, query = '' } = props;
  return (
    <>
      {raw(DOCTYPE)}
      <html
        lang="en"
        data-theme={visitor?.preferences.theme ?? 'system'}
        data-blur={visitor?.preferences.blur === false ? 'off' : 'on'}
        data-keys={visitor?.preferences.keys === true ? 'on' : 'off'}
      >
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`${title} · Threadbare`}</title>
          <link rel="icon" href={asset('sign.svg')} type="image/svg+xml" />
          {['desk.css', ...(props.styles ?? [])].map((name) => (
            <link rel="stylesheet" href={asset(name)} />
          ))}
          {['desk.js', ...(props.scripts ?? [])].map((name) => (
            <script type="module" src={asset(name)} />
          ))}
        </head>
        <body>
          <a class="skip" href="#main">
            Skip to content
          </a>
          {visitor !== null && <Top visitor={visitor} section={section} query={query} />}
          <main id="main" tabindex={-1} class={visitor === null ? 'narrow' : wide ? 'wide' : undefined}>
            {crumbs.length > 0 && (
              <nav class="crumbs" aria-label="Where this is">
                <ol>
                  {crumbs.map(({ href, name }) => (
                    <li>
                      <a href={href}>{name}</a>
                    </li>
                  ))}
                </ol>
              </nav>
            )}
            <div class="head">
              <div>
                <h1>{heading ?? title}</h1>
                {lede !== undefined && <p class="lede">{lede}</p>}
              </div>
              {actions !== undefined && <div class="actions">{actions}</div>}
            </div>
            <div class="notice" role="status" id="notice">
              {notice ?? ''}
            </div>
            {props.children}
          </main>
          <p class="unseen" role="status" id="said" />
          {visitor !== null && (
            <footer class="foot">
              <span>Threadbare {VERSION}</span>
              <a href="/help" data-key="?" data-key-name="All keys">
                Help and keys
              </a>
            </footer>
          )}
        </body>
      </html>
    </>
  );
}
