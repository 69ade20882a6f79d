import { problem } from '../respond.js';
import type { Method, Route } from '../visit.js';
import { type ApiRoute, missing, PREFIX } from './define.js';

/** Methods an address of the API knows; none: it is no address. */
export type MethodsAt = (path: string) => readonly string[];

export function methodsAt(routes: readonly ApiRoute[]): MethodsAt {
  const known = routes.map(({ method, path }) => ({
    method,
    form: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`),
  }));
  return (path) => {
    const methods = new Set<string>(known.filter(({ form }) => form.test(path)).map(({ method }) => method));
    if (methods.has('GET')) methods.add('HEAD');
    return [...methods].sort();
  };
}

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Answers for addresses and methods that are not there, to those who are known: 404, or 405 with what is allowed. */
export const unknownRoutes = (at: MethodsAt): readonly Route[] =>
  METHODS.flatMap((method) =>
    [PREFIX, `${PREFIX}/*`].map(
      (path): Route => ({
        method,
        path,
        access: 'reader',
        scope: 'read',
        answer: async ({ url }) => {
          const allowed = at(url.pathname);
          if (allowed.length === 0) return missing();
          const answer = problem(405, 'Not this way', `${method} is not known here; ${allowed.join(', ')} is.`);
          answer.headers.set('allow', allowed.join(', '));
          return answer;
        },
      }),
    ),
  );
