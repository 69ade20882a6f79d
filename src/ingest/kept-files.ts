import type { Store } from '../store/index.js';

/**
 * Files the stored pages and articles were read from, and archives of crawls: what a better parser can read again. An
 * archive is named once, however many of its records were pages. Dumps are not among them: they are read with their map.
 */
export async function keptFiles(store: Store): Promise<readonly string[]> {
  const { rows } = await store.query(
    `select distinct regexp_replace(file, '#\\d+$', '') as file from (
       select file from v_page where charset_from is distinct from 'map' union select file from v_document_source union select file from v_crawl_page) s
     where file is not null and file <> '-' order by 1`,
    { timeoutMs: 0 },
  );
  return rows.flatMap((row) => (typeof row.file === 'string' ? [row.file] : []));
}
