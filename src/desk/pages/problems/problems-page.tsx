import { Badge } from '../../design/badge.js';
import { Card } from '../../design/card.js';
import { Empty } from '../../design/empty.js';
import { Field, Select } from '../../design/field.js';
import { FilterForm, without, withParam } from '../../design/filter.js';
import { ThreadLink } from '../../design/links.js';
import { Page } from '../../design/page.js';
import { Pager } from '../../design/pager.js';
import { Time } from '../../design/time.js';
import { count, number } from '../../design/words.js';
import type { ProblemFilter, ProblemLine, ProblemList } from '../../read/problems.js';
import type { Visitor } from '../../visit.js';
import { meaningOf } from './data/meanings.js';

export interface ProblemsProps {
  readonly visitor: Visitor;
  readonly url: URL;
  readonly filter: ProblemFilter;
  readonly list: ProblemList;
  readonly now: Date;
}

/** What could not be read, by what it means and what to do about it. */
export function ProblemsPage({ visitor, url, filter, list, now }: ProblemsProps) {
  const all = list.codes.reduce((sum, { problems }) => sum + problems, 0);
  const names: readonly (readonly [string, string | null])[] = [
    ['code', filter.code],
    ['file', filter.file],
    ['thread', filter.thread],
  ];
  const chips = names.flatMap(([name, value]) =>
    value === null ? [] : [{ label: `${name}: ${value}`, href: without(url, name) }],
  );
  return (
    <Page
      title="Problems"
      section="problems"
      visitor={visitor}
      styles={['overview.css']}
      lede={`What could not be read or does not add up: ${count(all, 'problem')}. A problem never hides the rest of its page.`}
    >
      <FilterForm
        action="/problems"
        chips={chips}
        clear="/problems"
        keep={{ thread: filter.thread }}
        open={chips.length > 0}
      >
        <Select
          label="Kind"
          name="code"
          value={filter.code ?? ''}
          options={[
            { value: '', name: 'all kinds' },
            ...list.codes.map(({ code, problems }) => ({ value: code, name: `${code} (${number(problems)})` })),
          ]}
        />
        <Field label="File" name="file" value={filter.file ?? ''} hint="Part of its path." />
      </FilterForm>
      {visitor.sites !== null && (
        <p class="soft">Shown are problems of threads of your sites; of other files nobody can tell whose they are.</p>
      )}
      {list.problems.length === 0 ? (
        <Empty title="No problems here." icon="done">
          <p>{chips.length === 0 ? 'Everything could be read.' : 'Nothing fits these filters.'}</p>
        </Empty>
      ) : (
        list.problems.map((problem, i) => <Problem problem={problem} url={url} now={now} id={`problem-${i}`} />)
      )}
      <Pager
        label="Pages of problems"
        previous={url.searchParams.has('cursor') ? withParam(url, 'cursor', null) : null}
        next={list.next === null ? null : withParam(url, 'cursor', list.next)}
        words={{ previous: 'First page', next: 'Earlier problems' }}
      />
    </Page>
  );
}

const Problem = ({ problem, url, now, id }: { problem: ProblemLine; url: URL; now: Date; id: string }) => {
  const meaning = meaningOf(problem.code);
  return (
    <Card
      id={id}
      item
      title={meaning?.meaning ?? problem.code}
      aside={
        <>
          <a href={withParam(url, 'code', problem.code)}>
            <Badge tone="soft">{problem.code}</Badge>
          </a>{' '}
          <Time at={problem.at} now={now} />
        </>
      }
    >
      <p>
        <bdi>{problem.message}</bdi>
      </p>
      {meaning !== null && <p class="soft">What to do: {meaning.remedy}</p>}
      <p>
        {problem.file === null ? (
          'Shown by the pages of a thread together'
        ) : (
          <code>
            <bdi>{problem.file}</bdi>
          </code>
        )}
        {problem.post === null ? '' : `, post ${problem.post} on the page`}
        {problem.threadId !== null && (
          <>
            {', in '}
            <ThreadLink threadId={problem.threadId} title={problem.threadTitle} />
          </>
        )}
        {problem.site !== null && (
          <>
            {' on '}
            <bdi>{problem.site}</bdi>
          </>
        )}
      </p>
    </Card>
  );
};
