import { z } from 'zod';
import { several, uuid } from './basic.js';

const text = z.string().min(1).max(300).optional();
const share = z.coerce.number().min(0).max(1).optional();
const day = z.iso.date().optional();

/** The filters of the queue page, under their names. */
export const FILTERS = {
  site: text.meta({ description: 'Host of the site.' }),
  forum: uuid.optional(),
  thread: uuid.optional(),
  author: text.meta({ description: 'Id, or a name in any case.' }),
  language: text.meta({ description: 'ISO 639-1; none: not known.' }),
  reason: several(z.string().regex(/^[a-z_]{1,40}$/))
    .optional()
    .meta({ description: 'Kinds of reasons, one of which a post must have; report for reports.' }),
  min: share.meta({ description: 'Least score, 0..1.' }),
  max: share.meta({ description: 'Greatest score, 0..1.' }),
  from: day.meta({ description: 'First day of posting.' }),
  to: day.meta({ description: 'Last day of posting.' }),
  state: z.enum(['open', 'approved', 'removed', 'warned', 'escalated', 'decided', 'all']).default('open'),
};

/** Filters as the address of a page has them. */
export const queryOf = (filters: Readonly<Record<string, unknown>>): URLSearchParams => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters))
    for (const one of Array.isArray(value) ? value : [value]) if (one != null) query.append(name, String(one));
  return query;
};
