import { StateBadge } from '../../design/badge.js';
import { Empty } from '../../design/empty.js';
import { Check, Select } from '../../design/field.js';
import { FilterForm, withParam } from '../../design/filter.js';
import { Button, ButtonLink, Hidden, PostForm } from '../../design/form.js';
import { AuthorLink, ForumLink, PostLink } from '../../design/links.js';
import { Page } from '../../design/page.js';
import { Pager } from '../../design/pager.js';
import { DataTable } from '../../design/table.js';
import { Time } from '../../design/time.js';
import { taskWords, type WorkItem, type Worklist, type WorkOptions } from '../../read/worklist.js';
import type { Visitor } from '../../visit.js';
import { postField } from '../queue/decision-fields.js';

export interface WorklistPageProps {
  readonly visitor: Visitor;
  readonly now: Date;
  readonly url: URL;
  readonly options: WorkOptions;
  readonly list: Worklist;
}

const FORM = 'marks';

/** Decisions are recommendations: this is what somebody has to do about them on the forum itself. */
export function WorklistPage({ visitor, now, url, options, list }: WorklistPageProps) {
  const done = options.done === true;
  const back = `${url.pathname}${url.search}`;
  const query = new URLSearchParams(url.search);
  query.delete('after');
  return (
    <Page
      title="Worklist"
      section="worklist"
      visitor={visitor}
      styles={['queue.css']}
      lede="What was decided here is still to be done on the forum. Open each post there, do it, then tick it off."
      actions={<ButtonLink href={`/worklist.csv?${query.toString()}`}>CSV</ButtonLink>}
    >
      <FilterForm action="/worklist" open button="Show">
        <Select
          label="Whose decisions"
          name="who"
          value={options.who ?? 'own'}
          options={[
            { value: 'own', name: 'mine' },
            { value: 'all', name: 'of all moderators' },
          ]}
        />
        <Select
          label="Kind"
          name="state"
          value={options.state ?? ''}
          options={[
            { value: '', name: 'all' },
            { value: 'removed', name: 'removals' },
            { value: 'warned', name: 'warnings' },
            { value: 'escalated', name: 'handed on' },
          ]}
        />
        <Select
          label="On the forum"
          name="done"
          value={options.done === null ? 'all' : done ? 'yes' : 'no'}
          options={[
            { value: 'no', name: 'not done yet' },
            { value: 'yes', name: 'done' },
            { value: 'all', name: 'both' },
          ]}
        />
      </FilterForm>
      {list.items.length === 0 ? (
        <Empty title={done ? 'Nothing is ticked off yet' : 'Nothing to do on the forum'} icon="done">
          <p>
            <a href="/queue">To the queue</a>
          </p>
        </Empty>
      ) : (
        <>
          <DataTable
            caption="To do on the forum"
            hideCaption
            rowHeader={false}
            columns={[
              { name: 'Choose', hideName: true },
              { name: 'What' },
              { name: 'Post' },
              { name: 'Author' },
              { name: 'Note' },
              { name: 'Decided', kind: 'time' },
            ]}
            rows={list.items.map((item) => [
              <Check
                name="post"
                value={postField(item)}
                id={`w-${item.postId}`}
                form={FORM}
                label={
                  <span class="unseen">
                    {taskWords(item)}: post by {item.author ?? 'somebody'}
                  </span>
                }
              />,
              <Task item={item} now={now} />,
              <Where item={item} />,
              <AuthorLink authorId={item.authorId} name={item.author} />,
              item.note ?? '',
              <>
                <Time at={item.at} now={now} />
                {options.who === 'all' && item.by !== null && <span class="hint"> by {item.by}</span>}
              </>,
            ])}
          />
          <PostForm action="/worklist/done" visitor={visitor} id={FORM} class="around">
            <Hidden fields={{ back }} />
            {options.done !== true && (
              <Button kind="main" name="to" value="done" icon="done">
                Done on the forum
              </Button>
            )}
            {options.done !== false && (
              <Button name="to" value="open" icon="undo">
                Not done after all
              </Button>
            )}
          </PostForm>
        </>
      )}
      <Pager
        label="Pages of the worklist"
        previous={options.after == null ? null : withParam(url, 'after', null)}
        next={list.next === null ? null : withParam(url, 'after', list.next)}
        words={{ previous: 'To the beginning', next: 'Older' }}
      />
    </Page>
  );
}

const Task = ({ item, now }: { item: WorkItem; now: Date }) => (
  <>
    <StateBadge state={item.state} /> {taskWords(item)}
    {item.done && (
      <span class="hint">
        {' '}
        done <Time at={item.doneAt} now={now} />
        {item.doneBy !== null && ` by ${item.doneBy}`}
      </span>
    )}
  </>
);

const Where = ({ item }: { item: WorkItem }) => (
  <>
    <ForumLink url={item.url}>{item.threadTitle ?? 'Thread without a title'}</ForumLink>{' '}
    <PostLink threadId={item.threadId} postId={item.postId}>
      {item.position === null ? 'here' : `#${item.position}`}
    </PostLink>
    {item.url === null && <span class="hint"> no address known</span>}
  </>
);
