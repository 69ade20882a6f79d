import type { Manifest } from '../export/index.js';

/** What an export wrote, for people. */
export function exportText(out: string, manifest: Manifest): string {
  const counts = Object.entries(manifest.counts).map(
    ([entity, rows]) => `${rows} ${rows === 1 ? oneOf(entity) : entity}`,
  );
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const { length } = manifest.files;
  const lines = [
    `${counts.join(', ') || 'nothing'} in ${length} ${length === 1 ? 'file' : 'files'} (${bytes.toLocaleString('en')} bytes) at ${out}`,
  ];
  if (manifest.updated !== null) {
    const { written, removed, kept } = manifest.updated;
    lines.push(`partitions: ${written} written, ${removed} removed, ${kept} as they were`);
  }
  if (manifest.pseudonymised) lines.push('names are pseudonyms; keep the key, it makes the same ones again');
  if (manifest.highWater !== null) lines.push(`next time: --changed-since ${manifest.highWater}`);
  return `${lines.join('\n')}\n`;
}

/** `reply` of `replies`, `post` of `posts`. */
const oneOf = (entity: string): string => entity.replace(/ies$/, 'y').replace(/s$/, '');
