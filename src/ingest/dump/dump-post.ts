import type { BodyForm } from '../../engines/bodies/index.js';
import type { Moment } from '../../model/moment.js';
import type { Link, PageAttachment, PageAuthor, PageImage, PagePostKind, Reaction } from '../../model/page.js';

/** A quote that stands in columns of its own. */
export interface ColumnQuote {
  readonly post: string | null;
  readonly author: string | null;
  readonly text: string | null;
}

/** A row as the map reads it, on its way through the spool: plain JSON, the body not yet taken apart. */
export interface DumpPost {
  /** Which of the files, from 0, and which of its rows, from 1. */
  readonly file: number;
  readonly row: number;
  /** Hash of the row as it stands, whatever the map makes of it. */
  readonly hash: string;
  readonly site: string | null;
  readonly engine: string | null;
  readonly forum: readonly string[];
  readonly tags: readonly string[];
  readonly thread: { readonly id: string | null; readonly url: string | null; readonly title: string | null };
  /** What rows are put together by where thread and title alone do not tell; null: by these. */
  readonly key: string | null;
  readonly id: string | null;
  readonly parent: string | null;
  readonly position: number | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: PageAuthor;
  readonly posted: Moment | null;
  readonly edited: Moment | null;
  readonly signature: string | null;
  readonly kind: PagePostKind;
  readonly body: string | null;
  readonly form: BodyForm;
  readonly quotes: readonly ColumnQuote[];
  readonly reactions: readonly Reaction[];
  /** What columns of their own list; null: what the body shows. */
  readonly images: readonly PageImage[] | null;
  readonly links: readonly Link[] | null;
  readonly attachments: readonly PageAttachment[] | null;
}
