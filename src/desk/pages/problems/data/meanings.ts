/** What a code of a problem means, and what to do: the wording of docs/problems.md, which a test holds it to. */
export interface ProblemMeaning {
  /** Part of reading it belongs to. */
  readonly about: string;
  readonly meaning: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Problems that are kept with the data; errors that end a command are not among them. */
const MEANINGS: Readonly<Record<string, ProblemMeaning>> = {
  'not-found': {
    about: 'The input',
    meaning: 'There is no such file or folder, or it may not be read.',
    remedy: 'Check the path and its rights.',
  },
  'no-match': {
    about: 'The input',
    meaning: 'A pattern matches no file.',
    remedy: 'Check it; quote it, so that the shell leaves it alone.',
  },
  'no-readable-files': {
    about: 'The input',
    meaning: 'A folder holds no file that is known by its ending.',
    remedy: 'Name the files outright.',
  },
  unreadable: { about: 'The input', meaning: 'The file cannot be read.', remedy: 'The message says why.' },
  'empty-input': { about: 'The input', meaning: 'The file is empty.', remedy: 'Save the page again.' },
  'binary-input': {
    about: 'The input',
    meaning: 'An image, an archive or another binary file.',
    remedy: 'Save the page as HTML or text.',
  },
  'too-large': {
    about: 'The input',
    meaning: 'Larger than a page can be.',
    remedy: 'Split it; for an archive, the one record is passed over.',
  },
  'damaged-archive': {
    about: 'The input',
    meaning: 'An archive ends early, or is none.',
    remedy: 'Fetch it again; the records before the damage were read.',
  },
  'zstd-dictionary': {
    about: 'The input',
    meaning: 'A Zstandard archive packed with a dictionary.',
    remedy: 'Unpack it with the zstd program first.',
  },
  'zstd-window': {
    about: 'The input',
    meaning: 'A Zstandard file packed with a long window, which this version of Node cannot unpack.',
    remedy: 'Use Node 22.15 or later, or unpack it on the way with the zstd program (dumps.md).',
  },
  'row-not-read': {
    about: 'The input',
    meaning: 'A row of a dump that cannot be a post; the others were read. The message has its number and the reason.',
    remedy: 'Correct the row, or the map.',
  },
  'rows-not-read': {
    about: 'The input',
    meaning: 'So many more rows of a dump could not be read; those before tell why.',
    remedy: 'As for these.',
  },
  'column-not-seen': {
    about: 'The input',
    meaning: 'A column the map names stands in none of the first rows.',
    remedy: 'Correct its name in the map.',
  },
  'times-not-read': {
    about: 'The input',
    meaning: 'Times of a dump that are not written as the map says; kept as words.',
    remedy: 'Say how they are written: `format` of `posted`.',
  },
  'body-cut': {
    about: 'The input',
    meaning: 'The body of a row is longer than any post; its rest was left out.',
    remedy: 'Look at the row.',
  },
  'spool-full': {
    about: 'The input',
    meaning: 'The disk of the temporary folder is full; nothing was lost.',
    remedy: 'Make room or set TMPDIR, and run the same command again.',
  },
  'spool-unusable': {
    about: 'The input',
    meaning: 'The temporary folder cannot be used.',
    remedy: 'Set TMPDIR to another one.',
  },
  'page-refused': {
    about: 'The input',
    meaning: 'The database does not take a page; the others were kept.',
    remedy: "The message is PostgreSQL's own; report it with the page.",
  },
  'thread-failed': {
    about: 'The input',
    meaning: 'A thread could not be put together, analysed or written and stays as it was; the others were.',
    remedy: 'Read the message, then run the same command again: the row goes when the thread is in.',
  },
  'archived-error': {
    about: 'The input',
    meaning: 'A record of an archive holds an error of the server, no page.',
    remedy: 'Nothing, or fetch the page again.',
  },
  'wrong-charset': {
    about: 'The bytes',
    meaning: 'The page declares a charset its bytes do not have; it was read as what they are.',
    remedy: 'Nothing.',
  },
  'undecodable-characters': {
    about: 'The bytes',
    meaning: 'Some characters could not be read and stand as U+FFFD.',
    remedy: 'Save the page again, or look at these posts.',
  },
  'truncated-html': {
    about: 'The bytes',
    meaning: 'The page ends without closing anything: it was cut while it was saved.',
    remedy: 'Save it again.',
  },
  'markup-cut': {
    about: 'The bytes',
    meaning: 'More markup than is read; the rest was left out.',
    remedy: 'Split the page.',
  },
  'login-required': {
    about: 'A page that is no thread',
    meaning: 'A sign-in page.',
    remedy: 'Save the thread again while signed in.',
  },
  'error-page': {
    about: 'A page that is no thread',
    meaning: 'An error page of the board.',
    remedy: 'Check the address, save it again.',
  },
  'index-page': {
    about: 'A page that is no thread',
    meaning: 'A list of threads.',
    remedy: 'Save the threads themselves.',
  },
  'empty-shell': {
    about: 'A page that is no thread',
    meaning: 'A page a script fills in the browser.',
    remedy: "Save it after it has loaded, or save the board's JSON.",
  },
  'unknown-page': {
    about: 'A page that is no thread',
    meaning: 'No posts were recognised.',
    remedy: 'If it is a thread, describe the board (adding-an-engine.md).',
  },
  'no-posts': {
    about: 'A page that is no thread',
    meaning: 'A text without markup in which no post was found.',
    remedy: 'Save the page as HTML if you can.',
  },
  'posts-not-separated': {
    about: 'A page that is no thread',
    meaning: 'A text in which nothing tells posts apart: read as one post.',
    remedy: 'Save the page as HTML if you can.',
  },
  'wrong-engine': {
    about: 'A page that is no thread',
    meaning: 'The page is not one of the engine named with `--engine`.',
    remedy: 'Leave `--engine` out.',
  },
  'ambiguous-engine': {
    about: 'A page that is no thread',
    meaning: 'Several engines claim the page; one was taken.',
    remedy: 'Name the right one with `--engine`.',
  },
  'spec-read-nothing': {
    about: 'A page that is no thread',
    meaning: 'An engine claims the page and reads no post; it was read by its structure.',
    remedy: "Report the page: the board's markup has changed.",
  },
  'missing-pages': {
    about: 'What is missing or does not agree',
    meaning: 'Pages of the thread are not there; quotes of posts on them have no source.',
    remedy: 'Ingest them, too; the thread is put together again.',
  },
  'no-next-page': {
    about: 'What is missing or does not agree',
    meaning: 'The page says more pages follow and has no link to the next one.',
    remedy: "Save or crawl the address of that page; report the board's markup.",
  },
  'unread-rows': {
    about: 'What is missing or does not agree',
    meaning: 'Rows of a list of threads that lead to no address of its site; they were left out.',
    remedy: 'Look at the list.',
  },
  'no-further-posts': {
    about: 'What is missing or does not agree',
    meaning: 'An answer of an API without posts: the thread ends before it.',
    remedy: 'Nothing.',
  },
  'missing-posts': {
    about: 'What is missing or does not agree',
    meaning: 'The page says it holds more posts than can be read.',
    remedy: 'Save it again with all posts unfolded.',
  },
  'mixed-threads': {
    about: 'What is missing or does not agree',
    meaning: 'A JSON file holds posts of several threads; those of one were read.',
    remedy: 'Split it by thread.',
  },
  'unknown-page-order': {
    about: 'What is missing or does not agree',
    meaning: 'Pages without numbers: their order was taken from times and ids.',
    remedy: 'Check the positions; times are not bounded by neighbours.',
  },
  'duplicate-post-id': {
    about: 'What is missing or does not agree',
    meaning: 'One post id stands more than once on a page; the posts are kept apart.',
    remedy: 'Look at the page.',
  },
  'post-removed-later': {
    about: 'What is missing or does not agree',
    meaning: 'A newer save shows the post as deleted or hidden; the older words are kept.',
    remedy: 'Nothing.',
  },
  'no-author': {
    about: 'What is missing or does not agree',
    meaning: 'No author is printed beside a post.',
    remedy: 'Nothing; unknown is null.',
  },
  'no-date': {
    about: 'What is missing or does not agree',
    meaning: 'No time is printed beside a post.',
    remedy: 'Nothing; unknown is null.',
  },
  'unlisted-reaction': {
    about: 'What is missing or does not agree',
    meaning: 'Words were read as reactions by their layout alone.',
    remedy: 'Look whether they are.',
  },
  'structured-data-differs': {
    about: 'What is missing or does not agree',
    meaning: "The page's own data and what it shows disagree; what it shows was taken.",
    remedy: 'Look at the post named.',
  },
  'bad-structured-data': {
    about: 'What is missing or does not agree',
    meaning: "The page's own data cannot be read; what it shows was taken.",
    remedy: 'Nothing.',
  },
  'robots-disallow': {
    about: 'What could not be fetched',
    meaning: 'robots.txt does not allow the address.',
    remedy: 'Nothing, or ask who runs the site.',
  },
  'access-refused': {
    about: 'What could not be fetched',
    meaning: 'The server refuses (403, 407, 451).',
    remedy: 'If your account may read it, `--cookies`; then `crawl --resume --retry`.',
  },
  'challenge-page': {
    about: 'What could not be fetched',
    meaning: 'A page that asks to prove that one is human. It is never worked around.',
    remedy: 'The same, or ask who runs the site.',
  },
  gone: { about: 'What could not be fetched', meaning: 'The page was taken away for good (410).', remedy: 'Nothing.' },
  'unexpected-status': {
    about: 'What could not be fetched',
    meaning: 'An answer no page has.',
    remedy: 'Open the address in a browser.',
  },
  'server-error': {
    about: 'What could not be fetched',
    meaning: 'The server failed (5xx), or wants to be asked less (429), as often as it was tried.',
    remedy: '`crawl --resume --retry` later; a longer `--delay`.',
  },
  'rate-limited': {
    about: 'What could not be fetched',
    meaning: 'The server failed (5xx), or wants to be asked less (429), as often as it was tried.',
    remedy: '`crawl --resume --retry` later; a longer `--delay`.',
  },
  'bad-address': {
    about: 'What could not be fetched',
    meaning: 'No http(s) address; or one in a private network (exit code 4 for an address you named).',
    remedy: 'Check it; `--allow-private` for a server of your own.',
  },
  'private-address': {
    about: 'What could not be fetched',
    meaning: 'No http(s) address; or one in a private network (exit code 4 for an address you named).',
    remedy: 'Check it; `--allow-private` for a server of your own.',
  },
  'name-not-found': {
    about: 'What could not be fetched',
    meaning: 'There was no answer, or (`connection-lost`) it broke off.',
    remedy: 'Check the address; later `crawl --resume --retry`.',
  },
  'connection-refused': {
    about: 'What could not be fetched',
    meaning: 'There was no answer, or (`connection-lost`) it broke off.',
    remedy: 'Check the address; later `crawl --resume --retry`.',
  },
  'tls-failed': {
    about: 'What could not be fetched',
    meaning: 'There was no answer, or (`connection-lost`) it broke off.',
    remedy: 'Check the address; later `crawl --resume --retry`.',
  },
  timeout: {
    about: 'What could not be fetched',
    meaning: 'There was no answer, or (`connection-lost`) it broke off.',
    remedy: 'Check the address; later `crawl --resume --retry`.',
  },
  'protocol-error': {
    about: 'What could not be fetched',
    meaning: 'An answer that is no HTTP, ends early, cannot be unpacked, or holds nothing.',
    remedy: 'The same.',
  },
  'damaged-body': {
    about: 'What could not be fetched',
    meaning: 'An answer that is no HTTP, ends early, cannot be unpacked, or holds nothing.',
    remedy: 'The same.',
  },
  'empty-page': {
    about: 'What could not be fetched',
    meaning: 'An answer that is no HTTP, ends early, cannot be unpacked, or holds nothing.',
    remedy: 'The same.',
  },
  'not-a-page': { about: 'What could not be fetched', meaning: 'A file that is no page.', remedy: 'Nothing.' },
  'bad-redirect': {
    about: 'What could not be fetched',
    meaning: 'Redirects to no address, in a ring, or without end.',
    remedy: 'Open the address in a browser.',
  },
  'redirect-loop': {
    about: 'What could not be fetched',
    meaning: 'Redirects to no address, in a ring, or without end.',
    remedy: 'Open the address in a browser.',
  },
  'too-many-redirects': {
    about: 'What could not be fetched',
    meaning: 'Redirects to no address, in a ring, or without end.',
    remedy: 'Open the address in a browser.',
  },
  'redirect-leaves-site': {
    about: 'What could not be fetched',
    meaning: 'A thread leads to another site.',
    remedy: 'Crawl that address itself if it is wanted.',
  },
  'link-leaves-site': {
    about: 'What could not be fetched',
    meaning: 'A next page on another site, or one that is no page to be read; it was not followed.',
    remedy: "Look whether the board's description is right.",
  },
  'link-not-followed': {
    about: 'What could not be fetched',
    meaning: 'A next page on another site, or one that is no page to be read; it was not followed.',
    remedy: "Look whether the board's description is right.",
  },
  'api-without-answer': {
    about: 'What could not be fetched',
    meaning: "The site's API gave no answer; its pages were read instead.",
    remedy: 'Nothing.',
  },
  'unknown-address': {
    about: 'What could not be fetched',
    meaning: 'An address you named holds neither a thread nor a list that is described.',
    remedy: 'Name a thread, or describe the board.',
  },
  'list-not-followed': {
    about: 'What could not be fetched',
    meaning: 'A list of threads, with `--depth thread`.',
    remedy: 'Leave `--depth` out.',
  },
  'daily-budget': {
    about: 'What could not be fetched',
    meaning: 'The requests of the day are used up; a host refused several times in a row. The rest waits.',
    remedy: '`crawl --resume` tomorrow, or after a sign-in.',
  },
  'host-stopped': {
    about: 'What could not be fetched',
    meaning: 'The requests of the day are used up; a host refused several times in a row. The rest waits.',
    remedy: '`crawl --resume` tomorrow, or after a sign-in.',
  },
  'unwritable-archive': {
    about: 'What could not be fetched',
    meaning: 'Fetched pages cannot be kept: no room, or no right (the crawl ends).',
    remedy: 'Make room or name another `--warc`, then `crawl --resume`.',
  },
  'ambiguous-date': {
    about: 'Times',
    meaning: 'Day first or month first, and nothing on the page tells which.',
    remedy: 'Ingest another page of the board; the printed date is kept.',
  },
  'date-order': {
    about: 'Times',
    meaning: 'The order of day and month of a text was concluded from its other dates.',
    remedy: 'Check one date.',
  },
  'doubtful-zone': {
    about: 'Times',
    meaning: 'One offset for summer and winter: instants of one half may be an hour off.',
    remedy: 'Use the wall clock (`posted_local`).',
  },
  'ambiguous-order': {
    about: 'Times',
    meaning: "An article's date may be read day first or month first; it is left unknown.",
    remedy: 'Nothing; unknown is null.',
  },
  'weekday-differs': {
    about: 'Times',
    meaning: "An article's weekday is not that of its date; the date was taken.",
    remedy: 'Check the date.',
  },
  'zone-unclear': {
    about: 'Times',
    meaning: "An article's time zone means several offsets; only the wall clock is kept.",
    remedy: 'Nothing.',
  },
  'quote-of-itself': {
    about: 'Quotes',
    meaning: 'A quote names the post it stands in as its source; the name was not followed.',
    remedy: 'Nothing; the verdict stands in `v_quote`.',
  },
  'quote-of-later-post': {
    about: 'Quotes',
    meaning: 'A quote names a later post, and no edit explains it; the name was not followed.',
    remedy: 'Look whether the page is in order.',
  },
  'quotes-nested-deep': {
    about: 'Quotes',
    meaning: 'Quotes nest more than a hundred levels deep; they were read all the same.',
    remedy: 'Nothing.',
  },
  'article-cut': {
    about: 'Articles',
    meaning: 'Longer than an article can be; the beginning was read.',
    remedy: 'Split the file if more is wanted.',
  },
  'article-body-differs': {
    about: 'Articles',
    meaning: "The text shown and the article's own data share few words; its own data was taken.",
    remedy: 'Compare the stored text with the page.',
  },
  'json-ld-unreadable': {
    about: 'Articles',
    meaning: "The article's own data is no JSON and was left out.",
    remedy: 'Nothing.',
  },
  'readability-failed': {
    about: 'Articles',
    meaning: 'The main text was found without the usual library.',
    remedy: 'Compare the stored text with the page.',
  },
  'markup-too-heavy': {
    about: 'Articles',
    meaning: 'Too many tags or too deep to build a tree; read with the tags taken out.',
    remedy: 'Compare the stored text with the page.',
  },
  'markup-unreadable': {
    about: 'Articles',
    meaning: 'No tree could be built; read with the tags taken out.',
    remedy: 'Compare the stored text with the page.',
  },
  'model-evidence-not-verbatim': {
    about: 'Optional models',
    meaning: 'Words given as evidence, or the holder of a view, do not stand in the post; the verdict was rejected.',
    remedy: 'Nothing, or a better model; the next run asks again.',
  },
  'model-evidence-missing': {
    about: 'Optional models',
    meaning: 'A verdict without any evidence; it was rejected.',
    remedy: 'The same.',
  },
  'model-answer-invalid': {
    about: 'Optional models',
    meaning: 'Two answers that do not have the form asked for; or no answer at all. The post has no value of this run.',
    remedy: 'Run the command again; the message says why.',
  },
  'model-failed': {
    about: 'Optional models',
    meaning: 'Two answers that do not have the form asked for; or no answer at all. The post has no value of this run.',
    remedy: 'Run the command again; the message says why.',
  },
  'model-stopped': {
    about: 'Optional models',
    meaning: 'A budget is used up, or the server refuses or fails (exit code 1); the rows after it were left out.',
    remedy: 'Raise the limit the message names.',
  },
  'package-missing': {
    about: 'Optional models',
    meaning: 'An optional package is not installed (exit code 2).',
    remedy: 'The message has the command.',
  },
  'psql-missing': {
    about: 'Optional models',
    meaning: '`db psql` finds no psql on this machine.',
    remedy: "Install PostgreSQL's client (the message names the package), or use `sql`.",
  },
  'no-model-task': {
    about: 'Optional models',
    meaning: 'A model was named for something models do not do, or for nothing (exit code 2).',
    remedy: 'The message names the tasks.',
  },
  'no-model': {
    about: 'Optional models',
    meaning: 'A folder holds no model, or one that cannot be used.',
    remedy: 'The message names the file and why.',
  },
  'bad-model': {
    about: 'Optional models',
    meaning: 'A folder holds no model, or one that cannot be used.',
    remedy: 'The message names the file and why.',
  },
  'model-download': {
    about: 'Optional models',
    meaning: 'A model of the hub could not be fetched, or is no longer what was fetched.',
    remedy: 'Delete its folder and fetch it again.',
  },
  'model-changed': {
    about: 'Optional models',
    meaning: 'A model of the hub could not be fetched, or is no longer what was fetched.',
    remedy: 'Delete its folder and fetch it again.',
  },
  'model-offline': {
    about: 'Optional models',
    meaning: '`--model-offline`, and the model is not there (exit code 2).',
    remedy: 'Fetch it once without.',
  },
  'insecure-hub': {
    about: 'Optional models',
    meaning: 'A model, or the key, would travel unencrypted (exit code 4).',
    remedy: 'Use https.',
  },
  'key-in-clear': {
    about: 'Optional models',
    meaning: 'A model, or the key, would travel unencrypted (exit code 4).',
    remedy: 'Use https.',
  },
  'unusable-cache': {
    about: 'Optional models',
    meaning: 'The folder of `--model-cache` cannot be read or written.',
    remedy: 'Choose another.',
  },
  interrupted: {
    about: 'Others',
    meaning: 'Stopped by the user (exit code 130); what was finished is stored.',
    remedy: 'The same command again goes on.',
  },
  'worker-died': {
    about: 'Others',
    meaning:
      'A worker ended without a word while it was at a task; it waits again, and is a dead letter when twenty did.',
    remedy: '`threadbare jobs show` says which; look at the memory of the machine.',
  },
  'job-cancelled': {
    about: 'Others',
    meaning: 'A job was cancelled while it ran (exit code 1).',
    remedy: 'Run it again.',
  },
  unexpected: {
    about: 'Others',
    meaning: 'A fault of this program (exit code 1).',
    remedy: 'Report it, with `THREADBARE_DEBUG=1`.',
  },
};

/** The meaning of a code; null where a newer version wrote it. */
export const meaningOf = (code: string): ProblemMeaning | null =>
  Object.hasOwn(MEANINGS, code) ? (MEANINGS[code] ?? null) : null;

/** All codes with their meanings. */
export const meanings = (): readonly (readonly [string, ProblemMeaning])[] => Object.entries(MEANINGS);
