import { CONVOKIT } from './formats/convokit.js';
import type { Format } from './formats/format.js';
import { FORUM_DL } from './formats/forum-dl.js';
import { FOUR_CAT } from './formats/four-cat.js';
import { JSON_LD } from './formats/json-ld.js';
import { GEXF, GRAPHML } from './formats/network.js';
import type { FormatName } from './options.js';
import { CSV } from './tables/csv.js';
import { JSONL } from './tables/jsonl.js';
import { PARQUET } from './tables/parquet.js';
import type { TableFormat } from './tables/table.js';
import { writeTables } from './tables/write-tables.js';

/** A format of rows is written entity by entity. */
const table = (format: TableFormat): Format => ({ layout: 'file', write: (job) => writeTables(job, format) });

/** Every format: one file each, one line here. */
export const FORMATS: Readonly<Record<FormatName, Format>> = {
  jsonl: table(JSONL),
  csv: table(CSV),
  parquet: table(PARQUET),
  convokit: CONVOKIT,
  forumdl: FORUM_DL,
  '4cat': FOUR_CAT,
  jsonld: JSON_LD,
  gexf: GEXF,
  graphml: GRAPHML,
};
