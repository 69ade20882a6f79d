/**
 * A parameter that changes how a page looks, not what stands on it. All three patterns must agree, so that a name that
 * selects on one engine and sorts on another is decided by its value and by the script that reads it.
 */
export interface ViewParameter {
  readonly name: RegExp;
  /** Tested against the value; a parameter without `=` has the value ''. */
  readonly value: RegExp;
  /** Tested against the path; absent: anywhere. */
  readonly path?: RegExp;
  /** Dropped from the addresses of interfaces for programs, too. */
  readonly everywhere?: true;
  readonly why: string;
}

const ANY = /^/;
/** Words by which engines name the columns of a list, and directions. Numbers are no words: `order=4711` selects. */
const SORT_WORD =
  /^-?(?:asc|desc|ascending|descending|a|d|a-z|z-a|new|newest|newest_?to_?oldest|new_to_old|old|oldest|oldest_?to_?newest|old_to_new|latest|recent|date|time|dateline|post_?date|posttime|last_?post(?:_?date|_?time|er)?|lastpost_?date|first_?post|last_?update|last_?activity|last_?reply|activity|active|modified|created?|creation|created_?at|updated|start_?date|start_?time|starter|author|poster|username|postusername|user|name|title|subject|topics?|posts?|replies|reply_?count|num_?posts|num_?replies|comments|num_?comments|views|view_?count|num_?views|votes?|vote_?average|voteavg|rating|score(?:desc|asc)?|likes|first_post_likes|reaction_?score|first_post_reaction_score|top|best|hot|popular|popularity|controversial|confidence|qa|trending|most_?votes|most_?posts|most_?views|relevance|random|default|state|category|active_?desc)$/i;
const PHPBB_LISTS = /\/(?:viewtopic|viewforum)\.php$/i;
const LISTS_OF_PHP = /\/(?:viewtopic|viewforum|showthread|forumdisplay)\.php$/i;

/** Order does not matter: the first that agrees drops the parameter. */
export const VIEW_PARAMETERS: readonly ViewParameter[] = [
  // Where a reader came from.
  { name: /^utm_[\w-]{1,40}$/i, value: ANY, everywhere: true, why: 'campaign tags of Google Analytics' },
  {
    name: /^(?:fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|vero_id|_hsenc|_hsmi|_ga|_gl|ysclid|_openstat|rdt_cid)$/i,
    value: ANY,
    everywhere: true,
    why: 'click ids of advertising networks and mailing services',
  },
  {
    name: /^(?:ref|ref_src|ref_source|referrer|source)$/i,
    value:
      /^(?:share|shared|sharing|home|nav|navigation|sidebar|footer|header|menu|related|similar|recommended|homepage|index|feed|rss|twitter|twsrc[\w%^|]{0,40}|facebook|fb|google|bing|reddit|link|email|mail|newsletter|notification|notifications|search|latest|recent|topics|banner|forum|community|web|mobile|android|ios|tapatalk)$/i,
    why: 'a word for the place that was clicked; other values of `ref` select (article numbers, branches, return addresses)',
  },
  {
    name: /^(?:rq|lq|noredirect|blb|_fromlogin|fromsearch|sdsrc|ssrc)$/i,
    value: ANY,
    why: 'the link that was followed',
  },
  { name: /^source_topic_id$/i, value: /^\d+$/, path: /\/t\//, why: 'Discourse: the topic that suggested this one' },
  {
    name: /^u$/i,
    value: /^[\w.-]{1,60}$/,
    path: /\/t\/[^?]*\d/,
    why: 'Discourse: who shared the link; elsewhere `u` is a member',
  },
  {
    name: /^sid$/i,
    value: /^(?=\d*[a-z])(?=[a-z]*\d)[a-z\d]{6}$/i,
    path: /\/(?:forum|thread|viewthread|forumdisplay|index|redirect)\.php$/i,
    why: 'Discuz: a session of six letters and digits',
  },
  { name: /^extra$/i, value: ANY, path: /\.php$/, why: 'Discuz: the list to go back to' },
  { name: /^(?:topicseen|boardseen)$/i, value: /^$/, why: 'SMF: marks the topic as read' },

  // Words of a search that are painted over the page.
  { name: /^(?:hilit|highlight|hlite|hl_words)$/i, value: ANY, why: 'phpBB, vBulletin, SMF, MyBB: words to highlight' },
  {
    name: /^hl$/i,
    value: /^(?![a-z]{2}(?:[-_][a-z]{2})?$)/i,
    why: 'Invision: words to highlight; two letters are a language',
  },

  // Order.
  {
    name: /^(?:sort|sort_?by|sort_?key|sortfield|order|order_?by|orderby|sort_?order|sortorder|sortdirection|sort_?dir|direction|commentsort|answertab|ascending)$/i,
    value: SORT_WORD,
    why: 'order of a list by a word all engines share; a number selects (an order of a shop, a sorted column)',
  },
  { name: /^ascending$/i, value: /^(?:true|false)$/i, why: 'Discourse: direction of a list' },
  { name: /^(?:desc|asc)$/i, value: /^$/, why: 'SMF: direction of a list, a word of its own' },
  { name: /^(?:sk|sd)$/i, value: /^[a-z]$/i, path: PHPBB_LISTS, why: 'phpBB: sort key and direction, one letter' },
  { name: /^postorder$/i, value: /^(?:asc|desc)$/i, path: PHPBB_LISTS, why: 'phpBB 2: direction' },
  { name: /^ordertype$/i, value: /^[12]$/, path: /\.php$/, why: 'Discuz: newest reply first' },
  {
    name: /^(?:st|postdays|topicdays)$/i,
    value: /^0?$/,
    path: PHPBB_LISTS,
    why: 'phpBB: posts of the last N days, 0 is all of them; other values select, and `st` is a start offset on IP.Board',
  },
  { name: /^start$/i, value: /^0$/, path: PHPBB_LISTS, why: 'phpBB: offset of the first page' },
  { name: /^(?:datecut|prefix)$/i, value: /^0?$/, path: /\/forumdisplay\.php$/i, why: 'MyBB: no limit' },

  // Looks.
  {
    name: /^mode$/i,
    value: /^(?:linear|hybrid|threaded)$/i,
    path: /\/showthread\.php$/i,
    why: 'vBulletin, MyBB: how answers are arranged',
  },
  {
    name: /^(?:styleid|style_id|style|langid)$/i,
    value: /^\d+$/,
    path: LISTS_OF_PHP,
    why: 'skin and language of the frame',
  },
  {
    name: /^(?:nojs|viewfull|toggle_thread_display|scrollToComments)$/i,
    value: /^(?:1|true|full)?$/i,
    why: 'unfolds what the markup has anyway',
  },
  { name: /^nested_view$/i, value: /^[01]$/, why: 'Fora: nested or linear' },
];
