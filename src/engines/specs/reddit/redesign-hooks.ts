import type { ThreadPage } from '../../../model/page.js';
import { reactionOf } from '../../../model/page.js';
import type { DataRequest } from '../../engine.js';
import { selectorOf } from '../../field.js';
import type { PageElement, PageTree } from '../../html/page-tree.js';
import { select } from '../../html/select.js';
import { textOf as shownText } from '../../html/text-of.js';
import { draftPage, NOBODY, type PostDraft } from '../../json/draft.js';
import { embeddedObject } from '../../json/embedded-json.js';
import { idOf, integerOf, isSet, memberAt, memberOf, momentOf, textOf } from '../../json/value.js';
import { parentsByLevel } from '../../parents-by-level.js';

export const COMMENT = '.Comment[class*="t1_"]';
export const COMMENT_ID = /\bt1_(\w{1,20})/;

const known = new WeakMap<PageTree, ReadonlyMap<PageElement, PageElement>>();

/** Comments are a flat list; "level 2" is written for screen readers only. */
export function readParent(post: PageElement, tree: PageTree): string | null {
  let parents = known.get(tree);
  if (parents === undefined) {
    parents = parentsByLevel(select(tree, tree.root, selectorOf(COMMENT)), (comment) => levelOf(comment, tree));
    known.set(tree, parents);
  }
  return COMMENT_ID.exec(parents.get(post)?.attributes.class ?? '')?.[1] ?? null;
}

function levelOf(comment: PageElement, tree: PageTree): number {
  for (const span of select(tree, comment, selectorOf('span')).slice(0, 6)) {
    const level = /^\p{L}{2,12} (\d{1,3})$/u.exec(shownText(span))?.[1];
    if (level !== undefined) return Number(level);
  }
  return 1;
}

/** `window.___r`, the state of the page's script: exact times, ids of accounts, edits. */
export function readState(tree: PageTree, _request: DataRequest): ThreadPage | null {
  const state = embeddedObject(tree, '___r');
  if (state === undefined) return null;
  const shown = new Set(
    select(tree, tree.root, selectorOf(`${COMMENT}, .Post[id^="t3_"]:not(.scrollerItem)`)).flatMap(
      ({ attributes }) => /\bt[13]_\w{1,20}/.exec(`${attributes.class ?? ''} ${attributes.id ?? ''}`)?.[0] ?? [],
    ),
  );
  const models = ['posts.models', 'features.comments.models', 'comments.models'].map((path) => memberAt(state, path));
  const posts = [...shown].flatMap((id): PostDraft[] => {
    const model = models.map((list) => memberOf(list, id)).find((found) => found !== undefined);
    return model === undefined ? [] : [readModel(id, model)];
  });
  return posts.length === 0
    ? null
    : draftPage({ engine: 'reddit', detection: { confidence: 1, evidence: [] }, thread: {}, posts });
}

function readModel(id: string, model: unknown): PostDraft {
  const name = textOf(memberOf(model, 'author'));
  const posted = momentOf(memberOf(model, 'created'));
  const score = integerOf(memberOf(model, 'score'));
  return {
    externalId: id.slice(3),
    parentExternalId: idOf(memberOf(model, 'parentId'))?.replace(/^t\d_/, '') ?? null,
    kind: isSet(memberOf(model, 'isDeleted')) ? 'deleted' : 'post',
    author: {
      ...NOBODY,
      name,
      externalId: idOf(memberOf(model, 'authorId'))?.replace(/^t\d_/, '') ?? null,
      kind: name === '[deleted]' ? 'deleted' : name === null ? 'unknown' : 'member',
    },
    ...(posted === null ? {} : { postedAt: posted }),
    editedAt: momentOf(memberOf(model, 'editedAt')),
    reactions: score === null || isSet(memberOf(model, 'isScoreHidden')) ? [] : [reactionOf('Score', score)],
  };
}
