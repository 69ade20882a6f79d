import { ErrorBox } from '../../design/empty.js';
import { Check, Field } from '../../design/field.js';
import { Button, ButtonLink, Hidden } from '../../design/form.js';
import { Page } from '../../design/page.js';

export interface SignInProps {
  /** Where to go on; a path of the desk. */
  readonly next: string;
  readonly email?: string;
  /** What did not work. */
  readonly fault?: string | null;
  readonly notice?: string | null;
  /** Name of another service that says who somebody is; null: there is none. */
  readonly service: string | null;
  /** Whether nobody has an account yet. */
  readonly isNew: boolean;
}

/** The first page: who are you. */
export const SignInPage = ({ next, email = '', fault = null, notice = null, service, isNew }: SignInProps) => (
  <Page title="Sign in" section={null} visitor={null} notice={notice}>
    {fault !== null && <ErrorBox title={fault} />}
    {isNew && (
      <p>
        Nobody has an account yet. Open the link that <code>threadbare serve</code> printed when it started: it makes
        the first one.
      </p>
    )}
    <form method="post" action="/sign-in" class="stack">
      <Hidden fields={{ next }} />
      <Field
        label="E-mail address"
        name="email"
        type="email"
        value={email}
        autocomplete="username"
        required
        autofocus
      />
      <Field label="Password" name="password" type="password" autocomplete="current-password" required />
      <Check label="Stay signed in on this computer for two weeks" name="stay" />
      <p>
        <Button kind="main">Sign in</Button>
      </p>
    </form>
    {service !== null && (
      <p>
        <ButtonLink href={`/oidc/start?${new URLSearchParams({ next }).toString()}`}>Sign in with {service}</ButtonLink>
      </p>
    )}
    <p class="soft">No account, or the password is lost? Ask an admin of the desk for a link.</p>
  </Page>
);

export interface SecondFactorProps {
  readonly next: string;
  readonly fault?: string | null;
}

/** The second page of a sign-in, for those who asked for it. */
export const SecondFactorPage = ({ next, fault = null }: SecondFactorProps) => (
  <Page title="Second factor" section={null} visitor={null}>
    {fault !== null && <ErrorBox title={fault} errors={[{ field: 'code', text: 'Give another code' }]} />}
    <form method="post" action="/second-factor" class="stack">
      <Hidden fields={{ next }} />
      <Field
        label="Code"
        name="code"
        hint="Six digits from the app on your phone, or one of your backup codes."
        autocomplete="one-time-code"
        maxlength={20}
        required
        autofocus
      />
      <p>
        <Button kind="main">Go on</Button>
      </p>
    </form>
    <p>
      <a href="/">Begin again</a>
    </p>
  </Page>
);

export interface FirstProps {
  readonly token: string;
  readonly email?: string;
  readonly name?: string;
  readonly fault?: string | null;
}

/** Makes the first account of a desk. */
export const FirstPage = ({ token, email = '', name = '', fault = null }: FirstProps) => (
  <Page
    title="Make the first account"
    section={null}
    visitor={null}
    lede="It becomes an admin: it sees all sites and can make accounts for others."
  >
    {fault !== null && <ErrorBox title={fault} />}
    <form method="post" action="/first" class="stack">
      <Hidden fields={{ token }} />
      <Field label="Your name, as others of the desk see it" name="name" value={name} autocomplete="name" required />
      <Field label="E-mail address" name="email" type="email" value={email} autocomplete="username" required />
      <PasswordField />
      <p>
        <Button kind="main">Make the account</Button>
      </p>
    </form>
  </Page>
);

export interface InviteProps {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly fault?: string | null;
}

/** Lets somebody choose a password by the link they were sent. */
export const InvitePage = ({ token, email, name, fault = null }: InviteProps) => (
  <Page title="Choose a password" section={null} visitor={null} lede={`For the account of ${name} (${email}).`}>
    {fault !== null && <ErrorBox title={fault} />}
    <form method="post" action="/invite" class="stack">
      <Hidden fields={{ token }} />
      <input type="hidden" name="email" value={email} autocomplete="username" />
      <PasswordField />
      <p>
        <Button kind="main">Save and sign in</Button>
      </p>
    </form>
  </Page>
);

/** A password that is made now. */
export const PasswordField = ({ label = 'Password' }: { readonly label?: string }) => (
  <Field
    label={label}
    name="password"
    type="password"
    hint="12 characters or more. A few words are easier to keep than signs."
    autocomplete="new-password"
    maxlength={128}
    required
  />
);

/** A link that was used, or is too old. */
export const SpentPage = () => (
  <Page title="This link does not work any more" section={null} visitor={null}>
    <p>Links work once, and not for long. Ask an admin of the desk for a new one.</p>
    <p>
      For the first account: end <code>threadbare serve</code> and start it again; it prints a new link as long as
      nobody has an account.
    </p>
    <p>
      <ButtonLink href="/" kind="main">
        To the sign-in
      </ButtonLink>
    </p>
  </Page>
);
