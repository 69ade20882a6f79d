import type { Problem } from '../model/problem.js';
import type { EngineSpec } from './engine.js';
import { selectorOf } from './field.js';
import type { PageTree } from './html/page-tree.js';
import { selectFirst } from './html/select.js';
import { textOf } from './html/text-of.js';

/** Why a page holds no thread, with what to do about it. */
const MESSAGES = {
  'login-required': 'This is a sign-in page: save the thread again while signed in.',
  'error-page': 'This is an error page of the board, not a thread: check the address and save it again.',
  'empty-shell':
    'This page is an empty shell that a script fills in the browser, and holds no posts: save it again after it has loaded, or save what the board gives to search engines or as JSON.',
  'index-page': 'This is a list of threads, not a thread: save the threads themselves.',
  'unknown-page':
    'No posts were recognised: this is no forum thread page, or one of a board that is not described yet. Save the page of a thread.',
} as const;

export type NotThreadCode = keyof typeof MESSAGES;

/** A page with more visible text than this is not just a sign-in form or an error message. */
const SHORT_PAGE = 4_000;
/** Titles and headings of error pages. */
const ERROR_HEADING =
  /\b(?:40[134]|410|50[0234])\b|\b(?:error|not found|forbidden|access denied|no permission|there is a problem)\b|fehler|nicht gefunden|erreur|introuvable|ошибка|не найден|błąd|erro\b|niet gevonden/i;
/** Titles and headings of sign-in pages. */
const LOGIN_HEADING =
  /\b(?:log ?[io]n|sign ?in|anmelden|anmeldung|einloggen|connexion|se connecter|iniciar sesi[oó]n|acceder|accedi|entrar|inloggen|aanmelden|zaloguj|logowanie)\b|вход|войти|увійти/i;
/** What short pages say that want an account. */
const LOGIN_TEXT =
  /\b(?:(?:must|need to|have to|please) (?:be )?(?:log(?:ged)?[ -]?in|sign(?:ed)?[ -]?in|registered)|not logged in|requires? (?:you to )?(?:be )?(?:log|sign|regist)|nicht angemeldet|musst (?:du|dich) .{0,20}anmelden|devez (?:être|vous) .{0,12}connect|debes (?:iniciar|registrarte)|devi (?:accedere|effettuare)|musisz się zalogować)/i;

/** What a spec knows of its engine's pages without posts; null when none of their signs is there. */
export function engineSays(
  tree: PageTree,
  specs: readonly EngineSpec[],
): { spec: EngineSpec; engine: string; code: NotThreadCode } | null {
  for (const code of ['login-required', 'error-page', 'empty-shell', 'index-page'] as const) {
    for (const spec of specs) {
      const sign = spec.notThread.find(
        (candidate) => candidate.code === code && selectFirst(tree, tree.root, selectorOf(candidate.select)) !== null,
      );
      if (sign !== undefined) return { spec, engine: spec.engine, code };
    }
  }
  return null;
}

/** What any page without posts looks like: a sign-in form, an error, or neither. */
export function looksLike(tree: PageTree): NotThreadCode {
  const text = ['body', 'noscript']
    .flatMap((tag) => (tree.byTag.get(tag) ?? []).slice(0, 20))
    .map(textOf)
    .join(' ');
  if (text.length >= SHORT_PAGE) return 'unknown-page';
  const headings = ['title', 'h1', 'h2'].flatMap((tag) => (tree.byTag.get(tag) ?? []).slice(0, 3)).map(textOf);
  const form = selectFirst(tree, tree.root, selectorOf('form input[type="password"]')) !== null;
  if (LOGIN_TEXT.test(text) || (form && headings.some((heading) => LOGIN_HEADING.test(heading))))
    return 'login-required';
  return headings.some((heading) => ERROR_HEADING.test(heading)) ? 'error-page' : 'unknown-page';
}

export function notThreadProblem(code: NotThreadCode): Problem {
  return { code, message: MESSAGES[code], post: null };
}
