import iconv from 'iconv-lite';

/** Bytes to text, piece by piece. */
export interface PieceDecoder {
  readonly write: (bytes: Buffer) => string;
  readonly end: () => string;
  /** Characters so far that the bytes did not hold. */
  readonly lost: () => number;
}

/**
 * A decoder for a charset; a byte order mark at the beginning is left out.
 *
 * @param encoding WHATWG name; what the runtime and iconv-lite both lack is a RangeError
 */
export function pieceDecoder(encoding: string): PieceDecoder {
  let lost = 0;
  const count = (text: string): string => {
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) lost += 1;
    return text;
  };
  // The runtime of Node 20 reads windows-1252 as latin1: iconv-lite has what is not Unicode.
  if (/^utf-?8$|^utf-16/i.test(encoding) || !iconv.encodingExists(encoding)) {
    const decoder = new TextDecoder(encoding);
    return {
      write: (bytes) => count(decoder.decode(bytes, { stream: true })),
      end: () => count(decoder.decode()),
      lost: () => lost,
    };
  }
  const decoder = iconv.getDecoder(encoding);
  return { write: (bytes) => count(decoder.write(bytes)), end: () => count(decoder.end() ?? ''), lost: () => lost };
}
