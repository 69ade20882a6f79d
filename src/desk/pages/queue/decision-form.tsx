import { randomUUID } from 'node:crypto';
import type { DecisionPost, Template } from '../../../store/desk/decisions.js';
import { DECISIONS, DecisionBar, DecisionButton } from '../../design/decision.js';
import { Check, Select, TextArea } from '../../design/field.js';
import { Hidden, PostForm } from '../../design/form.js';
import { count, nameOf, REASONS_IN_WORDS } from '../../design/words.js';
import { LABELS } from '../../read/queue-words.js';
import type { Visitor } from '../../visit.js';
import { postField } from './decision-fields.js';

export interface DecisionFormProps {
  readonly visitor: Visitor;
  /** Posts the decision is about, as they were seen. */
  readonly posts: readonly DecisionPost[];
  /** Posts among them that have a box of their own on the page, to leave them out; see `PostChoice`. */
  readonly chosenByBox?: ReadonlySet<string> | undefined;
  /** Own path to return to. */
  readonly back: string;
  /** Incident whose card comes next. */
  readonly next?: string | null | undefined;
  /** Kinds of machine reasons that can be called wrong, the strongest first. */
  readonly reasons: readonly string[];
  /** Members reported one of the posts: a wrong reason does not settle it. */
  readonly reported?: boolean | undefined;
  /** All of them were decided on: they can be opened again. */
  readonly decided?: boolean | undefined;
  readonly templates: readonly Template[];
  /** Part of the page that is put in place of what is there, where JavaScript runs. */
  readonly live?: string | undefined;
  /** Tells forms of one page apart. */
  readonly id: string;
}

/** Buttons without a form of their own keys: the rest is reached by Tab. */
const MAIN = ['approve', 'remove', 'warn', 'escalate'] as const;

/**
 * All that can be decided on some posts, as a plain form; nothing for those who only read. A note, a template and a label
 * go with whichever button is pressed.
 */
export function DecisionForm(props: DecisionFormProps) {
  const { visitor, posts, chosenByBox = new Set(), back, next = null, reasons, reported = false, id } = props;
  if (visitor.role === 'reader' || posts.length === 0) return null;
  const [only] = reasons;
  const settles = reasons.length === 1 && !reported;
  const many = posts.length;
  // With boxes to leave some out the number would not stay true.
  const counted = chosenByBox.size === 0 ? many : undefined;
  return (
    <PostForm
      action="/decide"
      visitor={visitor}
      id={id}
      class="decision-form"
      live={props.live}
      label={many === 1 ? 'Decide on the post' : `Decide on ${count(many, 'post')}`}
    >
      {/* Enter in a box must not press the first button. */}
      <button type="submit" disabled hidden />
      <Hidden fields={{ decisionId: randomUUID(), back, next }} />
      {posts
        .filter(({ postId }) => !chosenByBox.has(postId))
        .map((post) => (
          <input type="hidden" name="post" value={postField(post)} />
        ))}
      <DecisionBar label={many === 1 ? 'Decide' : `Decide on ${count(many, 'post')} together`}>
        {MAIN.map((kind) => (
          <DecisionButton kind={kind} count={counted} />
        ))}
        {props.decided === true && <DecisionButton kind="reopen" count={counted} />}
        {only !== undefined && (
          <DecisionButton kind="wrong_reason">
            {settles ? 'Wrong reason, approve' : DECISIONS.wrong_reason.name}
          </DecisionButton>
        )}
      </DecisionBar>
      {only !== undefined &&
        (reasons.length === 1 ? (
          <Hidden fields={{ reason: only, also: settles ? 'approve' : null }} />
        ) : (
          <Select
            label="Wrong reason means"
            name="reason"
            id={`${id}-reason`}
            options={reasons.map((reason) => ({ value: reason, name: nameOf(REASONS_IN_WORDS, reason) }))}
          />
        ))}
      <div class="decision-more">
        <Fold name="Note" keyName="n">
          <TextArea
            label="Note"
            name="note"
            id={`${id}-note`}
            rows={3}
            maxlength={10_000}
            hint="Kept with the decision you press next."
          />
          {props.templates.length > 0 && (
            <Select
              label="Or the words of a template"
              name="template"
              id={`${id}-template`}
              options={[
                { value: '', name: 'none' },
                ...props.templates.map(({ templateId, name, kind }) => ({
                  value: templateId,
                  name: `${DECISIONS[kind].name}: ${name}`,
                })),
              ]}
            />
          )}
          <DecisionButton kind="note" keyName={null}>
            Keep the note alone
          </DecisionButton>
        </Fold>
        <Fold name="Label" keyName="l">
          <Select
            label="Label"
            name="label"
            id={`${id}-label`}
            hint="What it is, whatever is decided: what the machine is measured and trained with."
            options={LABELS.map(({ label, name, meaning }) => ({ value: label, name: `${name}: ${meaning}` }))}
          />
          <DecisionButton kind="label" keyName={null}>
            Label
          </DecisionButton>
        </Fold>
      </div>
    </PostForm>
  );
}

/** A part of the form that opens by a key; its first field is focused by queue.js. */
const Fold = ({ name, keyName, children }: { name: string; keyName: string; children?: unknown }) => (
  <details class="details fold decision-fold">
    <summary data-key={keyName} data-key-name={name} data-key-scope="item">
      {name}{' '}
      <span class="key" aria-hidden="true">
        {keyName}
      </span>
    </summary>
    <div class="details-body">{children}</div>
  </details>
);

/** The box at a post that leaves it out of the decision on its card. */
export const PostChoice = ({ post, form, label }: { post: DecisionPost; form: string; label: string }) => (
  <Check name="post" value={postField(post)} checked id={`${form}-${post.postId}`} form={form} label={label} />
);
