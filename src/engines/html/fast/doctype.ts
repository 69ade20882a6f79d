/** Whether a document type puts a page into quirks mode; null for those that are not worth knowing. */
export function isQuirky(doctype: string): boolean | null {
  if (/^doctype[\t\n\f ]+html[\t\n\f ]*$/i.test(doctype)) return false;
  const ids = /^doctype[\t\n\f ]+html[\t\n\f ]+public[\t\n\f ]+"([^"]*)"(?:[\t\n\f ]*"([^"]*)")?[\t\n\f ]*$/i.exec(
    doctype,
  );
  if (ids === null || /\bibm/i.test(ids[2] ?? '')) return null;
  const name = (ids[1] ?? '').toLowerCase();
  if (/^-\/\/w3c\/\/dtd xhtml 1\.[01](?: (?:transitional|strict))?\/\//.test(name)) return false;
  if (/^-\/\/w3c\/\/dtd html 4\.01\/\//.test(name)) return false;
  if (/^-\/\/w3c\/\/dtd html 4\.01 transitional\/\//.test(name)) return ids[2] === undefined;
  return /^-\/\/w3c\/\/dtd html (?:4\.0 transitional|3\.2(?: final)?)\/\//.test(name) ? true : null;
}
