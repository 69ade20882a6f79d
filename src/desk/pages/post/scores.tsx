import { Badge, IncivilityBadge, StanceBadge } from '../../design/badge.js';
import { SentimentBar, ShareBar } from '../../design/bar.js';
import { Facts, Section } from '../../design/card.js';
import { Details } from '../../design/details.js';
import { type WordMark, Words } from '../../design/marked-words.js';
import { DataTable } from '../../design/table.js';
import { decimal, percent } from '../../design/words.js';
import type { AnswerEnd } from '../../read/thread-replies.js';
import type { PostValues, ShownIncivility, ShownSentiment, WordSpan } from '../../read/thread-values.js';
import type { FullPost } from '../../read/thread-window.js';
import { numberOfPost, postInThread } from '../thread/links.js';

/** What the analyzers say of a post, each with the words behind it. */
export function Scores({ full }: { full: FullPost }) {
  const { post, values, replies } = full;
  const { sentiment, incivility } = values;
  if (post.kind !== 'post') return null;
  return (
    <Section title="What the machine reads" id="scores">
      <Facts
        facts={[
          { name: 'Tone', value: sentiment === null ? 'not analysed' : <Tone sentiment={sentiment} /> },
          { name: 'Hostility', value: incivility === null ? 'not analysed' : <Hostility incivility={incivility} /> },
          {
            name: 'Own words',
            value:
              post.originalShare === null ? (
                'nothing written'
              ) : (
                <ShareBar
                  share={post.originalShare}
                  label="Share of the body that is the author's own, not repeated words"
                />
              ),
          },
          { name: 'Language', value: post.language ?? 'not known' },
        ]}
      />
      <WordsBehind text={post.analysisText} lang={post.language} sentiment={sentiment} incivility={incivility} />
      <StanceTable values={values} />
      <AnswerTable threadId={post.threadId} answers={replies.answers} />
      <p class="quiet">
        {values.runs.map(({ task, analyzer, version }) => `${task}: ${analyzer} ${version}`).join(' · ') ||
          'No analyzer has read this post.'}
      </p>
    </Section>
  );
}

const Tone = ({ sentiment }: { sentiment: ShownSentiment }) =>
  sentiment.score === null ? (
    <span>no score: {sentiment.reason ?? 'no reason is given'}</span>
  ) : (
    <>
      <SentimentBar score={sentiment.score} />
      <span class="quiet">
        {` ${sentiment.class ?? ''}${sentiment.confidence === null ? '' : `, ${percent(sentiment.confidence)} sure`}`}
        {sentiment.fullScore !== null &&
          sentiment.fullScore !== sentiment.score &&
          `; with its quotes it would be ${decimal(sentiment.fullScore)}`}
      </span>
    </>
  );

const AIMS: Readonly<Record<string, string>> = {
  answered: 'the person who is answered',
  member: 'another member',
  figure: 'somebody the thread speaks of',
  group: 'a group of people',
};

const Hostility = ({ incivility }: { incivility: ShownIncivility }) =>
  incivility.score === null ? (
    <span>no score: {incivility.reason ?? 'no reason is given'}</span>
  ) : (
    <>
      <ShareBar share={incivility.score} label="Hostility" tone={incivility.label === 'uncivil' ? 'bad' : 'soft'} />
      <IncivilityBadge score={incivility.score} />
      {incivility.kinds.map((kind) => (
        <Badge tone="soft">{kind.replaceAll('-', ' ')}</Badge>
      ))}
      {incivility.attack !== null && (
        <span class="quiet">
          {` aimed at ${AIMS[incivility.attack.aim] ?? incivility.attack.aim}`}
          {incivility.attack.target !== null && (
            <>
              {': '}
              <bdi>{incivility.attack.target}</bdi>
            </>
          )}
          {`, ${percent(incivility.attack.confidence)} sure`}
        </span>
      )}
    </>
  );

interface WordsBehindProps {
  readonly text: string;
  readonly lang: string | null;
  readonly sentiment: ShownSentiment | null;
  readonly incivility: ShownIncivility | null;
}

/** The analysed words with what decided marked in them: one view for each score. */
function WordsBehind({ text, lang, sentiment, incivility }: WordsBehindProps) {
  const tone = (sentiment?.words ?? []).map(
    ({ start, end, valence }): WordMark => ({
      start,
      end,
      kind: valence < 0 ? 'bad' : 'good',
      label: `${valence > 0 ? '+' : ''}${decimal(valence)}`,
    }),
  );
  const hostile = (incivility?.evidence ?? []).map(
    ({ start, end, kind }): WordMark => ({ start, end, kind: 'hostile', label: kind.replaceAll('-', ' ') }),
  );
  return (
    <>
      <MarkedView title="Words that decided the tone" text={text} lang={lang} marks={tone} />
      <MarkedView title="Words that decided the hostility" text={text} lang={lang} marks={hostile} />
    </>
  );
}

const MarkedView = (props: { title: string; text: string; lang: string | null; marks: readonly WordMark[] }) =>
  props.marks.length === 0 ? null : (
    <Details kind="fold" summary={`${props.title} (${props.marks.length})`}>
      <Words text={props.text} lang={props.lang} marks={props.marks} />
    </Details>
  );

const Evidence = ({ spans }: { spans: readonly WordSpan[] }) =>
  spans.length === 0 ? (
    <span>–</span>
  ) : (
    <span>
      {spans.slice(0, 4).map(({ text }, i) => (
        <>
          {i > 0 && ' … '}
          <q class="own-inline">{text}</q>
        </>
      ))}
    </span>
  );

const StanceTable = ({ values }: { values: PostValues }) =>
  values.stances.length === 0 ? null : (
    <DataTable
      caption="Stances towards what the thread is about"
      columns={[
        { name: 'Target' },
        { name: 'Stance' },
        { name: 'Sure', kind: 'number' },
        { name: 'Whose view' },
        { name: 'The words' },
      ]}
      rows={values.stances.map(({ target, targetKind, stance, confidence, abstained, holder, evidence }) => [
        <>
          <bdi>{target}</bdi> <span class="quiet">{targetKind}</span>
        </>,
        abstained ? 'not decided' : <StanceBadge stance={stance} target={target} confidence={confidence} />,
        percent(confidence),
        holder === null ? 'the author’s' : <bdi>{holder}</bdi>,
        <Evidence spans={evidence} />,
      ])}
    />
  );

const AnswerTable = ({ threadId, answers }: { threadId: string; answers: readonly AnswerEnd[] }) =>
  answers.length === 0 ? null : (
    <DataTable
      caption="How it stands to what it answers"
      columns={[
        { name: 'Answers' },
        { name: 'Stance' },
        { name: 'Sure', kind: 'number' },
        { name: 'By' },
        { name: 'The words' },
      ]}
      rows={answers.map((end) => [
        <a href={postInThread(threadId, end.postId)}>
          {numberOfPost(end.position, end.kind)} <bdi>{end.author ?? 'no name'}</bdi>
        </a>,
        end.stance === null ? 'not analysed' : end.abstained ? 'not decided' : end.stance,
        end.confidence === null ? '–' : percent(end.confidence),
        end.via.join(', '),
        <Evidence spans={end.evidence} />,
      ])}
    />
  );
