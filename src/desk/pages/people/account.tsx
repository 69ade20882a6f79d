import type { Child } from 'hono/jsx';
import type { MemberRecord, SignedInRecord } from '../../../store/desk/accounts/records.js';
import { Facts, Section } from '../../design/card.js';
import { ErrorBox, Note } from '../../design/empty.js';
import { Check, Choices, Field } from '../../design/field.js';
import { Button, ButtonLink, Hidden, PostForm } from '../../design/form.js';
import { Page } from '../../design/page.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import type { Visitor } from '../../visit.js';
import { QrCode } from './qr-code.js';
import { PasswordField } from './sign-in.js';

export interface AccountProps {
  readonly visitor: Visitor;
  readonly member: MemberRecord;
  readonly sessions: readonly SignedInRecord[];
  /** The session of this very request; null: unknown. */
  readonly current: string | null;
  readonly now: Date;
  readonly notice?: string | null;
  readonly fault?: string | null;
}

const CRUMBS = [{ href: '/settings', name: 'Settings' }];

/** Everything a person may change about themselves. */
export function AccountPage({ visitor, member, sessions, current, now, notice = null, fault = null }: AccountProps) {
  return (
    <Page title="Your account" section="settings" visitor={visitor} crumbs={CRUMBS} notice={notice}>
      {fault !== null && <ErrorBox title={fault} />}
      <Section title="You">
        <Facts
          facts={[
            { name: 'Address', value: member.email },
            { name: 'Role', value: member.role },
            {
              name: 'Sites',
              value: member.allSites ? 'all' : member.sites.map((site) => site.host).join(', ') || 'none',
            },
          ]}
        />
        <PostForm action="/account/name" visitor={visitor} class="stack">
          <Field
            label="Name, as others of the desk see it"
            name="name"
            value={member.name}
            autocomplete="name"
            required
          />
          <p>
            <Button>Save the name</Button>
          </p>
        </PostForm>
      </Section>
      <PreferencesForm visitor={visitor} back="/account" />
      {member.hasPassword && <PasswordForm visitor={visitor} />}
      {member.hasPassword && <SecondFactor visitor={visitor} on={member.twoFactor} />}
      <Sessions visitor={visitor} sessions={sessions} current={current} now={now} />
      <Section title="Tokens">
        <p>Programs use the API with tokens of their own.</p>
        <p>
          <ButtonLink href="/tokens">Your tokens</ButtonLink>
        </p>
      </Section>
    </Page>
  );
}

/** How somebody wants the pages; `back`: where it returns to. */
export function PreferencesForm({ visitor, back }: { readonly visitor: Visitor; readonly back: string }) {
  const { theme, blur, images, keys } = visitor.preferences;
  return (
    <Section title="How pages look" id="preferences">
      <PostForm action="/preferences" visitor={visitor} class="stack">
        <Hidden fields={{ back, blur: 'off', images: 'off', keys: 'off' }} />
        <Choices
          legend="Colours"
          name="theme"
          value={theme}
          options={[
            { value: 'system', name: 'As the computer has it' },
            { value: 'light', name: 'Light' },
            { value: 'dark', name: 'Dark' },
          ]}
        />
        <Check label="Blur hostile words until I ask for them" name="blur" value="on" checked={blur} />
        <Check
          label="Show pictures of posts"
          name="images"
          value="on"
          checked={images}
          hint="They are fetched by the desk: the other server does not see your address."
        />
        <Check
          label="Single keys do something (j, k, a, r …)"
          name="keys"
          value="on"
          checked={keys}
          hint="Switch them off where you dictate, or press keys by mistake."
        />
        <p>
          <Button>Save how pages look</Button>
        </p>
      </PostForm>
    </Section>
  );
}

const PasswordForm = ({ visitor }: { readonly visitor: Visitor }) => (
  <Section title="Password">
    <PostForm action="/account/password" visitor={visitor} class="stack">
      <Field
        label="Password until now"
        name="current"
        type="password"
        autocomplete="current-password"
        id="password-current"
        required
      />
      <PasswordField label="New password" />
      <p>
        <Button>Change the password</Button>
      </p>
      <p class="soft">You are signed out everywhere else.</p>
    </PostForm>
  </Section>
);

const confirmPassword = (id: string) => (
  <Field label="Your password" name="password" type="password" autocomplete="current-password" id={id} required />
);

function SecondFactor({ visitor, on }: { readonly visitor: Visitor; readonly on: boolean }) {
  return (
    <Section title="Second factor">
      <p>
        {on
          ? 'On: at each sign-in the desk asks for a code of the app on your phone.'
          : 'Off. With an app on your phone that makes codes, a stolen password alone is worth nothing.'}
      </p>
      {on ? (
        <>
          <PostForm action="/account/two-factor/codes" visitor={visitor} class="stack">
            {confirmPassword('password-codes')}
            <p>
              <Button>Make new backup codes</Button>
            </p>
          </PostForm>
          <PostForm action="/account/two-factor/off" visitor={visitor} class="stack">
            {confirmPassword('password-off')}
            <p>
              <Button kind="bad">Switch the second factor off</Button>
            </p>
          </PostForm>
        </>
      ) : (
        <PostForm action="/account/two-factor" visitor={visitor} class="stack">
          {confirmPassword('password-on')}
          <p>
            <Button>Set up a second factor</Button>
          </p>
        </PostForm>
      )}
    </Section>
  );
}

function Sessions({ visitor, sessions, current, now }: Pick<AccountProps, 'visitor' | 'sessions' | 'current' | 'now'>) {
  return (
    <Section title="Where you are signed in">
      <DataTable
        caption="Where you are signed in"
        hideCaption
        columns={[
          { name: 'Browser' },
          { name: 'Address' },
          { name: 'Since', kind: 'time' },
          { name: 'Sign out', hideName: true },
        ]}
        rows={sessions.map((session): Child[] => [
          session.userAgent === null || session.userAgent === '' ? 'unknown' : browserOf(session.userAgent),
          session.address ?? 'unknown',
          <Time at={session.createdAt} now={now} />,
          session.sessionId === current ? (
            'this one'
          ) : (
            <PostForm action="/account/sessions" visitor={visitor}>
              <Hidden fields={{ session: session.sessionId }} />
              <Button kind="quiet">Sign out</Button>
            </PostForm>
          ),
        ])}
      />
      <PostForm action="/account/sessions" visitor={visitor}>
        <Hidden fields={{ session: 'others' }} />
        <Button>Sign out everywhere else</Button>
      </PostForm>
    </Section>
  );
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(?:e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** "Firefox on Linux"; what is not known as it calls itself, shortened. */
function browserOf(agent: string): string {
  const find = (table: typeof BROWSERS): string | null => table.find(([sign]) => sign.test(agent))?.[1] ?? null;
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  return browser === null ? agent.slice(0, 40) : system === null ? browser : `${browser} on ${system}`;
}

export interface TwoFactorProps {
  readonly visitor: Visitor;
  /** What the app reads; null: it is set up already, only codes are new. */
  readonly uri: string | null;
  readonly codes: readonly string[];
  readonly fault?: string | null;
}

/** Shown once: what the app on the phone needs, and the codes for the day it is lost. */
export function TwoFactorPage({ visitor, uri, codes, fault = null }: TwoFactorProps) {
  const secret = uri === null ? null : new URL(uri).searchParams.get('secret');
  return (
    <Page
      title={uri === null ? 'New backup codes' : 'Set up a second factor'}
      section="settings"
      visitor={visitor}
      crumbs={[...CRUMBS, { href: '/account', name: 'Your account' }]}
    >
      {fault !== null && <ErrorBox title={fault} />}
      {uri !== null && (
        <Section title="1. Tell the app">
          <p>Let an app that makes codes read this picture, or type the key into it.</p>
          <QrCode text={uri} label="QR code for the app" />
          <p>
            Key: <code>{secret}</code>
          </p>
        </Section>
      )}
      <Section title={uri === null ? 'Keep these codes' : '2. Keep these codes'}>
        <Note tone="warn" title="They are shown this once.">
          <p>Each works one time in place of a code of the app. Print them, or keep them where you keep passwords.</p>
        </Note>
        <ul class="codes">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Section>
      {uri === null ? (
        <p>
          <ButtonLink href="/account" kind="main">
            Done
          </ButtonLink>
        </p>
      ) : (
        <Section title="3. Show that it works">
          <PostForm action="/account/two-factor/confirm" visitor={visitor} class="stack">
            <Field
              label="Code the app shows now"
              name="code"
              inputmode="numeric"
              autocomplete="one-time-code"
              maxlength={10}
              required
            />
            <p>
              <Button kind="main">Switch it on</Button>
            </p>
          </PostForm>
        </Section>
      )}
    </Page>
  );
}
