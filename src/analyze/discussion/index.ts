import type { DiscussionValue } from '../../model/annotation.js';
import type { ThreadAnalyzer } from '../analyzer.js';
import { escalationsIn } from './escalation.js';
import { type DiscussionInput, discussionInput } from './input.js';
import { answeredPosts, networkOf } from './network.js';
import { timelineOf } from './timeline.js';

/** How a thread went: its course in stretches, quarrels that grew, posts that were answered most, who agrees with whom. */
export const discussion: ThreadAnalyzer<DiscussionInput, DiscussionValue> = {
  name: 'discussion',
  version: '1',
  meaning: 'How a thread went: timeline, escalation between two members, most answered posts, agreement network.',
  languages: 'any',
  after: ['sentiment', 'incivility', 'reply-stance'],
  scope: 'thread',
  unknown: (reason) => ({ timeline: [], escalations: [], answered: [], network: [], networkLeftOut: 0, reason }),
  input: discussionInput,
  analyze: (input) => ({
    timeline: timelineOf(input),
    escalations: escalationsIn(input),
    answered: answeredPosts(input),
    ...networkOf(input),
    reason: input.posts.length === 0 ? 'the thread has no posts' : null,
  }),
};
