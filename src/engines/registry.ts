import type { EngineSpec } from './engine.js';
import { ASKBOT } from './specs/askbot/askbot.js';
import { BBPRESS } from './specs/bbpress/bbpress.js';
import { DISCOURSE } from './specs/discourse/discourse.js';
import { DISCUZ_TOUCH } from './specs/discuz/discuz-touch.js';
import { DISCUZ_X } from './specs/discuz/discuz-x.js';
import { DISQUS_EMBED } from './specs/disqus/embed.js';
import { DRUPAL } from './specs/drupal/drupal.js';
import { FLARUM } from './specs/flarum/flarum.js';
import { FLUXBB_1 } from './specs/fluxbb/fluxbb.js';
import { FOURCHAN } from './specs/fourchan/fourchan.js';
import { HACKER_NEWS } from './specs/hackernews/hackernews.js';
import { HYPERKITTY } from './specs/hyperkitty/hyperkitty.js';
import { HYPERMAIL } from './specs/hypermail/hypermail.js';
import { INVISION_4 } from './specs/invision/invision-4.js';
import { INVISION_5 } from './specs/invision/invision-5.js';
import { IPBOARD_3 } from './specs/invision/ipboard-3.js';
import { ISSO_WIDGET } from './specs/isso/widget.js';
import { JFORUM_2 } from './specs/jforum/jforum-2.js';
import { JFORUM_RANCH } from './specs/jforum/jforum-ranch.js';
import { KHOROS_AURORA } from './specs/khoros/aurora.js';
import { KHOROS } from './specs/khoros/khoros.js';
import { LEMMY } from './specs/lemmy/lemmy.js';
import { LOBSTERS } from './specs/lobsters/lobsters.js';
import { MHONARC } from './specs/mhonarc/mhonarc.js';
import { MLF } from './specs/mlf/mlf.js';
import { MYBB_1_6, MYBB_1_8 } from './specs/mybb/mybb-1-8.js';
import { MYBB_ARCHIVE } from './specs/mybb/mybb-archive.js';
import { NODEBB } from './specs/nodebb/nodebb.js';
import { FORUMOTION } from './specs/phpbb/forumotion.js';
import { PHPBB_2 } from './specs/phpbb/phpbb-2.js';
import { PHPBB_3_PRINT } from './specs/phpbb/print-view.js';
import { PHPBB_3 } from './specs/phpbb/prosilver.js';
import { PHPBB_3_SUBSILVER2 } from './specs/phpbb/subsilver2.js';
import { PIPERMAIL } from './specs/pipermail/pipermail.js';
import { PROBOARDS_5 } from './specs/proboards/proboards-5.js';
import { PUNBB_1_2 } from './specs/punbb/punbb-1-2.js';
import { PUNBB_1_4 } from './specs/punbb/punbb-1-4.js';
import { OLD_REDDIT } from './specs/reddit/old-reddit.js';
import { REDDIT_REDESIGN } from './specs/reddit/redesign.js';
import { SHREDDIT } from './specs/reddit/shreddit.js';
import { SLASHDOT } from './specs/slashdot/slashdot.js';
import { SMF_1_1 } from './specs/smf/smf-1-1.js';
import { SMF_2_0 } from './specs/smf/smf-2-0.js';
import { SMF_2_1 } from './specs/smf/smf-2-1.js';
import { STACK_EXCHANGE } from './specs/stackexchange/stackexchange.js';
import { STEAM } from './specs/steam/steam.js';
import { UBBTHREADS_7 } from './specs/ubbthreads/ubbthreads-7.js';
import { VANILLA } from './specs/vanilla/vanilla.js';
import { VBULLETIN_3 } from './specs/vbulletin/vbulletin-3.js';
import { VBULLETIN_4 } from './specs/vbulletin/vbulletin-4.js';
import { VBULLETIN_5 } from './specs/vbulletin/vbulletin-5.js';
import { VBULLETIN_ARCHIVE } from './specs/vbulletin/vbulletin-archive.js';
import { BURNING_BOARD_3 } from './specs/woltlab/burning-board-3.js';
import { BURNING_BOARD_4 } from './specs/woltlab/burning-board-4.js';
import { WOLTLAB_SUITE } from './specs/woltlab/woltlab-suite.js';
import { WORDPRESS_COMMENTS } from './specs/wordpress/comments.js';
import { WPDISCUZ } from './specs/wordpress/wpdiscuz.js';
import { WPFORO } from './specs/wpforo/wpforo.js';
import { FORA } from './specs/xenforo/fora.js';
import { XENFORO_1 } from './specs/xenforo/xenforo-1.js';
import { XENFORO_2 } from './specs/xenforo/xenforo-2.js';

/** Every described markup generation; the order has no meaning. */
export const SPECS: readonly EngineSpec[] = [
  IPBOARD_3,
  INVISION_4,
  INVISION_5,
  DISCOURSE,
  FLARUM,
  NODEBB,
  DISQUS_EMBED,
  ISSO_WIDGET,
  KHOROS,
  KHOROS_AURORA,
  LEMMY,
  WORDPRESS_COMMENTS,
  WPDISCUZ,
  BBPRESS,
  WPFORO,
  FOURCHAN,
  HACKER_NEWS,
  HYPERKITTY,
  HYPERMAIL,
  MHONARC,
  PHPBB_3,
  PHPBB_2,
  PHPBB_3_SUBSILVER2,
  PHPBB_3_PRINT,
  FORUMOTION,
  FLUXBB_1,
  PUNBB_1_2,
  PUNBB_1_4,
  MYBB_1_6,
  MYBB_1_8,
  MYBB_ARCHIVE,
  PIPERMAIL,
  SMF_1_1,
  SMF_2_0,
  SMF_2_1,
  ASKBOT,
  LOBSTERS,
  STACK_EXCHANGE,
  STEAM,
  VBULLETIN_3,
  VBULLETIN_4,
  VBULLETIN_5,
  VBULLETIN_ARCHIVE,
  XENFORO_1,
  XENFORO_2,
  FORA,
  DRUPAL,
  OLD_REDDIT,
  REDDIT_REDESIGN,
  SHREDDIT,
  SLASHDOT,
  VANILLA,
  WOLTLAB_SUITE,
  BURNING_BOARD_4,
  DISCUZ_X,
  MLF,
  JFORUM_2,
  JFORUM_RANCH,
  UBBTHREADS_7,
  PROBOARDS_5,
  BURNING_BOARD_3,
  DISCUZ_TOUCH,
];
