import { ROLES, type Role, type Visitor } from '../visit.js';
import { Hidden } from './form.js';
import { Icon } from './icon.js';

/** Entries of the main navigation. */
export type Section =
  | 'queue'
  | 'worklist'
  | 'overview'
  | 'threads'
  | 'search'
  | 'sources'
  | 'problems'
  | 'log'
  | 'settings';

interface Entry {
  readonly key: Section;
  readonly href: string;
  readonly name: string;
  /** Keys that lead there: g for "go", then a letter. */
  readonly keys: string;
  readonly role: Role;
}

/** Search has its own field; settings stand in the menu of the person. */
const ENTRIES: readonly Entry[] = [
  { key: 'queue', href: '/queue', name: 'Queue', keys: 'g q', role: 'reader' },
  { key: 'worklist', href: '/worklist', name: 'Worklist', keys: 'g w', role: 'moderator' },
  { key: 'overview', href: '/overview', name: 'Overview', keys: 'g o', role: 'reader' },
  { key: 'threads', href: '/threads', name: 'Threads', keys: 'g t', role: 'reader' },
  { key: 'sources', href: '/sources', name: 'Sources', keys: 'g s', role: 'reader' },
  { key: 'problems', href: '/problems', name: 'Problems', keys: 'g p', role: 'reader' },
  { key: 'log', href: '/log', name: 'Log', keys: 'g l', role: 'reader' },
];

/** The sign of the program: a thread that goes through cloth. */
const Sign = () => (
  <svg class="sign" viewBox="0 0 28 16" width="28" height="16" aria-hidden="true" focusable="false">
    <path d="M1 8h5M11 8h6M22 8h5" />
    <path class="sign-under" d="M6 8c1.5 4 3.5 4 5 0M17 8c1.5-4 3.5-4 5 0" />
  </svg>
);

export interface TopProps {
  readonly visitor: Visitor;
  readonly section: Section | null;
  /** What the search field holds. */
  readonly query: string;
}

/** The head of every page: where one can go, the search field, who is signed in. Menus open without JavaScript. */
export function Top({ visitor, section, query }: TopProps) {
  const may = (role: Role): boolean => ROLES.indexOf(visitor.role) >= ROLES.indexOf(role);
  return (
    <header class="top">
      <a class="brand" href="/queue">
        <Sign />
        <span>Threadbare</span>
      </a>
      <button class="button quiet menu-button" type="button" popovertarget="menu">
        <Icon name="menu" />
        <span>Menu</span>
      </button>
      <nav id="menu" class="menu" popover="auto" aria-label="Desk">
        <ul>
          {ENTRIES.filter(({ role }) => may(role)).map(({ key, href, name, keys }) => (
            <li>
              <a href={href} aria-current={key === section ? 'page' : undefined} data-key={keys}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <search class="top-search">
        <form method="get" action="/search">
          <label class="unseen" for="top-search">
            Search the words of posts
          </label>
          <input
            id="top-search"
            type="search"
            name="q"
            value={query === '' ? undefined : query}
            placeholder="Search words"
            data-key="/"
            data-key-name="Search"
          />
          <button class="button quiet" type="submit">
            <Icon name="search" />
            <span class="unseen">Search</span>
          </button>
        </form>
      </search>
      <button class="button quiet person-button" type="button" popovertarget="person">
        <Icon name="user" />
        <span class="person-name">{visitor.name}</span>
      </button>
      <nav id="person" class="person" popover="auto" aria-label="You">
        <p>
          {visitor.name}
          <span class="soft">{` · ${visitor.role}`}</span>
        </p>
        <ul>
          <li>
            <a href="/settings" aria-current={section === 'settings' ? 'page' : undefined} data-key="g ,">
              Settings
            </a>
          </li>
          <li>
            <a href="/account">Account</a>
          </li>
          <li>
            <a href="/help" data-key="g h">
              Help
            </a>
          </li>
        </ul>
        <form method="post" action="/sign-out">
          <Hidden fields={{ csrf: visitor.csrf }} />
          <button class="button plain" type="submit">
            Sign out
          </button>
        </form>
      </nav>
    </header>
  );
}
