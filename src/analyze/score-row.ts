import type { Span } from '../model/annotation.js';

/** One text to score; `target` for stance, `parent_text` for replies, `lang` (ISO 639-1) where it is known. */
export interface ScoreInput {
  readonly id: string;
  readonly text: string;
  readonly parent_text?: string | null | undefined;
  readonly target?: string | null | undefined;
  readonly lang?: string | null | undefined;
}

/** One answer. `label` is the best guess also where `abstained` is true; `reason` says why nothing could be told. */
export interface ScoreRow {
  readonly id: string;
  readonly label: string | null;
  readonly score: number | null;
  readonly confidence: number | null;
  readonly abstained: boolean;
  readonly evidence: readonly Span[];
  readonly reason: string | null;
}

/** An answer without the name of its row. */
export type Answer = Omit<ScoreRow, 'id'>;
