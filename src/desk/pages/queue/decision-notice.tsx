import { randomUUID } from 'node:crypto';
import { Button, Hidden, PostForm } from '../../design/form.js';
import type { DecisionSaid } from '../../read/decision-notice.js';
import type { Visitor } from '../../visit.js';

/** What was just done, with the way back; for the notice of a page. */
export function DecisionNotice(props: {
  said: DecisionSaid;
  visitor: Visitor;
  /** Own path to return to. */
  back: string;
  /** Part of the page that is put in place, where JavaScript runs. */
  live?: string | undefined;
}) {
  const { said, visitor, back, live } = props;
  return (
    <div class="decision-notice">
      <span>{said.text}</span>{' '}
      {said.stands && visitor.role !== 'reader' && (
        <PostForm action="/undo" visitor={visitor} live={live} label="Take it back">
          <Hidden fields={{ undoId: randomUUID(), target: said.decisionId, back }} />
          <Button kind="quiet" icon="undo" keyName="u" keyTitle="Undo">
            {said.kind === 'undo' ? 'Do it again' : 'Undo'}
          </Button>
        </PostForm>
      )}
    </div>
  );
}
