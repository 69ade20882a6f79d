// Checks the quotes of one saved page without a database: who is quoted, in whose words, what is left when the quotes
// are out, which article a post comes from, and how a saying reads in different papers.
//
//   node docs/examples/check-quotes.mjs thread.html article.txt other-article.txt
import { readFile } from 'node:fs/promises';
import { checkQuote, deriveThread, groupSayings, identifyDocument, identifyThread, readPage } from 'threadbare';

/** A file as what it says: a page of a thread, or an article. */
async function read(fileName) {
  return readPage({ bytes: await readFile(fileName), fileName, contentType: null, url: null });
}

const [threadFile, ...articleFiles] = process.argv.slice(2);
if (threadFile === undefined) throw new Error('Name a saved page of a thread, then any articles.');
const page = await read(threadFile);
if (page.type !== 'thread') throw new Error(`${threadFile} is no page of a thread.`);
const articles = (await Promise.all(articleFiles.map(read))).filter((one) => one.type === 'article');
const documents = articles.map((one) => ({ id: identifyDocument(one), url: one.url, ...one.document }));

// Link, check and strip: a pure function of the pages and the articles.
const { threadId, site } = identifyThread(page, null);
const thread = deriveThread(threadId, site, [page], documents);
const posts = new Map(thread.posts.map((post) => [post.id, post]));

for (const post of thread.posts) {
  if (post.kind !== 'post') continue;
  console.log(`#${post.position} ${post.author.name ?? 'not named'}: ${Math.round((post.originalShare ?? 0) * 100)} % original`);
  for (const quote of post.quotes) {
    const source = posts.get(quote.sourcePostId ?? '');
    const changed = quote.meaningChanged ? ', meaning changed' : '';
    console.log(`  quotes ${source?.author.name ?? 'nobody known'}: ${quote.verdict}${changed}`);
    for (const step of quote.diff ?? []) if (step.op !== 'equal') console.log(`    ${step.op} “${step.text}”`);
  }
  for (const link of post.sources)
    if (link.relation !== 'same_event')
      console.log(`  ${link.relation}: ${documents.find((one) => one.id === link.documentId)?.agency ?? 'an article'}`);
}

// The same saying in different sources, each against a reference with a named basis.
const sayings = groupSayings(documents, [thread]);
const references = new Map(sayings.filter((one) => one.reference).map((one) => [one.sayingId, one]));
for (const one of sayings.filter((saying) => saying.relation === 'differs')) {
  const reference = references.get(one.sayingId);
  console.log(`${reference?.speaker ?? 'Somebody'} (${reference?.referenceBasis}): “${reference?.text}”`);
  console.log(`  differs: “${one.text}”`);
}

// One quote and one text from anywhere.
const { verdict, meaningChanged } = checkQuote('The pier shall not open in May.', 'The pier shall open in May.');
console.log(`one by one: ${verdict}${meaningChanged ? ', meaning changed' : ''}`);
