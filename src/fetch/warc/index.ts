export { trimWarc } from './trim.js';
export { openWarcWriter, type RevisitOf, type WarcPlace, type WarcWriter, type WarcWriterOptions } from './writer.js';
