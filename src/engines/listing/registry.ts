import { BBPRESS_LISTING } from '../specs/bbpress/bbpress-listing.js';
import { DISCOURSE_CATEGORIES, DISCOURSE_TOPICS } from '../specs/discourse/list-json.js';
import { DISCUZ_LISTING } from '../specs/discuz/discuz-listing.js';
import { FLARUM_DISCUSSIONS, FLARUM_TAGS } from '../specs/flarum/list-json.js';
import { FLUXBB_LISTING } from '../specs/fluxbb/fluxbb-listing.js';
import { FOURCHAN_CATALOG } from '../specs/fourchan/list-json.js';
import { INVISION_4_LISTING } from '../specs/invision/invision-4-listing.js';
import { INVISION_5_LISTING } from '../specs/invision/invision-5-listing.js';
import { IPBOARD_3_LISTING } from '../specs/invision/ipboard-3-listing.js';
import { JFORUM_LISTING } from '../specs/jforum/jforum-listing.js';
import { LEMMY_POSTS } from '../specs/lemmy/list-json.js';
import { LOBSTERS_STORIES } from '../specs/lobsters/list-json.js';
import { MLF_LISTING } from '../specs/mlf/mlf-listing.js';
import { MYBB_ARCHIVE_LISTING } from '../specs/mybb/mybb-archive-listing.js';
import { MYBB_LISTING } from '../specs/mybb/mybb-listing.js';
import { NODEBB_CATEGORIES, NODEBB_TOPICS } from '../specs/nodebb/list-json.js';
import { FORUMOTION_LISTING } from '../specs/phpbb/forumotion-listing.js';
import { PHPBB_2_LISTING } from '../specs/phpbb/phpbb-2-listing.js';
import { PHPBB_3_LISTING } from '../specs/phpbb/prosilver-listing.js';
import { PHPBB_3_SUBSILVER2_LISTING } from '../specs/phpbb/subsilver2-listing.js';
import { PROBOARDS_LISTING } from '../specs/proboards/proboards-listing.js';
import { PUNBB_1_2_LISTING } from '../specs/punbb/punbb-1-2-listing.js';
import { PUNBB_1_4_LISTING } from '../specs/punbb/punbb-1-4-listing.js';
import { REDDIT_SUBMISSIONS } from '../specs/reddit/list-json.js';
import { SMF_1_1_LISTING } from '../specs/smf/smf-1-1-listing.js';
import { SMF_2_0_LISTING } from '../specs/smf/smf-2-0-listing.js';
import { SMF_2_1_LISTING } from '../specs/smf/smf-2-1-listing.js';
import { UBBTHREADS_LISTING } from '../specs/ubbthreads/ubbthreads-listing.js';
import { VANILLA_LISTING } from '../specs/vanilla/vanilla-listing.js';
import { VBULLETIN_3_LISTING } from '../specs/vbulletin/vbulletin-3-listing.js';
import { VBULLETIN_4_LISTING } from '../specs/vbulletin/vbulletin-4-listing.js';
import { VBULLETIN_5_LISTING } from '../specs/vbulletin/vbulletin-5-listing.js';
import { BURNING_BOARD_3_LISTING } from '../specs/woltlab/burning-board-3-listing.js';
import { BURNING_BOARD_4_LISTING } from '../specs/woltlab/burning-board-4-listing.js';
import { WOLTLAB_SUITE_LISTING } from '../specs/woltlab/woltlab-suite-listing.js';
import { WPFORO_LISTING } from '../specs/wpforo/wpforo-listing.js';
import { XENFORO_1_LISTING } from '../specs/xenforo/xenforo-1-listing.js';
import { XENFORO_2_LISTING } from '../specs/xenforo/xenforo-2-listing.js';
import type { JsonListing } from './json-listing.js';
import type { ListingSpec } from './listing-spec.js';
import { MODERN_LISTINGS } from './modern.js';

/** Every described form of lists in markup; the order has no meaning. */
export const LISTINGS: readonly ListingSpec[] = [
  PHPBB_3_LISTING,
  PHPBB_3_SUBSILVER2_LISTING,
  PHPBB_2_LISTING,
  FORUMOTION_LISTING,
  VBULLETIN_3_LISTING,
  VBULLETIN_4_LISTING,
  VBULLETIN_5_LISTING,
  SMF_1_1_LISTING,
  SMF_2_0_LISTING,
  SMF_2_1_LISTING,
  MYBB_LISTING,
  MYBB_ARCHIVE_LISTING,
  XENFORO_1_LISTING,
  XENFORO_2_LISTING,
  IPBOARD_3_LISTING,
  INVISION_4_LISTING,
  INVISION_5_LISTING,
  FLUXBB_LISTING,
  PUNBB_1_2_LISTING,
  PUNBB_1_4_LISTING,
  BURNING_BOARD_3_LISTING,
  BURNING_BOARD_4_LISTING,
  WOLTLAB_SUITE_LISTING,
  ...MODERN_LISTINGS,
  UBBTHREADS_LISTING,
  JFORUM_LISTING,
  PROBOARDS_LISTING,
  DISCUZ_LISTING,
  WPFORO_LISTING,
  BBPRESS_LISTING,
  MLF_LISTING,
  VANILLA_LISTING,
];

/** Every described form of lists in JSON; the order has no meaning. */
export const JSON_LISTINGS: readonly JsonListing[] = [
  DISCOURSE_CATEGORIES,
  DISCOURSE_TOPICS,
  FLARUM_DISCUSSIONS,
  FLARUM_TAGS,
  FOURCHAN_CATALOG,
  LEMMY_POSTS,
  LOBSTERS_STORIES,
  NODEBB_CATEGORIES,
  NODEBB_TOPICS,
  REDDIT_SUBMISSIONS,
];
