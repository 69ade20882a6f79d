import { Page } from '../../design/page.js';
import { ROLES, type Role, type Visitor } from '../../visit.js';
import { PreferencesForm } from '../people/account.js';

interface Entry {
  readonly href: string;
  readonly name: string;
  readonly about: string;
  readonly role: Role;
}

/** What can be set, and who may. */
const GROUPS: readonly { readonly name: string; readonly entries: readonly Entry[] }[] = [
  {
    name: 'Yours',
    entries: [
      {
        href: '/account',
        name: 'Account',
        about: 'Name, password, second factor, where you are signed in.',
        role: 'reader',
      },
      { href: '/tokens', name: 'Tokens', about: 'Keys for programs that use the API in your name.', role: 'reader' },
    ],
  },
  {
    name: 'The work',
    entries: [
      {
        href: '/templates',
        name: 'Templates',
        about: 'Words for decisions that come again and again.',
        role: 'moderator',
      },
      {
        href: '/queue#saved',
        name: 'Saved queues',
        about: 'Narrowed queues with a name, yours and shared ones; kept on the queue’s page.',
        role: 'reader',
      },
      {
        href: '/queue#reasons',
        name: 'Reasons',
        about: 'How often each reason was right, and which are muted; on the queue’s page.',
        role: 'reader',
      },
      { href: '/log', name: 'Log', about: 'Every decision, by whom and why; as a file, too.', role: 'reader' },
    ],
  },
  {
    name: 'The desk',
    entries: [
      {
        href: '/members',
        name: 'Members',
        about: 'Who may use the desk, in which role, on which sites.',
        role: 'admin',
      },
      { href: '/webhooks', name: 'Webhooks', about: 'Programs that are told of decisions.', role: 'admin' },
      {
        href: '/audit',
        name: 'Audit',
        about: 'Sign-ins, exports, and changes of accounts and settings.',
        role: 'admin',
      },
    ],
  },
];

/** Everything that can be set, and what of it this person may. */
export function SettingsPage({ visitor }: { readonly visitor: Visitor }) {
  const may = (role: Role): boolean => ROLES.indexOf(visitor.role) >= ROLES.indexOf(role);
  return (
    <Page
      title="Settings"
      section="settings"
      visitor={visitor}
      lede={`You are ${visitor.name}, ${visitor.role} of ${visitor.sites === null ? 'all sites' : 'some sites'}.`}
    >
      <div class="columns">
        <div class="stack">
          {GROUPS.map(({ name, entries }) => {
            const mine = entries.filter(({ role }) => may(role));
            if (mine.length === 0) return null;
            return (
              <section class="section">
                <header class="section-head">
                  <h2>{name}</h2>
                </header>
                <ul class="ways">
                  {mine.map(({ href, name: title, about }) => (
                    <li>
                      <a href={href}>{title}</a>
                      <p>{about}</p>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
        <div class="side">
          <PreferencesForm visitor={visitor} back="/settings" />
        </div>
      </div>
    </Page>
  );
}
