import { seenOf } from '../../../store/desk/decisions/fold.js';
import type { Template } from '../../../store/desk/decisions.js';
import type { FullPost } from '../../read/thread-window.js';
import type { ReasonedPost } from '../../reasons/read.js';
import type { Visitor } from '../../visit.js';
import { DecisionForm } from '../queue/decision-form.js';

export interface DecideProps {
  readonly visitor: Visitor;
  readonly full: FullPost;
  readonly reasoned: ReasonedPost;
  readonly templates: readonly Template[];
  /** Own path to return to. */
  readonly back: string;
  /** Part of the page that is put in place, where JavaScript runs. */
  readonly live?: string;
}

/** What can be decided on one post, as it was seen. Nothing for readers, and for what is no post of anybody. */
export function Decide({ visitor, full, reasoned, templates, back, live }: DecideProps) {
  const { post, desk } = full;
  if (visitor.role === 'reader' || post.kind === 'stub') return null;
  return (
    <DecisionForm
      id={`decide-${post.postId}`}
      visitor={visitor}
      posts={[{ threadId: post.threadId, postId: post.postId, seen: seenOf(desk.state), textHash: post.textHash }]}
      reasons={[...new Set(reasoned.reasons.filter(({ muted }) => !muted).map(({ kind }) => kind))]}
      reported={reasoned.reports.length > 0}
      decided={desk.state !== null && desk.state.state !== 'open'}
      templates={templates}
      back={back}
      live={live}
    />
  );
}
