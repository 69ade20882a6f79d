import type { Attribution, StoredDocument } from '../model/thread.js';
import { sourceWords } from './source-words.js';

/** What separates the names of several bodies in a credit ("A via B, citing C and D (E)"). */
const BETWEEN = /[,;/()|]|\s(?:and|via|citing|through|with|und|et|y|e|и)\s/giu;
const ARTICLE = new Set(['the', 'der', 'die', 'das', 'le', 'la', 'les', 'el', 'il']);
const DOMAIN = new Set(['com', 'net', 'org', 'info', 'www']);

/**
 * The agency or publisher that a post's attribution names when it is the document's own, as the post prints it; else
 * null. Compared as whole names, folded, without article and domain ending.
 */
export function declaredSource(attribution: Attribution | null, document: StoredDocument): string | null {
  if (attribution === null) return null;
  const own = new Set(
    [document.agency, document.publisher].flatMap((name) => (name === null ? [] : names(name))).map(nameForm),
  );
  own.delete('');
  const printed = attribution.agency;
  if (printed !== null) return names(printed).find((name) => own.has(nameForm(name))) ?? null;
  const line = ` ${nameForm(attribution.text)} `;
  const found = [...own].filter((name) => line.includes(` ${name} `)).sort()[0];
  return found === undefined
    ? null
    : ([document.agency, document.publisher].find(
        (name) => name !== null && names(name).some((part) => nameForm(part) === found),
      ) ?? null);
}

/**
 * Whether a name printed over a quote is one of a document's own: its publisher, agency, an author, its title or the
 * host it stands on. Compared as {@link declaredSource} does.
 */
export function isCredited(name: string, document: StoredDocument): boolean {
  const printed = nameForm(name);
  if (printed === '') return false;
  const host = /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/iu.exec(document.url ?? '')?.[1] ?? null;
  const credits = [document.publisher, document.agency, ...document.authors].flatMap((credit) =>
    credit === null ? [] : names(credit),
  );
  return [...credits, document.title, host].some((own) => own !== null && nameForm(own) === printed);
}

function names(credit: string): string[] {
  return credit
    .split(BETWEEN)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function nameForm(name: string): string {
  return sourceWords(name)
    .map((word) => word.form)
    .filter((form, i) => !(i === 0 && ARTICLE.has(form)) && !DOMAIN.has(form))
    .join(' ');
}
