import type { Recipe } from './recipes.js';

/** A right answer on the board: some columns of every row, cells divided by |, null as nothing; and why it is right. */
interface Answer {
  readonly why: string;
  readonly columns: string;
  readonly rows: readonly string[];
  /** The rows are some of the answer's: how a thread's rows come to be written is not the question. */
  readonly some?: true;
  /** Values of the parameters where they differ from VALUES. */
  readonly params?: readonly string[];
}

/** Values on the board for the parameters of the cookbook. */
const VALUES: Readonly<Record<string, string>> = {
  'a thread by its title': 'Night ferry%',
  'a part of the title': '%ferry%',
  'a name': 'Boris',
  'roughly a name': 'ana',
  'a target by its name': 'Tobias Ferrell',
  words: 'museum or jetty',
  'first day': '2024-03-01',
  'day after the last': '2024-04-10',
  'the last change seen': '0',
};

export const boardParams = ({ title, params }: Recipe): string[] => [
  ...(ANSWERS[title]?.params ?? params.map(({ about }) => VALUES[about] ?? '')),
];

/** By the title of the question. All of it follows from tests/cookbook/board.ts and the sample documents of the demo. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  'Who quotes whom and disagrees?': {
    why: 'posts 102, 104 and 105 say “I disagree”, 108 insults; in the chess thread 705 to 708',
    columns: 'from_author to_author disagree answers',
    rows: [
      'Ivo|Jana|2|3',
      'Jana|Ivo|2|4',
      'Boris|Anna|1|1',
      'Dmitri|Anna|1|1',
      'Dmitri|Boris|1|1',
      'Emil|Anna|1|1',
      'Kestrel|Harbour Desk|1|1',
    ],
  },
  'Who disagrees in one thread, and in which words?': {
    why: 'the same of one thread',
    columns: 'position from_author to_author',
    rows: ['2|Boris|Anna', '4|Dmitri|Anna', '5|Emil|Anna', '8|Dmitri|Boris'],
  },
  'Who are the hubs?': {
    why: 'four quote post 101; Clara (106) and Dmitri (108) quote Boris; Ivo and Jana quote each other',
    columns: 'name answered_by answers posts',
    rows: ['Anna|4|4|2', 'Boris|2|2|3', 'Harbour Desk|2|2|1', 'Ivo|1|4|4', 'Jana|1|3|4', 'Clara|1|1|2', 'anna_1|1|1|1'],
  },
  'Whom does one author answer, and how?': {
    why: 'Boris quotes Anna (102), Clara (107) and anna_1 (202)',
    columns: 'to_author answers agree disagree first_day last_day',
    rows: [
      'Anna|1|0|1|2024-03-01|2024-03-01',
      'Clara|1|1|0|2024-03-21|2024-03-21',
      'anna_1|1|0|0|2024-04-02|2024-04-02',
    ],
  },
  'How long do answers take?': {
    why: 'Boris after 30, 1,440 and 5 minutes, Dmitri after 1,440 and 60, Emil after 1,500, Clara after 40 and 27,450',
    columns: 'from_author answers median_minutes fastest',
    rows: ['Boris|3|30|5', 'Dmitri|2|750|60', 'Emil|1|1500|1500', 'Clara|2|13745|40'],
  },
  'On whom do many pile up?': {
    why: 'three of four reject post 101; one each rejects 107 and 704 to 707',
    columns: 'title author position authors disagree agree',
    rows: [
      'Night ferry and Ferrell|Anna|1|4|3|1',
      'Chess evening|Jana|4|1|1|0',
      'Chess evening|Ivo|5|1|1|0',
      'Chess evening|Jana|6|1|1|0',
      'Chess evening|Ivo|7|1|1|0',
      'Night ferry and Ferrell|Boris|7|1|1|0',
    ],
  },
  'Which pairs grow hostile?': {
    why: 'only the chess players answer each other often, and they end in insults',
    columns: 'title one other',
    rows: ['Chess evening|Jana|Ivo'],
  },
  "What is each thing's standing?": {
    why: '101 and 103 support Ferrell, 106 and 107 are against him; 1 post of the demo is against Pryce, 2 against the proposition, in each of its copies',
    columns: 'target target_kind threads favor against',
    rows: [
      'Chess evening|proposition|1|3|4',
      'Night ferry and Ferrell|proposition|1|3|3',
      'Tobias Ferrell|person|1|2|2',
      'Verrell should reopen talks with Pryce|proposition|1|0|2',
      'Verrell should reopen talks with Pryce|proposition|1|0|2',
      'Conrad Pryce|person|1|0|1',
      'Conrad Pryce|person|1|0|1',
      'Northline|person|1|1|0',
      'Northline|person|1|1|0',
      'Tomas Verrell|person|1|1|0',
      'Tomas Verrell|person|1|1|0',
    ],
  },
  'In which threads did the stance on something flip?': {
    why: 'Anna and Clara for him on 1 March, Clara and Boris against him on 20 and 21 March',
    columns: 'title before after first_day last_day',
    rows: ['Night ferry and Ferrell|2|-2|2024-03-01|2024-03-21'],
  },
  'Who changed sides on something within a thread?': {
    why: 'Clara: 103 for Ferrell, 106 against him; Boris disagrees with the title in 102 and agrees with its critic in 107',
    columns: 'author target first last decided',
    rows: ['Boris|Night ferry and Ferrell|against|favor|2', 'Clara|Tobias Ferrell|favor|against|2'],
  },
  'Who holds what about whom? (stance by author and target)': {
    why: 'the same, counted',
    columns: 'author target favor against undecided',
    rows: [
      'Boris|Night ferry and Ferrell|1|1|0',
      'Clara|Night ferry and Ferrell|2|0|0',
      'Clara|Tobias Ferrell|1|1|0',
      'Anna|Tobias Ferrell|1|0|0',
      'Boris|Tobias Ferrell|0|1|0',
      'Dmitri|Night ferry and Ferrell|0|1|1',
      'Emil|Night ferry and Ferrell|0|1|0',
      'Anna|Night ferry and Ferrell|0|0|2',
      'Gone Girl|Night ferry and Ferrell|0|0|1',
    ],
  },
  'Which sides does a thread have?': {
    why: 'Anna, Emil and Dmitri write against Boris and Clara or each other: three of one side, two of the other, one undecided',
    columns: 'side members',
    rows: ['a|3', 'b|2'],
  },
  'Which words are altered most often?': {
    why: 'one altered quote in each copy of the demo thread, and 104 of 101, with a “not” put in',
    columns: 'author times meaning_changed',
    rows: ['Harbour Desk|1|1', 'Harbour Desk|1|1', 'Anna|1|1'],
  },
  'What exactly was changed?': {
    why: '104 puts in “not” and writes anybody for everyone',
    columns: 'position author said_to_be said quoted_as meaning_changed',
    rows: [
      '4|Dmitri|Anna|the night ferry is a great help for everyone who works late|the night ferry is not a great help for anybody who works late.|true',
    ],
  },
  'Who alters the words of others?': {
    why: 'mossback in the demo, Dmitri (104, not 108)',
    columns: 'name quotes_altered quotes share',
    rows: ['mossback|1|1|1', 'Dmitri|1|2|0.5'],
  },
  'Where are words put into the wrong mouth?': {
    why: '108 quotes 107 under Emil’s name; Boris wrote it',
    columns: 'title quotes_misattributed position quoted_by named really',
    rows: ['Night ferry and Ferrell|1|8|Dmitri|Emil|Boris'],
  },
  'How do quotes chain?': {
    why: '108 quotes 107, which quotes 106, which quotes 102, which quotes 101',
    columns: 'length chain',
    rows: [
      '5|Dmitri #8 → Boris #7 → Clara #6 → Boris #2 → Anna #1',
      '4|Boris #7 → Clara #6 → Boris #2 → Anna #1',
      '4|Dmitri #8 → Boris #7 → Clara #6 → Boris #2',
      '3|Boris #7 → Clara #6 → Boris #2',
      '3|Clara #6 → Boris #2 → Anna #1',
    ],
  },
  'What did they answer to just these words?': {
    why: 'each post of the thread but the first quotes once and answers below',
    columns: 'position author quoted',
    rows: [
      '2|Boris|Mayor Tobias Ferrell keeps the night ferry running',
      '3|Clara|the night ferry is a great help for everyone who w',
      '4|Dmitri|the night ferry is not a great help for anybody wh',
      '5|Emil|I support Ferrell, he is right,',
      '6|Clara|the boat sails empty every night.',
      '7|Boris|I am against Ferrell, he is a liar and his ferry i',
      '8|Dmitri|he has failed the harbour and everyone in it.',
      '9|Anna|The harbour office has closed its books for the ye',
    ],
  },
  'Which quoted posts are not in the data?': {
    why: '109 quotes post 99, which is on no page; the demo has one such quote in each copy',
    columns: 'title quotes_absent quotes posts',
    rows: [
      'Lindqvist Urges Verrell to Reopen Talks with Pryce over Winter Ferries|1|4|5',
      'Lindqvist Urges Verrell to Reopen Talks with Pryce over Winter Ferries|1|4|5',
      'Night ferry and Ferrell|1|8|9',
    ],
  },
  'Who writes, and who repeats?': {
    why: 'only the first posts of the demo’s copies have a hundred words; half of each is quotations',
    columns: 'name posts words',
    rows: ['Harbour Desk|1|243', 'Harbour Desk|1|241'],
  },
  'Which threads are mostly repetition?': {
    why: 'the demo copies an article; the chess players quote everything; nothing is quoted by the pier',
    columns: 'title posts quotes',
    rows: [
      'Lindqvist Urges Verrell to Reopen Talks with Pryce over Winter Ferries|5|4',
      'Lindqvist Urges Verrell to Reopen Talks with Pryce over Winter Ferries|5|4',
      'Chess evening|8|7',
      'Night ferry and Ferrell|9|8',
      'Weather by the pier|8|0',
    ],
  },
  'What do quotes do to a measured tone?': {
    why: 'posts of each author; the means are the analyzer’s',
    columns: 'author posts',
    rows: ['Emil|1', 'Dmitri|2', 'Clara|2', 'Boris|2', 'Anna|2'],
  },
  'Which texts do several accounts post?': {
    why: '201, 301 and 401 are the same words by three accounts, 201 first',
    columns: 'accounts threads posts first_by share',
    rows: ['3|3|3|anna_1|1'],
  },
  'What was copied without a quote mark?': {
    why: '301 is a copy of 201',
    columns: 'position author kind',
    rows: ['1|Xenia|campaign'],
    params: ['Things for sale'],
  },
  'Which words were taken back?': {
    why: '603 lost a clause of 53 signs between the saves',
    columns: 'author position lost earlier',
    rows: ['Greta|3|53|The boats are out by the pier, and the harbour master is asl'],
    params: ['2024-06-01', '2024-07-01'],
  },
  'How does the tone of threads turn?': {
    why: 'two happy posts and two miserable ones by the pier; praise and insults at chess; only threads of eight posts and more',
    columns: 'title posts',
    rows: ['Weather by the pier|8', 'Chess evening|8', 'Night ferry and Ferrell|9'],
  },
  'How did one thread go?': {
    why: 'nine posts are nine stretches',
    columns: 'bin from_position to_position posts agree disagree',
    rows: [
      '0|1|1|1|0|0',
      '1|2|2|1|0|1',
      '2|3|3|1|1|0',
      '3|4|4|1|0|1',
      '4|5|5|1|0|1',
      '5|6|6|1|0|0',
      '6|7|7|1|1|0',
      '7|8|8|1|0|1',
      '8|9|9|1|0|0',
    ],
  },
  'Do friendlier authors get more approval?': {
    why: 'every author with a scored post, the demo’s included',
    columns: 'authors',
    rows: ['18'],
  },
  'Which posts get approval, by tone?': {
    why: '5 and 2 likes for the two who praise, 3 dislikes for the one who contradicts',
    columns: 'approvals disapprovals',
    rows: ['0|3', '7|0'],
  },
  'Who is attacked?': {
    why: '106 calls Ferrell a liar, 108 insults the one it answers',
    columns: 'position author attack attack_name',
    rows: ['6|Clara|figure|Tobias Ferrell', '8|Dmitri|answered|'],
  },
  'How does it develop month by month?': {
    why: 'as dated; the text copy of the demo thread has no dates',
    columns: 'month posts threads',
    rows: [
      '2024-03-01|9|1',
      '2024-04-01|6|3',
      '2024-06-01|8|1',
      '2024-07-01|8|1',
      '2024-10-01|5|1',
      '2025-05-01|1|1',
      '|5|1',
    ],
  },
  'Which posts speak of something?': {
    why: 'one post has each word',
    columns: 'author thread_title position',
    rows: ['Emil|Things for sale|2', 'Boris|The old lighthouse|2'],
  },
  'Who is called something like this?': {
    why: 'two names share three letters with it',
    columns: 'name site posts',
    rows: ['Anna|pier.example|2', 'anna_1|pier.example|1'],
  },
  'Which threads are called something like this?': {
    why: 'one title has the word; the demo’s has ferries',
    columns: 'title site posts authors first_day last_day',
    rows: ['Night ferry and Ferrell|pier.example|9|5|2024-03-01|2024-03-21'],
  },
  'Which accounts have nearly the same name?': {
    why: 'Anna and anna_1',
    columns: 'site accounts names posts',
    rows: ['pier.example|2|Anna, anna_1|3'],
  },
  'Which articles stand behind a thread?': {
    why: 'the sample articles of the demo',
    columns: 'title publisher relation posts',
    rows: [
      '||derived_from|1',
      'Commissioner tells mayor to go back to the ferry talks|Ellery Echo|carries_same_quotations|1',
      'Lindqvist to mayor: “go back to that table”|QBN|same_event|1',
      'Lindqvist’s Plea: The Mayor, the Ferry Owner and a Winter without Boats||same_event|1',
    ],
    params: ['Lindqvist%'],
  },
  'Which threads draw on most sources?': {
    why: 'both copies of the demo thread and its four articles',
    columns: 'title sources posts',
    rows: [
      'Lindqvist Urges Verrell to Reopen Talks with Pryce over Winter Ferries|4|5',
      'Lindqvist Urges Verrell to Reopen Talks with Pryce over Winter Ferries|4|5',
    ],
  },
  'Which sayings are told differently?': {
    why: 'of the demo’s articles',
    columns: 'speaker reference_basis renderings differing',
    rows: [
      'Ada Lindqvist|declared|6|2',
      'Ada Lindqvist|declared|5|1',
      'Ada Lindqvist|declared|4|1',
      'Ada Lindqvist|declared|4|1',
    ],
  },
  'What is a thread, in one line?': {
    why: 'as on the board',
    columns: 'title posts authors first_day last_day quotes quotes_altered replies sources',
    rows: ['Night ferry and Ferrell|9|5|2024-03-01|2024-03-21|8|1|8|0'],
  },
  'Which languages are written?': {
    why: 'two German posts; all others are English',
    columns: 'language posts threads',
    rows: ['en|40|8', 'de|2|1'],
  },
  'When is it busiest?': {
    why: 'as dated',
    columns: 'hour posts authors',
    rows: ['7|5|5', '8|5|5', '10|2|2', '9|1|1', '11|1|1', '12|1|1'],
  },
  'Who stays?': {
    why: 'Boris and Emil come back in April, Greta and Henrik in June',
    columns: 'cohort authors after_30 after_180 after_365',
    rows: [
      '2024-03-01|5|2|0|0',
      '2024-04-01|4|2|0|0',
      '2024-07-01|2|0|0|0',
      '2024-10-01|5|0|0|0',
      '2025-05-01|1|0|0|0',
    ],
  },
  'What has one author been doing?': {
    why: '102 and 107 have 13 and 17 own words, 202 has 10',
    columns: 'month posts threads words quotes disagree',
    rows: ['2024-03-01|2|1|30|2|1', '2024-04-01|1|1|10|1|0'],
  },
  'What could not be read?': {
    why: 'one empty file; times in the citations may be day or month first',
    columns: 'code problems files first_file',
    rows: ['ambiguous-date|3|3|thread-1.html', 'empty-input|1|1|empty.html'],
  },
  'What changed since?': {
    why: 'what an ingest writes; the earlier save of thread 6 came after the later one and became a revision',
    columns: 'entity op threads',
    rows: ['page|insert|9', 'post|insert|9', 'quote|insert|5', 'revision|insert|1', 'thread|insert|9'],
    some: true,
  },
  'Which analyzers made these figures?': {
    why: 'the built-in ones',
    columns: 'task analyzer chosen',
    rows: [
      'discussion|discussion|false',
      'incivility|incivility|false',
      'language|language|false',
      'reply-stance|reply-stance|false',
      'sentiment|sentiment|false',
      'sides|sides|false',
      'stance|stance|false',
      'targets|targets|false',
    ],
  },
};
