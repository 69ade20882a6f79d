/** Where each line of a post stands, by the line's key; made when a post is first asked for and kept. */
export function lineTables(
  keysOf: (post: number) => readonly string[] | undefined,
): (post: number) => ReadonlyMap<string, readonly number[]> {
  const tables = new Map<number, ReadonlyMap<string, readonly number[]>>();
  return (post) => {
    const known = tables.get(post);
    if (known !== undefined) return known;
    const table = new Map<string, number[]>();
    keysOf(post)?.forEach((key, line) => {
      const at = table.get(key);
      if (at === undefined) table.set(key, [line]);
      else at.push(line);
    });
    tables.set(post, table);
    return table;
  };
}
