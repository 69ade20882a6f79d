import type { Child } from 'hono/jsx';

export interface Column {
  readonly name: string;
  /** Numbers stand to the right, in figures of equal width. */
  readonly kind?: 'text' | 'number' | 'time' | undefined;
  /** The name is for screen readers alone. */
  readonly hideName?: boolean | undefined;
}

export interface DataTableProps {
  /** What the table says. */
  readonly caption: string;
  readonly hideCaption?: boolean | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Child[])[];
  /** Whether the first cell of a row names it; true unless told. */
  readonly rowHeader?: boolean | undefined;
  /** Instead of a table without rows. */
  readonly empty?: Child;
}

/** Rows and columns; where they are wider than the page, they scroll in themselves. */
export function DataTable({ caption, hideCaption = false, columns, rows, rowHeader = true, empty }: DataTableProps) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <section class="table" tabindex={0} aria-label={caption}>
      <table>
        <caption class={hideCaption ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, kind, hideName }) => (
              <th scope="col" class={kind}>
                {hideName === true ? <span class="unseen">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell, i) =>
                i === 0 && rowHeader ? (
                  <th scope="row" class={columns[i]?.kind}>
                    {cell}
                  </th>
                ) : (
                  <td class={columns[i]?.kind}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
