import { ThreadbareError } from '../model/errors.js';
import { ErrorPage } from './design/error-page.js';
import { html, problem, see } from './respond.js';
import type { Visit, Visitor } from './visit.js';

/** Programs get problem+json, people pages: see design/error-page.tsx. */
const isApi = (request: Request): boolean => new URL(request.url).pathname.startsWith('/api/');

async function refusal(
  request: Request,
  status: number,
  title: string,
  text: string,
  headers: Readonly<Record<string, string>> = {},
  visitor: Visitor | null = null,
): Promise<Response> {
  const answer = isApi(request)
    ? problem(status, title, text)
    : await html(ErrorPage({ status, title, text, visitor }), status);
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

export async function signInFirst(visit: Visit): Promise<Response> {
  if (isApi(visit.request))
    return refusal(visit.request, 401, 'Not signed in', 'Send a token: Authorization: Bearer tb_…', {
      'www-authenticate': 'Bearer',
    });
  const back = visit.request.method === 'GET' ? `${visit.url.pathname}${visit.url.search}` : '/queue';
  return see(`/?${new URLSearchParams({ next: back }).toString()}`);
}

const FORBIDDEN = {
  role: 'Your role does not allow this. Ask an admin of the desk.',
  scope: 'The token does not have the scope this needs.',
  form: 'The form did not come from a page of the desk, or was open for too long. Load the page again.',
} as const;

export const forbidden = (
  visit: Visit,
  why: keyof typeof FORBIDDEN,
  visitor: Visitor | null = null,
): Promise<Response> => refusal(visit.request, 403, 'Not allowed', FORBIDDEN[why], {}, visitor);

/** @param visitor who asks, for the navigation; left out: the page has none */
export const notFound = (request: Request, visitor: Visitor | null = null): Promise<Response> =>
  refusal(request, 404, 'Not found', 'There is nothing at this address, or nothing you may see.', {}, visitor);

export const tooLarge = (visit: Visit): Promise<Response> =>
  refusal(visit.request, 413, 'Too large', 'What was sent is larger than the desk takes. Send it in parts.');

/** @param seconds when to come back at the latest */
export const tooMany = (visit: Visit, seconds: number): Promise<Response> =>
  refusal(visit.request, 429, 'Too many requests', 'That was too much in a short time. Wait a minute and go on.', {
    'retry-after': String(seconds),
  });

const DOOR = {
  host: 'The desk is not reached by this name. Use the address it was started with.',
  plain: 'The desk answers to https only. Use the address that begins with https://.',
} as const;

export const wrongDoor = (visit: Visit, why: keyof typeof DOOR): Promise<Response> =>
  refusal(visit.request, 421, 'Wrong address', DOOR[why]);

/** What went wrong, in words; what was wrong with the request itself is the sender's to mend. */
export function failed(error: unknown, request: Request): Promise<Response> {
  if (error instanceof ThreadbareError && error.remedy === 'fix-input')
    return refusal(request, 400, 'That did not work', error.message);
  return refusal(
    request,
    500,
    'That did not work',
    error instanceof ThreadbareError
      ? error.message
      : 'Something went wrong here. It was written to the log; try again.',
  );
}
