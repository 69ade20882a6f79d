/** One piece of a word diff, as `quote.diff` has it. */
export interface DiffPiece {
  readonly op: 'equal' | 'delete' | 'insert';
  readonly text: string;
}

export interface DiffProps {
  readonly ops: readonly DiffPiece[];
  /** What it is, for screen readers. */
  readonly label?: string | undefined;
  /** Where the struck words stand. */
  readonly from?: string | undefined;
  /** Where the added words stand. */
  readonly to?: string | undefined;
}

/** What differs between two wordings: struck and underlined, and said for those who do not see it. */
export function Diff({ ops, label = 'Word by word', from = 'source', to = 'copy' }: DiffProps) {
  return (
    <div class="diff own">
      <span class="unseen">{`${label}: `}</span>
      {ops.map(({ op, text }) => {
        if (op === 'equal') return text;
        const Tag = op === 'delete' ? 'del' : 'ins';
        return (
          <Tag>
            <span class="unseen">{op === 'delete' ? `[only in the ${from}: ` : `[only in the ${to}: `}</span>
            {text}
            <span class="unseen">]</span>
          </Tag>
        );
      })}
    </div>
  );
}
