import { readFile } from 'node:fs/promises';
import type { Tokenizer } from '@huggingface/tokenizers';
import type { InferenceSession, Tensor, TypedTensor } from 'onnxruntime-web';
import { InputError } from '../../model/errors.js';
import { isInstalled, optionalPackage } from '../optional-package.js';
import type { ModelFolder, Outputs } from './folder.js';

/** How a premise bears on a hypothesis; the three sum to 1. */
export interface Odds {
  readonly yes: number;
  readonly open: number;
  readonly no: number;
}

export interface Pair {
  readonly premise: string;
  readonly hypothesis: string;
}

/** A loaded inference model. */
export interface PairModel {
  /** It tells contradiction from what is left open. */
  readonly knowsNo: boolean;
  /** Tokens of a text, special ones left out. */
  readonly count: (text: string) => number;
  /** Tokens of a premise that fit beside a hypothesis. */
  readonly room: (hypothesis: string) => number;
  /** Odds of pairs, in their order. */
  readonly judge: (pairs: readonly Pair[], signal: AbortSignal) => Promise<readonly Odds[]>;
  readonly close: () => Promise<void>;
}

/** Pairs run at once: at 8 pairs of 512 tokens the attention of a base model stays below 100 MB. */
const BATCH = 8;
const TOKENIZERS = 'npm install @huggingface/tokenizers';
const RUNTIME = 'npm install onnxruntime-web (or, native and faster: onnxruntime-node; docs/optional-models.md)';

interface Runtime {
  readonly open: (file: string) => Promise<InferenceSession>;
  readonly Tensor: typeof Tensor;
}

/** Loads tokenizer and model. Packages are looked for only now. */
export async function loadPairModel(folder: ModelFolder): Promise<PairModel> {
  const { Tokenizer } = await optionalPackage(
    '@huggingface/tokenizers',
    TOKENIZERS,
    () => import('@huggingface/tokenizers'),
  );
  const runtime = await loadRuntime();
  const tokenizer = built(folder, () => new Tokenizer(folder.tokenizer, folder.tokenizerConfig));
  const session = await runtime.open(folder.modelFile).catch((cause: unknown) => {
    throw new InputError('bad-model', `The model cannot be loaded: ${String(cause)}`, folder.modelFile, { cause });
  });
  const encode = encoder(tokenizer, folder);
  return {
    knowsNo: folder.outputs.contradiction !== null,
    count: (text) => (text === '' ? 0 : tokenizer.encode(text, { add_special_tokens: false }).ids.length),
    room: (hypothesis) => Math.max(0, folder.maxTokens - encode({ premise: '', hypothesis }).ids.length),
    judge: (pairs, signal) => judgeAll(pairs.map(encode), session, runtime, folder, signal),
    close: () => session.release(),
  };
}

/** The native runtime where it is installed, else the one for browsers, which needs no native code. */
async function loadRuntime(): Promise<Runtime> {
  if (isInstalled('onnxruntime-node')) {
    const native = await import('onnxruntime-node');
    return { open: (file) => native.InferenceSession.create(file), Tensor: native.Tensor };
  }
  const web = await optionalPackage('onnxruntime-web', RUNTIME, () => import('onnxruntime-web'));
  web.env.logLevel = 'error';
  return { open: async (file) => web.InferenceSession.create(await readFile(file)), Tensor: web.Tensor };
}

function built<T>(folder: ModelFolder, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    throw new InputError('bad-model', `Its tokenizer cannot be used: ${String(cause)}`, folder.modelFile, { cause });
  }
}

interface Encoded {
  readonly ids: readonly number[];
  readonly types: readonly number[];
}

function encoder(tokenizer: Tokenizer, { maxTokens, tokenizer: said, tokenizerConfig }: ModelFolder) {
  const unknown = unknownId(tokenizer, said.model, tokenizerConfig.unk_token);
  return ({ premise, hypothesis }: Pair): Encoded => {
    let kept = premise;
    for (;;) {
      const { ids, token_type_ids } = tokenizer.encode(kept, { text_pair: hypothesis, return_token_type_ids: true });
      if (ids.length <= maxTokens || kept === '') {
        // Some vocabularies give no number for words they do not have.
        const whole = ids.map((id: number | undefined) => id ?? unknown).slice(0, maxTokens);
        return { ids: whole, types: token_type_ids.slice(0, maxTokens) };
      }
      kept = kept.slice(0, Math.floor(Math.min(kept.length - 1, (kept.length * maxTokens) / ids.length)));
    }
  };
}

/** The number for words a vocabulary lacks: by name, or (Unigram) by number. */
function unknownId(tokenizer: Tokenizer, model: unknown, named: unknown): number {
  const own = typeof model === 'object' && model !== null ? model : {};
  if ('unk_id' in own && typeof own.unk_id === 'number') return own.unk_id;
  const name = 'unk_token' in own && typeof own.unk_token === 'string' ? own.unk_token : named;
  return (typeof name === 'string' ? tokenizer.token_to_id(name) : undefined) ?? 0;
}

async function judgeAll(
  encoded: readonly Encoded[],
  session: InferenceSession,
  runtime: Runtime,
  { outputs, padId, modelFile }: ModelFolder,
  signal: AbortSignal,
): Promise<readonly Odds[]> {
  const out = new Map<number, Odds>();
  // Pairs of like length together: padding is work, too.
  const order = encoded.map((one, at) => ({ one, at })).sort((a, b) => a.one.ids.length - b.one.ids.length);
  for (let from = 0; from < order.length; from += BATCH) {
    // The web runtime works in this thread and never lets go of it: without a pause Ctrl-C would not be heard.
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    const batch = order.slice(from, from + BATCH);
    const logits = await logitsOf(
      batch.map(({ one }) => one),
      session,
      runtime,
      padId,
    ).catch((cause: unknown) => {
      throw new InputError('bad-model', `The model failed: ${String(cause)}`, modelFile, { cause });
    });
    if (logits.length !== batch.length * outputs.size)
      throw new InputError(
        'bad-model',
        `The model gives ${logits.length / batch.length} numbers a pair, its configuration names ${outputs.size}.`,
        modelFile,
      );
    batch.forEach(({ at }, i) => {
      out.set(at, oddsOf(logits.slice(i * outputs.size, (i + 1) * outputs.size), outputs));
    });
  }
  return encoded.map((_, at) => out.get(at) ?? { yes: 0, open: 1, no: 0 });
}

async function logitsOf(
  batch: readonly Encoded[],
  session: InferenceSession,
  { Tensor }: Runtime,
  padId: number,
): Promise<readonly number[]> {
  const length = Math.max(...batch.map(({ ids }) => ids.length));
  const shape = [batch.length, length];
  const tensor = (valueAt: (one: Encoded, i: number) => number): TypedTensor<'int64'> => {
    const data = new BigInt64Array(batch.length * length);
    batch.forEach((one, row) => {
      for (let i = 0; i < length; i += 1) data[row * length + i] = BigInt(valueAt(one, i));
    });
    return new Tensor('int64', data, shape);
  };
  const inputs: Readonly<Record<string, () => TypedTensor<'int64'>>> = {
    input_ids: () => tensor(({ ids }, i) => ids[i] ?? padId),
    attention_mask: () => tensor(({ ids }, i) => (i < ids.length ? 1 : 0)),
    token_type_ids: () => tensor(({ types }, i) => types[i] ?? 0),
    position_ids: () => tensor((_, i) => i),
  };
  const feeds: Record<string, TypedTensor<'int64'>> = {};
  for (const name of session.inputNames) {
    const make = inputs[name];
    if (make === undefined) throw new Error(`it wants an input called ${name}`);
    feeds[name] = make();
  }
  const results = await session.run(feeds);
  const output = results.logits ?? results[session.outputNames[0] ?? ''];
  if (output === undefined) throw new Error('it has no output');
  return Array.from(await output.getData(), Number);
}

/** Softmax over the outputs, by what they mean; without a contradiction all but entailment is open. */
function oddsOf(logits: readonly number[], { entailment, contradiction }: Outputs): Odds {
  const top = Math.max(...logits);
  const raised = logits.map((one) => Math.exp(one - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  const chance = (at: number | null): number => (at === null ? 0 : (raised[at] ?? 0) / sum);
  const yes = chance(entailment);
  const no = chance(contradiction);
  return { yes, open: Math.max(0, 1 - yes - no), no };
}
