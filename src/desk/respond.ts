import type { HtmlEscapedString } from 'hono/utils/html';

/** What a component gives. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A whole page, or a piece of one. */
export async function html(
  content: Html,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const text = String(await content);
  return new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
}

export const json = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json; charset=utf-8' } });

/** An error of the API, as RFC 9457 has it. */
export const problem = (
  status: number,
  title: string,
  detail: string,
  extra: Readonly<Record<string, unknown>> = {},
): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title, status, detail, ...extra }), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  });

/** The answer to a form that was sent: the browser asks for this page next. */
export const see = (path: string): Response => new Response(null, { status: 303, headers: { location: path } });
