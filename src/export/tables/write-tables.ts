import { entityRows } from '../entity-rows.js';
import type { Job } from '../job.js';
import type { TableFormat } from './table.js';

/** Writes each entity into a file of its own. */
export async function writeTables(job: Job, format: TableFormat): Promise<void> {
  for (const name of job.options.entities) {
    const { columns, batches } = await entityRows(job, name);
    const file = await job.open(`${name}${format.ending}`, name);
    const writer = await format.open(file.sink, columns, { defuse: job.options.defuseFormulas });
    let rows = 0;
    for await (const batch of batches) {
      await writer.write(batch);
      rows += batch.length;
      job.count(name, batch.length);
    }
    await writer.end();
    await file.finish(rows);
  }
}
