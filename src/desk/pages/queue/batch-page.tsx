import { randomUUID } from 'node:crypto';
import type { Template } from '../../../store/desk/decisions.js';
import { Card } from '../../design/card.js';
import { DECISIONS, DecisionBar, DecisionButton } from '../../design/decision.js';
import { Empty } from '../../design/empty.js';
import { Select, TextArea } from '../../design/field.js';
import { Hidden, PostForm } from '../../design/form.js';
import { Page } from '../../design/page.js';
import { count, decimal } from '../../design/words.js';
import type { CardPost } from '../../read/queue-cards.js';
import type { QueueFilter } from '../../read/queue-filter.js';
import type { Visitor } from '../../visit.js';
import { CardPostView } from './card-post.js';
import { queuePath } from './filters.js';

export interface BatchPageProps {
  readonly visitor: Visitor;
  readonly now: Date;
  readonly filter: QueueFilter;
  readonly size: number;
  readonly more: boolean;
  readonly sample: readonly CardPost[];
  readonly sealed: string;
  readonly templates: readonly Template[];
}

const KINDS = ['approve', 'remove', 'warn', 'escalate'] as const;

/** Some posts of a range of scores, drawn by chance, and one decision over all of them. */
export function BatchPage({ visitor, now, filter, size, more, sample, sealed, templates }: BatchPageProps) {
  const back = queuePath({ ...filter, min: null, max: null });
  const range = `between ${decimal(filter.min ?? 0)} and ${decimal(filter.max ?? 1)}`;
  const usable = templates.filter(({ kind }) => KINDS.some((one) => one === kind));
  return (
    <Page
      title="Many at once"
      section="queue"
      visitor={visitor}
      crumbs={[{ href: back, name: 'Queue' }]}
      scripts={['queue.js']}
      styles={['queue.css']}
      lede={
        more
          ? `The first ${count(size, 'open post')} with a score ${range}; there are more.`
          : `${count(size, 'open post')} with a score ${range}.`
      }
    >
      {size === 0 ? (
        <Empty title={`No open post has a score ${range}`}>
          <p>
            <a href={back}>Back to the queue</a>
          </p>
        </Empty>
      ) : (
        <>
          <h2>{sample.length < size ? `${sample.length} of them, drawn by chance` : 'All of them'}</h2>
          {sample.map((post) => (
            <Card id={`s-${post.queued.postId}`} item label={`A post by ${post.content?.author ?? 'somebody'}`}>
              <CardPostView post={post} now={now} withThread />
            </Card>
          ))}
          <h2>One decision over {count(size, 'post')}</h2>
          <p>What somebody decides or changes meanwhile is left out. Undo takes all of it back.</p>
          <PostForm
            action="/queue/batch"
            visitor={visitor}
            class="decision-form"
            label={`Decide on ${count(size, 'post')}`}
          >
            <button type="submit" disabled hidden />
            <Hidden fields={{ decisionId: randomUUID(), batch: sealed, back }} />
            <TextArea label="Note" name="note" rows={2} maxlength={10_000} />
            {usable.length > 0 && (
              <Select
                label="Or the words of a template"
                name="template"
                hint="It goes with the decision it was made for."
                options={[
                  { value: '', name: 'none' },
                  ...usable.map(({ templateId, name, kind }) => ({
                    value: templateId,
                    name: `${DECISIONS[kind].name}: ${name}`,
                  })),
                ]}
              />
            )}
            <DecisionBar label={`Decide on ${count(size, 'post')}`}>
              {KINDS.map((kind) => (
                <DecisionButton kind={kind} count={size} keyName={null} />
              ))}
            </DecisionBar>
          </PostForm>
        </>
      )}
    </Page>
  );
}
