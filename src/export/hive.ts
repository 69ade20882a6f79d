import type { PartitionName } from './options.js';

/** What a partition is called that has no value: Hive's word, which DuckDB, Spark and Trino read as null. */
export const NO_VALUE = '__HIVE_DEFAULT_PARTITION__';

/** Signs Hive writes as %XX in names of partitions: what a path or a glob would read otherwise. */
const ESCAPED = /[\u0001-\u001f"#%'*/:=?\\\u007f{[\]^]/g;

/** A value as the name of a partition. */
export const hiveValue = (value: string | null): string =>
  value === null || value === ''
    ? NO_VALUE
    : value.replace(ESCAPED, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

/** The folder of a partition: `site=forum.example/month=2025-03`. */
export const hivePath = (
  names: readonly PartitionName[],
  values: Readonly<Record<PartitionName, string | null>>,
): string => names.map((name) => `${name}=${hiveValue(values[name])}`).join('/');
