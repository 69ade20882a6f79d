import type { QuoteFields } from '../../engine.js';
import { NOWHERE } from '../../engine.js';

/** Both looks quote alike; the phrase is not translated by the software, boards that changed it still end with a colon. */
export const QUOTE: QuoteFields = {
  each: 'blockquote',
  contents: '',
  header: 'cite',
  before: '',
  beforeSays: null,
  author: [{ select: 'cite', match: /^(.{1,120}?) (?:(?:a|ha|hat|has) )?\S{2,14}\s?:$/ }],
  sourceExternalId: NOWHERE,
  sourceUrl: NOWHERE,
  cited: { machine: NOWHERE, shown: NOWHERE },
};
