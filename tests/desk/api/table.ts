import type { ApiRoute } from '../../../src/desk/api/define.js';
import type { Tag } from '../../../src/desk/api/openapi.js';

/** The routes as docs/api.md lists them, a table for each chapter. */
export const routeTable = (routes: readonly ApiRoute[], tags: readonly Tag[]): string =>
  tags
    .map(({ name, description }) => {
      const rows = routes
        .filter(({ doc }) => doc.tag === name)
        .map(
          ({ method, path, access, doc }) =>
            `| \`${method} ${path.replace('/api/v1', '').replace(/:(\w+)/g, '{$1}')}\` | ${doc.summary} | ${access}, \`${doc.scope}\` |`,
        );
      return [`### ${name}`, '', description, '', '| address | what it does | who |', '|---|---|---|', ...rows].join(
        '\n',
      );
    })
    .join('\n\n');
