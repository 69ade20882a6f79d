import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import onnxProto from 'onnx-proto';

const { onnx } = onnxProto;
const { FLOAT, INT64 } = onnx.TensorProto.DataType;
const { INT } = onnx.AttributeProto.AttributeType;

/** Words of the tiny model's world: how a premise speaks, and which way a hypothesis points. */
const PREMISE: Readonly<Record<string, number>> = { great: 1, splendid: 1.5, awful: -1, dreadful: -1.5 };
const HYPOTHESIS: Readonly<Record<string, number>> = {
  favor: 1,
  agrees: 1,
  positive: 1,
  polite: 1,
  against: -1,
  disagrees: -1,
  negative: -1,
  insults: -1,
};
const PLAIN = [
  'the',
  'author',
  'is',
  'in',
  'of',
  'ferry',
  'bridge',
  'mayor',
  '.',
  ':',
  'quoted',
  'reply',
  'this',
  'and',
];
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
const WORDS = [...SPECIAL, ...Object.keys(PREMISE), ...Object.keys(HYPOTHESIS), ...PLAIN];

export interface TinyOptions {
  /** Meaning of outputs 0, 1, 2 … */
  readonly labels?: readonly string[];
  readonly tokenizer?: 'WordPiece' | 'WordLevel' | 'Unigram';
  /** Where the model lies in its folder. */
  readonly file?: string;
  readonly maxTokens?: number;
  /** Also takes token types, which do nothing. */
  readonly types?: boolean;
}

/**
 * Writes a real model of some 700 bytes: it sums what the premise's words and the hypothesis' words say, multiplies the
 * two, and gives three times the product to entailment, minus three times to contradiction, 1 to neutral.
 */
export function writeTinyModel(folder: string, options: TinyOptions = {}): string {
  const { labels = ['entailment', 'neutral', 'contradiction'], file = 'model.onnx', maxTokens = 64 } = options;
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), modelBytes(labels, options.types === true));
  const config = {
    _name_or_path: 'tests/tiny',
    model_type: 'bert',
    max_position_embeddings: maxTokens,
    pad_token_id: 0,
    id2label: Object.fromEntries(labels.map((label, i) => [String(i), label])),
  };
  writeFileSync(path.join(folder, 'config.json'), JSON.stringify(config));
  writeFileSync(path.join(folder, 'tokenizer.json'), JSON.stringify(tokenizer(options.tokenizer ?? 'WordPiece')));
  return folder;
}

function modelBytes(labels: readonly string[], types: boolean): Uint8Array {
  const table = WORDS.flatMap((word) => [PREMISE[word] ?? 0, HYPOTHESIS[word] ?? 0]);
  const weight = (label: string): number => (/^entail/i.test(label) ? 3 : /^contra/i.test(label) ? -3 : 0);
  const size = labels.length;
  const floats = (name: string, dims: number[], floatData: number[]) => ({ name, dims, dataType: FLOAT, floatData });
  const longs = (name: string, int64Data: number[]) => ({ name, dims: [1], dataType: INT64, int64Data });
  const node = (opType: string, input: string[], output: string, attribute: object[] = []) => ({
    opType,
    input,
    output: [output],
    attribute,
    name: output,
  });
  const int = (name: string, i: number) => ({ name, type: INT, i });
  const port = (name: string, elemType: number, last: object) => ({
    name,
    type: { tensorType: { elemType, shape: { dim: [{ dimParam: 'batch' }, last] } } },
  });
  const words = { dimParam: 'words' };
  const model = onnx.ModelProto.fromObject({
    irVersion: 8,
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'tiny',
      input: [
        port('input_ids', INT64, words),
        port('attention_mask', INT64, words),
        ...(types ? [port('token_type_ids', INT64, words)] : []),
      ],
      output: [port('logits', FLOAT, { dimValue: size })],
      initializer: [
        floats('table', [WORDS.length, 2], table),
        longs('second', [2]),
        longs('first', [1]),
        longs('column0', [0]),
        longs('column1', [1]),
        floats('weights', [1, size], labels.map(weight)),
        floats(
          'bias',
          [1, size],
          labels.map((label) => (weight(label) === 0 ? 1 : 0)),
        ),
      ],
      node: [
        node('Gather', ['table', 'input_ids'], 'embedded', [int('axis', 0)]),
        node('Cast', ['attention_mask'], 'mask', [int('to', FLOAT)]),
        node('Unsqueeze', ['mask', 'second'], 'masks'),
        node('Mul', ['embedded', 'masks'], 'kept'),
        node('ReduceSum', ['kept', 'first'], 'sums', [int('keepdims', 0)]),
        node('Gather', ['sums', 'column0'], 'premise', [int('axis', 1)]),
        node('Gather', ['sums', 'column1'], 'hypothesis', [int('axis', 1)]),
        node('Mul', ['premise', 'hypothesis'], 'product'),
        node('Mul', ['product', 'weights'], 'weighted'),
        node('Add', ['weighted', 'bias'], 'logits'),
      ],
    },
  });
  return onnx.ModelProto.encode(model).finish();
}

/** As SentencePiece models (DeBERTa v3, XLM-R) have it: words with a mark for the space before them, by number. */
function unigram(): object {
  const vocab = WORDS.map((word, i): [string, number] => [
    SPECIAL.includes(word) ? word : `\u2581${word}`,
    i < 4 ? 0 : -5,
  ]);
  return {
    pre_tokenizer: {
      type: 'Metaspace',
      replacement: '\u2581',
      add_prefix_space: true,
      prepend_scheme: 'always',
      split: true,
    },
    normalizer: { type: 'Lowercase' },
    model: { type: 'Unigram', unk_id: 1, vocab },
  };
}

function tokenizer(kind: 'WordPiece' | 'WordLevel' | 'Unigram'): object {
  const vocab = Object.fromEntries(WORDS.map((word, id) => [word, id]));
  const special = (id: string, type_id: number) => ({ SpecialToken: { id, type_id } });
  const part = (id: string, type_id: number) => ({ Sequence: { id, type_id } });
  const single = [special('[CLS]', 0), part('A', 0), special('[SEP]', 0)];
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single,
      pair: [...single, part('B', 1), special('[SEP]', 1)],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [vocab['[CLS]']], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [vocab['[SEP]']], tokens: ['[SEP]'] },
      },
    },
    decoder: null,
    model: { type: kind, vocab, unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100 },
    ...(kind === 'Unigram' ? unigram() : {}),
  };
}
