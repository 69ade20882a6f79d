/** Why a link is not followed: what is behind it is no page of a thread or a list, or the same page once more. */
export type NeverReason =
  /** No http(s) at all: mail addresses, scripts. */
  | 'not-web'
  | 'reply'
  | 'report'
  | 'print'
  | 'feed'
  /** To a single post, the last or the first unread one, the next or the previous thread: a redirect to a page that has links of its own. */
  | 'jump'
  | 'file'
  /** Sign-in, registration, settings, messages. */
  | 'account'
  | 'search'
  | 'member'
  | 'calendar'
  | 'mark-read'
  | 'vote'
  /** Moderation and changes: edit, delete, watch, bookmark. */
  | 'action'
  | 'share'
  /** Help, rules, who is online, statistics. */
  | 'about'
  /** A trap: repeated path segments, pages without end. */
  | 'loop';

/** A link that is not followed: every pattern given must match. */
export interface NeverRule {
  readonly reason: NeverReason;
  /** Tested against the path; the route of `index.php?threads/…` counts as one. */
  readonly path?: RegExp;
  /** Tested against the query in the form `&a=1&b&`, whatever separates its parts. */
  readonly query?: RegExp;
}

/** Scripts of boards in PHP, by engine: a file name that has no other meaning on the others. */
export const SCRIPTS: readonly NeverRule[] = [
  { reason: 'mark-read', query: /&(?:do|action|mark)=mark-?read&/i },
  {
    reason: 'account',
    path: /\/member\.php/i,
    query: /&action=(?:login|do_login|logout|register|activate|lostpw|resetpassword)&/i,
  },
  // vBulletin 3 and 4, MyBB
  { reason: 'reply', path: /\/(?:newreply|newthread|postings|newattachment)\.php/i },
  { reason: 'print', path: /\/printthread\.php/i },
  { reason: 'report', path: /\/report\.php/i },
  { reason: 'feed', path: /\/(?:external|syndication)\.php/i },
  { reason: 'jump', path: /\/showpost\.php/i },
  {
    reason: 'member',
    path: /\/(?:member|memberlist|profile|showgroups|showteam|converse|album|reputation|infraction)\.php/i,
  },
  {
    reason: 'account',
    path: /\/(?:login|register|usercp|usercp2|private|subscription|joinrequests|sendmessage|clientscript)\.php/i,
  },
  { reason: 'search', path: /\/(?:search|tags)\.php/i },
  { reason: 'calendar', path: /\/calendar\.php/i },
  { reason: 'file', path: /\/(?:attachment|image|picture|avatar)\.php/i },
  { reason: 'vote', path: /\/(?:threadrate|ratethread|poll|polls|post_thanks|threadtag)\.php/i },
  {
    reason: 'action',
    path: /\/(?:editpost|inlinemod|moderator|moderation|modcp|sendthread|ajax|cron|task|xmlhttp|warnings|managegroup)\.php/i,
  },
  { reason: 'about', path: /\/(?:faq|online|stats|misc|payments)\.php/i },
  { reason: 'jump', query: /&goto=(?:newpost|lastpost|nextnewest|nextoldest|postid|post)&/i },
  { reason: 'jump', path: /\/showthread\.php/i, query: /&(?:p|pid)=\d+&/i },
  { reason: 'jump', path: /\/showthread\.php/i, query: /&action=(?:lastpost|newpost|nextnewest|nextoldest)&/i },
  { reason: 'jump', path: /\/thread-\d+-(?:lastpost|newpost|nextnewest|nextoldest|post-\d+)\.html$/i },
  { reason: 'member', path: /\/user-\d+\.html$/i },
  { reason: 'calendar', path: /\/(?:calendar-\d+(?:-[\w-]+)?|event-\d+)\.html$/i },
  // phpBB
  { reason: 'reply', path: /\/posting\.php/i },
  { reason: 'report', path: /\/app\.php\/(?:post|pm)\/\d+\/report/i },
  { reason: 'account', path: /\/(?:ucp|mcp)\.php|\/adm\/index\.php/i },
  { reason: 'about', path: /\/(?:viewonline|app\.php\/help\/\w+|app\.php\/rules)(?:\.php)?$/i },
  { reason: 'feed', path: /\/(?:feed|rss|atom|extern)\.php|\/app\.php\/feed/i },
  { reason: 'file', path: /\/download\/file\.php|\/app\.php\/(?:download|gallery)\b/i },
  { reason: 'print', path: /\/viewtopic\.php/i, query: /&view=print&/i },
  { reason: 'jump', path: /\/viewtopic\.php/i, query: /&(?:view=(?:next|previous|unread|newest|latest)|e=\d+)&/i },
  // FluxBB: `id=3&p=2` is page 2.
  { reason: 'jump', path: /\/viewtopic\.php/i, query: /^(?!.*&id=\d).*&p=\d+&/i },
  {
    reason: 'mark-read',
    path: /\/(?:viewforum|index|viewtopic)\.php/i,
    query: /&mark=(?:topics?|forums?|read)&|&mark_read=/i,
  },
  { reason: 'action', path: /\/viewtopic\.php/i, query: /&(?:watch|unwatch|bookmark|rate|thanks|rthanks)=/i },
  { reason: 'vote', path: /\/viewtopic\.php/i, query: /&(?:vote|voted|view_results)=|&vote_id/i },
  // FluxBB, PunBB
  { reason: 'reply', path: /\/post\.php/i, query: /&(?:tid|fid|qid|action|do)=/i },
  { reason: 'account', path: /\/userlist\.php/i },
  { reason: 'action', path: /\/(?:edit|delete|moderate)\.php/i },
  { reason: 'about', path: /\/help\.php/i },
  { reason: 'jump', path: /\/viewtopic\.php/i, query: /&(?:pid=\d+|action=(?:new|last))&/i },
];

/** One script for everything: the parameter says what is wanted. */
export const ACTIONS: readonly NeverRule[] = [
  // SMF: `action=` is never a thread or a board, except in its forerunner YaBB SE. The common ones have their own name.
  { reason: 'reply', query: /&action=(?:post2?|reply|quotefast|newtopic|newpost)(?:&|\.)/i },
  { reason: 'report', query: /&action=(?:reporttm|reporttopic|report)&/i },
  {
    reason: 'print',
    query:
      /&action=(?:printpage|printable|print)&|&(?:print|printable|printer_friendly)=(?:1|yes|true|y)&|&view=print(?:able)?&/i,
  },
  {
    reason: 'feed',
    query:
      /&action=(?:\.xml|xml|rss|feed)&|&(?:mode|mod|type|feed|format|do)=(?:rss2?|atom|feed|rdf|rss_feed)&|&feed=[\w-]*&/i,
  },
  { reason: 'file', query: /&action=(?:dlattach|download)&|&mod=attachment&/i },
  { reason: 'calendar', query: /&action=(?:calendar|clock)&|&(?:app|module)=calendar&/i },
  {
    reason: 'mark-read',
    query: /&action=(?:markasread|mark_read|markread|mark_all_read)(?:&|_)|&do=mark(?:all)?read&|&foro=allread&/i,
  },
  { reason: 'vote', query: /&action=(?:vote|lockvoting|editpoll|removepoll|likes|like|rate)(?:&|_)/i },
  {
    reason: 'search',
    query:
      /&action=(?:search2?|unread|unreadreplies|unanswered|recent|show_(?:recent|new|unanswered|user_posts|24h|replies))(?:&|_)|&(?:searchJSON|searchid|search_id|search_author|searchthreadid)=/i,
  },
  { reason: 'member', query: /&action=(?:profile|mlist|viewprofile|memberlist|userinfo)(?:&|_|\.)|&showuser=\d/i },
  {
    reason: 'account',
    query:
      /&(?:action|do|mode|module|section)=(?:login2?|logout|register2?|regist|signup2?|signin|reminder|activate|pm|ucp|usercp|lostpw|lostpassword|coppa|agreement)&/i,
  },
  {
    reason: 'about',
    query:
      /&action=(?:help|helpadmin|who|stats|credits|groups|staff|rules|about|keepalive|verificationcode|collapse|theme|jsoption|jseditor|viewquery|spellcheck|suggest|reqattach)&/i,
  },
  {
    reason: 'action',
    query:
      /&action=(?:notify|notifyboard|notifytopic|sendtopic|emailuser|quickmod2?|lock|sticky|movetopic2?|deletemsg|removetopic2?|splittopics|mergetopics|modifykarma|announce|buddy|moderate|restoretopic|attachapprove|bookmark|subscribe|unsubscribe|email|delete|edit|admin)(?:&|_)/i,
  },
  { reason: 'jump', query: /&topic=\d+\.(?:new|from\d+|msg\d+|last|prev|next)&/i },
  { reason: 'jump', query: /&prev_next=(?:prev|next)|&msg=\d+&/i },
  { reason: 'jump', path: /\/topic,\d+\.(?:new|msg\d+|from\d+|prev_next)\b/i },
  { reason: 'account', path: /\/action,(?:login|register|profile|pm|search|help|calendar|mlist)\b/i },
  // Invision 4 and 5, IP.Board 3
  {
    reason: 'reply',
    query:
      /&do=(?:add|reply|newpost|quote|new_post|reply_post|add_comment)&|&module=post(?:ing)?&|&mode=posting&|&mod=post&/i,
  },
  { reason: 'report', query: /&do=report|&(?:app|module|section)=reports?&/i },
  {
    reason: 'jump',
    query:
      /&do=(?:findComment|findReview|getNewComment|getLastComment|getFirstComment|find)&|&view=(?:getnewpost|getlastpost|findpost|getprevtopic|getnexttopic|new|old)&|&section=findpost&|&act=findpost&/i,
  },
  { reason: 'mark-read', query: /&do=markRead|&act=(?:Login|SC)&CODE=0?[456]/i },
  {
    reason: 'vote',
    query:
      /&do=(?:rate(?:Comment|Review)?|react(?:Comment)?|unreact(?:Comment)?|showReactions(?:Comment)?|rep_up|rep_down|vote|pollVoters|showRecommended)&/i,
  },
  {
    reason: 'action',
    query:
      /&do=(?:edit(?:Comment|log|logComment)?|delete(?:Comment)?|hide(?:Comment)?|unhide|move|moderate|follow|unfollow|email|split|multimod|shareComment|share|solve|feature|pin|lock|announcement|advertisement|embed|autosave|addlist|addsubscription|removesubscription|sendtofriend|whoposted|getinfo|process|savemail)&/i,
  },
  { reason: 'action', query: /&csrfKey=|&_xfToken=|&my_post_key=|&securitytoken=|&csrf_token=|&auth_key=/i },
  { reason: 'search', query: /&(?:app|module)=search&|&act=search&/i },
  { reason: 'member', query: /&(?:app|module)=(?:members|members_list)&|&act=(?:members|profile)&/i },
  {
    reason: 'account',
    query: /&act=(?:Login|Reg|UserCP|Msg)&|&app=core&(?:[^&]{0,60}&){0,4}module=(?:system|usercp|global)&/i,
  },
  { reason: 'reply', query: /&act=(?:Post|report|mail|forward|track|Mod)&/i },
  { reason: 'print', query: /&act=Print&/i },
  { reason: 'file', query: /&act=Attach&|&app=core&module=attach&/i },
  { reason: 'calendar', query: /&act=calendar&/i },
  { reason: 'about', query: /&act=(?:Help|Stats|Online|boardpolicy|legends|staff)&/i },
  // Discuz, my little forum, Slashdot, Hacker News, Vanilla, WoltLab, wpForo
  {
    reason: 'jump',
    query:
      /&mod=redirect&|&goto=(?:lastpost|findpost|nextnewset|nextoldset)&|&postID=\d+&|&action=(?:firstNew|lastPost)&|&view=(?:unread)&/i,
  },
  { reason: 'account', path: /\/(?:home|plugin)\.php/i, query: /&(?:mod|id)=\w/i },
  {
    reason: 'account',
    query: /&mod=(?:logging|register|spacecp|task|medal|magic)&|&mode=(?:user|contact|account|admin)&/i,
  },
  { reason: 'action', query: /&mod=(?:ajax|misc|topicadmin|modcp|collection)&/i },
  { reason: 'reply', query: /&replytocom=\d|&newdiscussion=1&/i },
  { reason: 'search', query: /&s=(?!(?:[0-9a-f]{32}|[0-9a-f]{40})&)[^&]/i, path: /\/$/ },
  { reason: 'share', query: /&share=[\w-]+&|&openlinkingid=/i },
  { reason: 'vote', query: /&(?:like_comment|rating|reaction_id|clickoverlay|vote)=/i },
];

/** Addresses that speak in words: the place of a word counts, since a title may be any word. */
export const ROUTES: readonly NeverRule[] = [
  // XenForo
  {
    reason: 'reply',
    path: /\/(?:threads|posts|forums|categories)\/(?:[^/]+\/)?(?:reply|add-reply|post-thread|create-thread|add-thread|quote)\/?$/i,
  },
  { reason: 'report', path: /\/(?:threads|posts|profile-posts)\/[^/]+\/report\/?$/i },
  {
    reason: 'jump',
    path: /\/threads\/[^/]+\/(?:latest|unread|post-\d+|last-post)\/?$|\/posts\/\d+\/?$|\/goto\/(?:post|convmessage)|\/posts\/\d+\/show\/?$/i,
  },
  {
    reason: 'vote',
    path: /\/(?:threads|posts)\/[^/]+\/(?:react|reactions|like|likes|rate|ratings|vote|poll(?:\/.*)?|content-vote|upvote|downvote)\/?$/i,
  },
  {
    reason: 'action',
    path: /\/(?:threads|posts|forums)\/[^/]+\/(?:edit|delete|undelete|approve|watch|bookmark|share|history|ip|warn|move|draft|preview|warnings|threadmark|who-read)\/?$/i,
  },
  { reason: 'mark-read', path: /\/(?:forums|categories|find-new|whats-new)\/(?:[^/]+\/)?mark-read\/?$/i },
  { reason: 'search', path: /\/(?:find-new|find-threads|whats-new)(?:\/|$)/i },
  // Invision
  { reason: 'feed', path: /\/(?:topic|forum|discover)\/[^/]+(?:\.xml|\/rss)\/?$/i },
  { reason: 'jump', path: /\/topic\/[^/]+\/(?:page__)?view__(?:getnewpost|getlastpost|findpost|new|old)/i },
  { reason: 'search', path: /\/(?:discover|activity|leaderboard)\/?(?:\w+\/?)?$/i },
  // Discourse
  { reason: 'print', path: /\/t\/[^/]+\/\d+\/print$/i },
  { reason: 'account', path: /\/(?:my|invites|new-topic|new-message|session)(?:\/|$)/i },
  {
    reason: 'file',
    path: /\/(?:uploads|letter_avatar(?:_proxy)?|user_avatar|attachments|filedata|wp-content\/uploads|sites\/default\/files)\//i,
  },
  { reason: 'member', path: /\/(?:u|badges)\/[^/]+(?:\/|$)/i },
  // NodeBB, Flarum, Vanilla
  {
    reason: 'reply',
    path: /\/(?:compose|post\/(?:discussion|editdiscussion|comment|reply|quote|editcomment|new)|vanilla\/post)(?:\/|$)/i,
  },
  { reason: 'jump', path: /\/discussion\/comment\/\d+(?:\/|$)/i },
  { reason: 'account', path: /\/(?:entry|messages|notifications|settings|flags|chats)(?:\/[\w-]+)?\/?$/i },
  { reason: 'vote', path: /\/(?:react|reactions)\/(?:discussion|comment|post)\b/i },
  { reason: 'share', path: /\/home\/leaving\/?$/i },
  // JForum, UBB.threads, ProBoards, WoltLab
  {
    reason: 'reply',
    path: /\/posts\/(?:reply|quote|insert|edit)\/\d|\/(?:newreply|newpost|newtopic|reply)\/?(?:\.page|\/Board\/.*)?$|\/(?:post|thread)\/(?:\d+\/)?(?:quote|new)(?:\/\d+)?\/?$/i,
  },
  {
    reason: 'account',
    path: /\/ubb\/(?:login|newuser|register|faq|online|calendar|activetopics|newreply|mailthread|addfavoritethread|notifymod|printthread|search|showprofile|userposts)\b/i,
  },
  { reason: 'calendar', path: /\/(?:calendar|kalender|calendrier|calendario)(?:\/|$)/i },
  // WordPress, Drupal, bbPress
  { reason: 'account', path: /\/(?:wp-login\.php|wp-admin|wp-signup\.php|user\/(?:login|register|password))(?:\/|$)/i },
  { reason: 'feed', path: /\/(?:trackback|xmlrpc\.php|oembed)(?:\/|$)|\/comments\/feed\/?$/i },
  {
    reason: 'feed',
    path: /\.(?:rss|atom|rdf)$|\/(?:index|feed|rss|atom)\.xml$|\/(?:atom|feeds)\/(?:d|t|u|question|tag|user)\/\w/i,
  },
  { reason: 'reply', path: /\/comment\/reply\/\d/i },
  { reason: 'member', path: /\/author\/[^/]+(?:\/|$)|\/forums\/users?\//i },
  // Mailing lists, link lists, question sites
  {
    reason: 'vote',
    path: /\/message\/\w+\/vote$|\/thread\/\w+\/(?:vote|favorite|tags|set-category|reattach)$|\/(?:stories|comments)\/\w+\/(?:upvote|unvote|downvote|hide|save|flag)$/i,
  },
  {
    reason: 'reply',
    path: /\/(?:message|thread)\/\w+\/reply$|\/message\/new$|\/comments\/\w+\/reply$|\/questions\/ask\/?$/i,
  },
  {
    reason: 'action',
    path: /\/posts\/\d+\/(?:edit|revisions|timeline)\/?$|\/q(?:uestions)?\/\d+\/(?:edit|revisions|close)\/?$/i,
  },
  { reason: 'jump', path: /\/(?:a|q)\/\d+\/\d+\/?$/i },
  { reason: 'file', path: /\/export\/[^?]*\.mbox(?:\.gz)?$/i },
];

/** What holds for words at the end of any address; not asked of a thread, whose title may be such a word. */
export const ENDINGS: readonly NeverRule[] = [
  {
    reason: 'account',
    path: /\/(?:log-?in|login2|logout|log-?out|sign[-_]?in|sign[-_]?up|register|registration|lost-?password|password(?:_|-)?reset|forgot-?password|account|conversations|direct-messages|inbox)(?:\.\w+)?\/?$/i,
  },
  { reason: 'account', path: /\/(?:accounts?|conversations|login|register)\/[a-z-]+\/?$/i },
  { reason: 'search', path: /\/search(?:\/\d+|\.\w+|\/(?:member|query|advanced|results))?\/?$/i },
  {
    reason: 'member',
    path: /\/(?:members|member|users?|profiles?|memberlist|members-list|staff)(?:\/[^/]+){0,3}\/?$/i,
  },
  { reason: 'report', path: /\/report\/?$/i },
  { reason: 'print', path: /\/print(?:\.\w+)?\/?$/i },
  {
    reason: 'feed',
    path: /\/(?:feed|rss|atom|rdf|rss2)(?:\/(?:rss|rss2|atom|rdf))?\/?$/i,
  },
  {
    reason: 'about',
    path: /\/(?:help|faq|tos|terms|rules|guidelines|privacy(?:-policy)?|contact(?:-us)?|impressum|online|cookies)(?:\.\w+)?\/?$|\/help\/(?:terms|privacy(?:-policy)?|cookies|smilies|bb-?codes|trophies|rules|contentpolicy|healthycommunities)\/?$|\/misc\/(?:location-info|quick-navigation-menu|style|style-variation|contact|language|cookies|lightbox)\/?$/i,
  },
  { reason: 'share', path: /\/(?:sharer(?:\.php|\/sharer\.php)?|intent\/(?:tweet|post)|shareArticle|share)\/?$/i },
];

/** Endings of files that are no pages. Packed text of mailing lists is read as an archive, not by following links. */
export const FILE_ENDING =
  /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|ico|tiff?|heic|mp[34]|m4[av]|webm|og[gv]|wav|flac|avi|mov|mkv|pdf|docx?|xlsx?|pptx?|od[tsp]|epub|zip|rar|7z|tar|t?gz|bz2|xz|zst|exe|msi|dmg|iso|apk|jar|deb|rpm|torrent|css|m?js|woff2?|ttf|otf|eot|swf|ics|vcf|mbox)$/i;
