/** Endings that are read when a folder is walked; a file named outright is read whatever its ending. */
export const PAGE_ENDINGS = [
  '.txt',
  '.html',
  '.htm',
  '.xhtml',
  '.json',
  '.jsonl',
  '.jsonl.gz',
  '.xml',
  '.xml.gz',
  '.mhtml',
  '.mht',
  '.warc',
  '.warc.gz',
  '.warc.zst',
  '.wacz',
  '.wet',
  '.wet.gz',
  '.arc',
  '.arc.gz',
] as const;

/** Whether a file is read when a folder is walked, by the ending of its name. */
export function hasPageEnding(file: string): boolean {
  const name = file.toLowerCase();
  return PAGE_ENDINGS.some((ending) => name.endsWith(ending));
}
