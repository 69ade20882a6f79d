/** Beginnings of the words boards use for a post that was taken away, in the languages of docs/engines.md. */
const DELETED = [
  'delet',
  'remov',
  'gelöscht',
  'entfernt',
  'supprim',
  'eliminad',
  'borrad',
  'eliminat',
  'rimoss',
  'excluíd',
  'apagad',
  'verwijder',
  'удал',
  'видален',
  'usunięt',
  'skasowan',
  'smazán',
  'silin',
];

/** Notices are short; a longer text that speaks of deleting is somebody's post. */
const LONGEST_NOTICE = 400;

/** Whether a placeholder without a body says that the post was deleted (rather than hidden or ignored). */
export function isDeletedNotice(text: string): boolean {
  if (text === '' || text.length > LONGEST_NOTICE) return false;
  const folded = text.toLowerCase();
  return DELETED.some((word) => folded.includes(word));
}
