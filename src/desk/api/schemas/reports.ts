import { z } from 'zod';
import { RAW } from '../define.js';
import { maybe, uuid } from './basic.js';

const words = (most: number) => z.string().max(most).nullable().optional();

/** A report in the desk's own form. */
const Ours = z.strictObject({
  target: z
    .string()
    .min(1)
    .max(2_000)
    .meta({ description: 'Address of the post, "thread/post" or the post’s id on the forum, or our post id.' }),
  site: words(300).meta({ description: 'Host of the forum, where the target is an id.' }),
  reporter: words(300),
  category: words(300),
  note: words(10_000),
  reported_at: z.iso.datetime({ offset: true }).nullable().optional(),
  external_id: words(300).meta({ description: 'The report’s own id: the same report twice counts once.' }),
});

/** Most reports of one request. */
const MOST = 5_000;

const OwnReports = z
  .strictObject({ reports: z.array(Ours).min(1).max(MOST) })
  .meta({ id: 'ReportsSent', description: 'Reports in the desk’s own form.' });

/** An item as Coop (ROOST) sends it: the fields of `data` are whatever the sender has chosen. */
const CoopItems = z
  .object({
    items: z
      .array(
        z.object({
          id: z.string().min(1).max(300),
          typeId: z.string().max(300),
          data: z.record(z.string(), z.unknown()),
        }),
      )
      .min(1)
      .max(MOST),
  })
  .meta({ id: 'CoopItems', description: 'Items as Coop sends them; docs/api.md says which fields are read.' });

/** A report as Ozone (atproto) has it: `tools.ozone.moderation.emitEvent` with `modEventReport`. */
const OzoneReport = z
  .object({
    event: z
      .object({
        $type: z.string().endsWith('#modEventReport'),
        reportType: z.string().max(300),
        comment: z.string().max(10_000).optional(),
      })
      .loose(),
    subject: z.object({ uri: z.string().min(1).max(2_000) }).loose(),
    createdBy: z.string().max(300),
    createdAt: z.iso.datetime({ offset: true }).optional(),
    externalId: z.string().max(300).optional(),
  })
  .meta({ id: 'OzoneReport', description: 'A report event as Ozone has it.' });

const Csv = z.strictObject({ [RAW]: z.string().max(16_000_000) });

/** What is read as reports. */
export const ReportsBody = z.union([OwnReports, CoopItems, OzoneReport, Csv]);

export const ReportsTaken = z
  .object({
    new: z.number().int(),
    known: z.number().int().meta({ description: 'Sent before.' }),
    unmatched: z
      .number()
      .int()
      .meta({ description: 'Kept, but their posts are not stored, or not where you may see.' }),
    reopened: z.number().int().meta({ description: 'Posts that were decided on and are open again.' }),
    rows: z.array(
      z.object({
        status: z.enum(['new', 'known', 'unmatched']),
        report_id: maybe(uuid),
        thread_id: maybe(uuid),
        post_id: maybe(uuid),
      }),
    ),
    problems: z
      .array(z.object({ line: z.number().int(), column: maybe(z.string()), message: z.string() }))
      .meta({ description: 'Lines of a CSV that could not be read.' }),
  })
  .meta({ id: 'ReportsTaken', description: 'What became of reports, in the order they were sent.' });

export const UnmatchedReport = z
  .object({
    report_id: uuid,
    target: z.string(),
    reporter: maybe(z.string()),
    category: maybe(z.string()),
    note: maybe(z.string()),
    reported_at: maybe(z.string()),
    imported_at: z.string(),
    source: z.enum(['csv', 'api']),
  })
  .meta({ id: 'UnmatchedReport', description: 'A report whose post is not stored.' });
