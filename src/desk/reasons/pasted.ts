import { isAddress } from '../../model/address.js';
import type { FoundReason } from '../../store/desk/reasons/kinds.js';
import type { Paste, ThreadSigns } from '../../store/desk/reasons/sign-types.js';
import { PASTED, scoreOn } from './settings.js';

/** Posts that are an article to the greater part and do not say so. The strongest article of a post counts. */
export function pastedIn({ threadId, pastes }: ThreadSigns): FoundReason[] {
  const seen = new Set<string>();
  return pastes.flatMap((paste): FoundReason[] => {
    if (seen.has(paste.postId) || isDeclared(paste)) return [];
    if (paste.pastedShare < PASTED.leastShare || paste.longestRun < PASTED.leastRun) return [];
    const score = scoreOn(PASTED.curve, paste.pastedShare);
    if (score === null) return [];
    seen.add(paste.postId);
    return [
      {
        postId: paste.postId,
        score,
        incident: `post:${threadId}:${paste.postId}`,
        otherPostId: null,
        evidence: {
          reason: 'pasted_article',
          documentId: paste.documentId,
          pastedShare: paste.pastedShare,
          longestRun: paste.longestRun,
          spans: paste.spans,
        },
      },
    ];
  });
}

/** An agency or publisher is named, the article is linked, or its address or title stands in the post. */
function isDeclared({ declared, links, documentUrl, publisher, title, text }: Paste): boolean {
  if (declared) return true;
  const words = text.toLowerCase();
  if (publisher !== null && publisher.length > 2 && words.includes(publisher.toLowerCase())) return true;
  if (documentUrl === null || !isAddress(documentUrl)) return isTitled(title, words);
  const { host, pathname } = new URL(documentUrl);
  const bare = host.replace(/^www\./, '');
  // A link to the very article, or to the paper's own pages, says where it comes from; so does the name of its site.
  return (
    links.some((link) => isAddress(link) && new URL(link).host.replace(/^www\./, '') === bare) ||
    words.includes(`${bare}${pathname}`.toLowerCase()) ||
    words.includes(bare) ||
    isTitled(title, words)
  );
}

/** Words that name a source before the title: "Source: …", "from …"; a bare title is often pasted with the text. */
const isTitled = (title: string | null, words: string): boolean =>
  title !== null &&
  new RegExp(`(?:source|via|from|read|article)\\b[^\\n]{0,20}${escaped(title.toLowerCase())}`).test(words);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
