import { defineEngine } from '../../define-engine.js';
import type { PageTree } from '../../html/page-tree.js';
import { rawTextOf } from '../../html/text-of.js';
import { parseJson } from '../../json/embedded-json.js';
import { DISQUS_POSTS, readPosts } from './posts-json.js';

/** The frame Disqus puts into an article (`disqus.com/embed/comments`): an empty page that carries the comments as JSON. */
export const DISQUS_EMBED = defineEngine({
  engine: 'disqus',
  generation: 'embed',
  detect: [{ select: 'script#disqus-threadData', weight: 1, says: 'data in #disqus-threadData' }],
  thread: { title: [], url: [] },
  // The posts are drawn by a script later: all is read from the data.
  post: { list: '#posts .post[id^="post-"] .post-content', body: '.post-message' },
  hooks: {
    readData: (tree, { url, options }) => {
      const data = dataOf(tree);
      return data === undefined ? null : readPosts(data, DISQUS_POSTS.detect(data), url, options);
    },
  },
});

function dataOf(tree: PageTree): unknown {
  const [script] = tree.byId.get('disqus-threadData') ?? [];
  return script === undefined ? undefined : parseJson(rawTextOf(script));
}
