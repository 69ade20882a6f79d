import { optionalPackage } from '../optional-package.js';

export interface ChatTurn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** `tokens` null: the server does not count. `complete` false: cut off, or withheld. */
export type Reply =
  | { readonly kind: 'said'; readonly text: string; readonly tokens: number | null; readonly complete: boolean }
  | { readonly kind: 'failed'; readonly reason: string; readonly unreachable: boolean }
  | { readonly kind: 'stopped'; readonly reason: string };

export interface Chat {
  readonly ask: (
    turns: readonly ChatTurn[],
    schema: Readonly<Record<string, unknown>>,
    options: { readonly room: number; readonly seed: number; readonly signal: AbortSignal },
  ) => Promise<Reply>;
}

/** What servers differ in; the first refusal of one settles it for the rest of the run. */
interface Dialect {
  readonly format: 'json_schema' | 'json_object' | 'text';
  readonly limit: 'max_tokens' | 'max_completion_tokens';
  readonly temperature: boolean;
  readonly seed: boolean;
}

/** Attempts after a 408, 409, 429, 5xx or a broken connection; the server's Retry-After is heeded. */
const RETRIES = 3;
/** The client's own limit counts time spent waiting for a turn, so it is out of the way; the meter keeps the real one. */
const A_DAY = 86_400_000;

/** Headers in which the package would tell the server about this machine. */
const QUIET = Object.fromEntries(
  ['Lang', 'Package-Version', 'OS', 'Arch', 'Runtime', 'Runtime-Version'].map((name): [string, null] => [
    `X-Stainless-${name}`,
    null,
  ]),
);

/** A chat endpoint through the openai package, which does the retrying. */
export async function openChat(
  { model, baseUrl, key }: { readonly model: string; readonly baseUrl: string; readonly key: string | null },
  get: typeof fetch,
): Promise<Chat> {
  const {
    default: OpenAI,
    APIError,
    APIConnectionError,
  } = await optionalPackage('openai', 'npm install openai', () => import('openai'));
  const client = new OpenAI({
    apiKey: key ?? 'none',
    // Null, not absent: else the package takes these from variables of other programs.
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: baseUrl,
    maxRetries: RETRIES,
    timeout: A_DAY,
    logLevel: 'off',
    fetch: get,
    defaultHeaders: QUIET,
  });
  let dialect: Dialect = { format: 'json_schema', limit: 'max_tokens', temperature: true, seed: true };
  let understood = false;

  async function ask(...[turns, schema, { room, seed, signal }]: Parameters<Chat['ask']>): Promise<Reply> {
    for (;;) {
      const now = dialect;
      try {
        const answer = await client.chat.completions.create(
          {
            model,
            messages: turns.map(({ role, content }) => ({ role, content })),
            response_format:
              now.format === 'json_schema'
                ? { type: 'json_schema', json_schema: { name: 'verdicts', strict: true, schema: { ...schema } } }
                : { type: now.format },
            ...(now.limit === 'max_tokens' ? { max_tokens: room } : { max_completion_tokens: room }),
            ...(now.temperature ? { temperature: 0 } : {}),
            ...(now.seed ? { seed } : {}),
          },
          { signal },
        );
        understood = true;
        const choice = answer.choices?.[0];
        const text = choice?.message?.content ?? '';
        const tokens = answer.usage?.total_tokens ?? null;
        return { kind: 'said', text, tokens, complete: choice?.finish_reason !== 'length' && text !== '' };
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof APIError)) return { kind: 'failed', reason: clean(error), unreachable: true };
        const status = error.status ?? 0;
        if (status === 400 || status === 422) {
          const next = now === dialect ? simpler(now, `${error.param ?? ''} ${error.message}`, understood) : dialect;
          if (next === null) return { kind: 'failed', reason: clean(error), unreachable: false };
          dialect = next;
        } else if (status >= 401 && status <= 404) return { kind: 'stopped', reason: refusal(status, clean(error)) };
        else
          return {
            kind: 'failed',
            reason: clean(error),
            unreachable: error instanceof APIConnectionError || status !== 0,
          };
      }
    }
  }

  /** One line of what went wrong, without the key: some servers repeat it. */
  function clean(error: unknown): string {
    const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    const text = `${error instanceof Error ? error.message : String(error)}${cause}`.replace(/\s+/g, ' ');
    return (key === null ? text : text.replaceAll(key, '[key]')).slice(0, 200);
  }

  return { ask };
}

/** The dialect without what the server refused; null: it refused something else. */
function simpler(now: Dialect, complaint: string, understood: boolean): Dialect | null {
  const format = now.format === 'json_schema' ? 'json_object' : 'text';
  if (/max_tokens/i.test(complaint) && now.limit === 'max_tokens') return { ...now, limit: 'max_completion_tokens' };
  if (/temperature/i.test(complaint) && now.temperature) return { ...now, temperature: false };
  if (/\bseed\b/i.test(complaint) && now.seed) return { ...now, seed: false };
  // Before anything was understood, a server that gives no reason is taken not to know structured output.
  const ofFormat = /response_format|json|schema|grammar|structured/i.test(complaint) || !understood;
  return ofFormat && now.format !== 'text' ? { ...now, format } : null;
}

function refusal(status: number, reason: string): string {
  if (status === 402) return reason.replace(/^402 /, '');
  const what = status === 404 ? 'the server does not know this model or address' : 'the server refused the key';
  return `${what} (${reason})`;
}
