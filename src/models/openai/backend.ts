import { PolicyError } from '../../model/errors.js';
import type { Answer, Backend, Question } from '../model.js';
import { type ChatTurn, openChat } from './chat.js';
import { checkAnswer } from './check.js';
import { type Limits, meter } from './meter.js';
import { PROMPT_VERSION, promptFor } from './prompt.js';
import { jsonSchemaFor, readAnswer } from './schema.js';

export interface EndpointOptions {
  readonly model: string;
  /** As far as `/v1`, as the user named it; a private address is his to name. */
  readonly baseUrl: string;
  /** Null: the server wants none. Never logged, never in a message. */
  readonly key: string | null;
  readonly limits: Limits;
  readonly concurrency: number;
  readonly fetch: typeof fetch;
}

/** Questions in a row the server fails at before the run stops asking. */
const PATIENCE = 3;
/** Answers to one question that may be unusable. */
const TRIES = 2;

/** Any server that speaks the OpenAI chat interface. One post per request, so that no post can speak for another. */
export async function openAiBackend(options: EndpointOptions): Promise<Backend> {
  const address = new URL(options.baseUrl);
  const local = isLocal(address.hostname);
  if (options.key !== null && address.protocol === 'http:' && !local)
    throw new PolicyError(
      'key-in-clear',
      `The key would travel unencrypted to ${address.host}: use https, or unset THREADBARE_MODEL_KEY.`,
    );
  const gauge = meter(options.limits, options.fetch);
  const chat = await openChat(options, gauge.fetch);
  let broken = 0;

  async function answer(question: Question, signal: AbortSignal): Promise<Answer> {
    const { system, user } = promptFor(question);
    const turns: ChatTurn[] = [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ];
    const room = 1_000 + 300 * question.items.length;
    let wrong = '';
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      // About three characters a token in European languages, an answer of a hundred tokens an item.
      const about =
        Math.ceil(turns.reduce((sum, turn) => sum + turn.content.length, 0) / 3) + 100 * question.items.length;
      const refused = gauge.reserve(about);
      if (refused !== null) return { kind: 'stopped', reason: refused };
      let used = 0;
      try {
        const reply = await chat.ask(turns, jsonSchemaFor(question), { room, seed: attempt, signal });
        if (reply.kind === 'said') used = reply.tokens ?? about;
        if (reply.kind === 'stopped') return reply;
        if (reply.kind === 'failed') {
          broken += reply.unreachable ? 1 : 0;
          return broken < PATIENCE
            ? {
                kind: 'failed',
                remark: { code: 'model-failed', message: `The model did not answer: ${reply.reason}.` },
              }
            : { kind: 'stopped', reason: `the server failed ${PATIENCE} times in a row: ${reply.reason}` };
        }
        broken = 0;
        const said = reply.complete ? readAnswer(question, reply.text) : 'it was cut off';
        if (typeof said !== 'string') return checkAnswer(question, said);
        wrong = said;
        turns.push(
          { role: 'assistant', content: reply.text.slice(0, 2_000) },
          { role: 'user', content: 'That answer does not have the form asked for. Answer again, in that form alone.' },
        );
      } finally {
        gauge.settle(about, used);
      }
    }
    const message = `The model gave ${TRIES} answers that cannot be used: ${wrong}.`;
    return { kind: 'failed', remark: { code: 'model-answer-invalid', message } };
  }

  return {
    kind: 'openai',
    version: `${options.model}@${address.host} prompts ${PROMPT_VERSION}`,
    notice: local
      ? `Post texts are sent to ${address.host}, on this machine or its own network.`
      : `Post texts LEAVE THIS MACHINE: they are sent to ${address.host}.`,
    concurrency: options.concurrency,
    answer,
    spent: gauge.spent,
    close: () => Promise.resolve(),
  };
}

/** This machine, or a network that is not the internet, as far as the name tells. */
export function isLocal(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase();
  return (
    name === 'localhost' ||
    /\.(?:localhost|local|lan|internal|home\.arpa)$/.test(name) ||
    /^(?:127|10)\.\d+\.\d+\.\d+$|^192\.168\.\d+\.\d+$|^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/.test(name) ||
    name === '::1' ||
    /^f[cd][0-9a-f]{2}:/.test(name) ||
    !/[.:]/.test(name)
  );
}
