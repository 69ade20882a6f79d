import type { Command } from 'commander';
import { UsageError } from '../../model/errors.js';
import type { Store } from '../../store/index.js';
import { type Context, withExistingStore, withStore } from '../context.js';
import {
  type AddOptions,
  addUser,
  COMMAND_LINE,
  type DeskOptions,
  type DisableOptions,
  idOf,
  type ResetOptions,
  ROLES,
  type Role,
  type RoleOptions,
  resetPassword,
  SCOPES,
  say,
  sitesOf,
  type TokensOptions,
  tokens,
  users,
} from '../desk-accounts.js';
import { dataOption, jsonOption, wholeNumber } from '../options.js';
import type { Session } from '../session.js';
import { registerDeskLog } from './desk-log.js';
import { registerDeskReasons } from './desk-reasons.js';

const list = (text: string): readonly string[] => text.split(',').map((part) => part.trim());

/** `threadbare desk add-user|users|set-role|disable|reset-password|tokens|…` */
export function registerDesk(program: Command, session: Session): void {
  const desk = program
    .command('desk')
    .description("the desk's accounts, tokens, reasons, reports and log (the desk itself: threadbare serve)");
  const sub = (name: string, description: string): Command =>
    desk.command(name).description(description).addOption(dataOption()).addOption(jsonOption());
  const on = <O extends DeskOptions>(
    options: O,
    work: (context: Context, store: Store) => Promise<number>,
  ): Promise<void> =>
    session.run(options, (context) => withExistingStore(context, options, (store) => work(context, store)));

  sub('add-user', 'make an account; prints a link to choose a password, unless one is given')
    .argument('<email>', 'its address')
    .requiredOption('--role <role>', ROLES.join(', '), asRole)
    .option('--name <name>', 'what others see (default: the address before the @)')
    .option('--sites <hosts>', 'sites it may see, separated by commas', list)
    .option('--all-sites', 'all sites, also those that come later')
    .option('--password-stdin', 'read the password from standard input')
    .action((email: string, options: AddOptions) =>
      session.run(options, (context) =>
        withStore(context, options, (store) => addUser(context, store, email, options)),
      ),
    );
  sub('users', 'accounts: role, sites, when they were last at work').action((options: DeskOptions) =>
    on(options, (context, store) => users(context, store, options)),
  );
  sub('set-role', 'change what an account may do, at once')
    .argument('<email>', 'its address')
    .argument('<role>', ROLES.join(', '), asRole)
    .option('--sites <hosts>', 'sites it may see, separated by commas', list)
    .option('--all-sites', 'all sites')
    .action((email: string, role: Role, options: RoleOptions) =>
      on(options, async (context, store) => {
        const userId = await idOf(store, email);
        const sites = await sitesOf(store, options);
        await store.desk.accounts.changeMember(COMMAND_LINE, userId, {
          role,
          ...(sites === undefined ? {} : { sites }),
        });
        return say(context, options, { userId, role }, `${email} is ${role} now.`);
      }),
    );
  sub('disable', 'close an account: it is signed out and its tokens end, at once')
    .argument('<email>', 'its address')
    .option('--undo', 'open it again')
    .action((email: string, options: DisableOptions) =>
      on(options, async (context, store) => {
        const userId = await idOf(store, email);
        const closed = options.undo !== true;
        await store.desk.accounts.closeMember(COMMAND_LINE, userId, closed);
        if (closed) await store.desk.decisions.releaseAll(userId);
        return say(context, options, { userId, closed }, `The account of ${email} is ${closed ? 'closed' : 'open'}.`);
      }),
    );
  sub('reset-password', 'print a link to choose a new password, or set one')
    .argument('<email>', 'its address')
    .option('--password-stdin', 'read the password from standard input')
    .option('--second-factor', 'also take away a second factor that was lost')
    .action((email: string, options: ResetOptions) =>
      on(options, (context, store) => resetPassword(context, store, email, options)),
    );
  sub('tokens', 'keys of programs for the API: list, make, revoke')
    .option('--make <name>', 'make one; it is printed this once')
    .option('--for <email>', 'whose rights it has (with --make)')
    .option('--scopes <scopes>', `${SCOPES.join(', ')}, separated by commas (with --make)`, list)
    .option('--days <n>', 'days until it ends (default: never)', (text) => wholeNumber(text, 1, 3650))
    .option('--revoke <id>', 'take one back')
    .action((options: TokensOptions) => on(options, (context, store) => tokens(context, store, options)));
  registerDeskReasons(desk, session);
  registerDeskLog(desk, session);
}

function asRole(text: string): Role {
  const role = ROLES.find((one) => one === text);
  if (role === undefined) throw new UsageError('bad-role', `A role is ${ROLES.join(', ')}; not ${text}.`);
  return role;
}
