import { refusal } from './refusal.js';

/** Bytes a body may have unless the route says otherwise. */
export const USUAL_BODY = 1_000_000;

export type BodyText = { readonly text: string; readonly type: string } | { readonly refused: Response };

/** The text of a body, read no further than `most` bytes; 415 for a type that is not among `types`. */
export async function readBody(request: Request, types: readonly string[], most: number): Promise<BodyText> {
  const given = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const type = /^application\/[\w.-]+\+json$/.test(given) ? 'application/json' : given;
  const list = types.join(' or ');
  if (!types.includes(type))
    return {
      refused: refusal(415, 'wrong-content-type', `Send ${list}${given === '' ? '' : `, not ${given}`}.`),
    };
  const tooLarge = {
    refused: refusal(413, 'too-large', `A body may have ${most.toLocaleString('en')} bytes here: send it in parts.`),
  };
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLarge;
  const pieces: Uint8Array[] = [];
  let size = 0;
  if (request.body !== null) {
    const reader = request.body.getReader();
    for (;;) {
      const piece = await reader.read();
      if (piece.done) break;
      size += piece.value.byteLength;
      if (size > most) {
        await reader.cancel();
        return tooLarge;
      }
      pieces.push(piece.value);
    }
  }
  return { text: Buffer.concat(pieces).toString('utf8'), type };
}

/** The JSON of a body. */
export function parseJson(text: string): { readonly value: unknown } | { readonly refused: Response } {
  if (text.trim() === '') return { value: {} };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { refused: refusal(400, 'malformed-json', `${error.message}.`) };
    throw error;
  }
}
