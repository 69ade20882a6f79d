/** One setting of a session. */
export interface Setting {
  readonly name: string;
  readonly value: string;
}

/**
 * The settings in the `options` of a start packet, as PGOPTIONS gives them: `-c name=value`, `-cname=value` and
 * `--name=value`, parted by white space that no backslash guards (PostgreSQL, "Client Connection Defaults" of libpq).
 * Anything else in it is passed over, as no option of a server process means anything here.
 */
export function readOptions(text: string): readonly Setting[] {
  const words = [...text.matchAll(/(?:\\[\s\S]|[^\s\\])+/g)].map(([word]) => word.replace(/\\([\s\S])/g, '$1'));
  return words.flatMap((word, i) => {
    const pair = words[i - 1] === '-c' ? word : /^(?:-c(?=.)|--)/.test(word) ? word.replace(/^(?:-c|--)/, '') : null;
    const at = pair?.indexOf('=') ?? -1;
    if (pair === null || at < 1) return [];
    // On the command line of a server a dash stands for an underscore.
    return [{ name: pair.slice(0, at).replaceAll('-', '_'), value: pair.slice(at + 1) }];
  });
}

/** The statement that puts a setting in place for the session. */
export function settingStatement({ name, value }: Setting): string {
  return `select pg_catalog.set_config(${literal(name)}, ${literal(value)}, false)`;
}

/** As an escape string, which is read alike whatever standard_conforming_strings says. */
const literal = (text: string): string => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
