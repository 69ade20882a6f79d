/** Leading bytes of kinds of file that hold no page, with the name a person knows them by. */
const MAGIC: readonly (readonly [name: string, signature: readonly number[], offset: number])[] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d], 0],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47], 0],
  ['a JPEG image', [0xff, 0xd8, 0xff], 0],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38], 0],
  ['a WebP or other RIFF file', [0x52, 0x49, 0x46, 0x46], 0],
  ['a ZIP archive (or an office document)', [0x50, 0x4b, 0x03, 0x04], 0],
  ['an empty ZIP archive', [0x50, 0x4b, 0x05, 0x06], 0],
  ['a gzip file', [0x1f, 0x8b], 0],
  ['a bzip2 file', [0x42, 0x5a, 0x68], 0],
  ['an xz file', [0xfd, 0x37, 0x7a, 0x58, 0x5a], 0],
  ['a Zstandard file', [0x28, 0xb5, 0x2f, 0xfd], 0],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf], 0],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21], 0],
  ['an SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], 0],
  ['an ELF program', [0x7f, 0x45, 0x4c, 0x46], 0],
  ['an Office 97 document', [0xd0, 0xcf, 0x11, 0xe0], 0],
  ['a TIFF image', [0x49, 0x49, 0x2a, 0x00], 0],
  ['an MP4 video', [0x66, 0x74, 0x79, 0x70], 4],
  ['an Ogg file', [0x4f, 0x67, 0x67, 0x53], 0],
  ['an MP3 file', [0x49, 0x44, 0x33], 0],
  ['a Parquet file', [0x50, 0x41, 0x52, 0x31], 0],
];

/** Bytes read to decide whether a file is text: control characters show early, and 50 MB need not be counted. */
const LOOKED_AT = 65_536;

/** Above this share of control bytes nothing is a page: UTF-8 and the single-byte charsets of pages hold none. */
const MAX_CONTROL_SHARE = 0.02;

/** Names the kind of a file that is no text by its first bytes, or null when it may be one. */
export function binaryKind(bytes: Uint8Array): string | null {
  for (const [name, signature, offset] of MAGIC) {
    if (signature.every((byte, i) => bytes[offset + i] === byte)) return name;
  }
  const end = Math.min(bytes.length, LOOKED_AT);
  let control = 0;
  for (let i = 0; i < end; i += 1) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b && byte !== 0x1a)) control += 1;
  }
  return control > end * MAX_CONTROL_SHARE ? 'binary data' : null;
}
