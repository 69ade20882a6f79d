import { ASKBOT_LISTING } from '../specs/askbot/listing.js';
import { DISCOURSE_LISTING } from '../specs/discourse/listing.js';
import { DRUPAL_LISTING } from '../specs/drupal/listing.js';
import { FLARUM_LISTING } from '../specs/flarum/listing.js';
import { FOURCHAN_LISTING } from '../specs/fourchan/listing.js';
import { HACKER_NEWS_LISTING } from '../specs/hackernews/listing.js';
import { HYPERKITTY_LISTING } from '../specs/hyperkitty/listing.js';
import { HYPERMAIL_LISTING } from '../specs/hypermail/listing.js';
import { KHOROS_LISTING } from '../specs/khoros/listing.js';
import { LEMMY_LISTING } from '../specs/lemmy/listing.js';
import { LOBSTERS_LISTING } from '../specs/lobsters/listing.js';
import { MHONARC_LISTING } from '../specs/mhonarc/listing.js';
import { NODEBB_LISTING } from '../specs/nodebb/listing.js';
import { PIPERMAIL_LISTING } from '../specs/pipermail/listing.js';
import { OLD_REDDIT_LISTING, SHREDDIT_LISTING } from '../specs/reddit/listing.js';
import { SLASHDOT_LISTING } from '../specs/slashdot/listing.js';
import { STACK_EXCHANGE_LISTING } from '../specs/stackexchange/listing.js';
import { STEAM_LISTING } from '../specs/steam/listing.js';
import { WORDPRESS_LISTING } from '../specs/wordpress/listing.js';
import type { ListingSpec } from './listing-spec.js';

/** Lists of younger engines, blogs and mail archives; the order has no meaning. */
export const MODERN_LISTINGS: readonly ListingSpec[] = [
  ASKBOT_LISTING,
  DISCOURSE_LISTING,
  DRUPAL_LISTING,
  FLARUM_LISTING,
  FOURCHAN_LISTING,
  HACKER_NEWS_LISTING,
  HYPERKITTY_LISTING,
  HYPERMAIL_LISTING,
  KHOROS_LISTING,
  LEMMY_LISTING,
  LOBSTERS_LISTING,
  MHONARC_LISTING,
  NODEBB_LISTING,
  PIPERMAIL_LISTING,
  OLD_REDDIT_LISTING,
  SHREDDIT_LISTING,
  SLASHDOT_LISTING,
  STACK_EXCHANGE_LISTING,
  STEAM_LISTING,
  WORDPRESS_LISTING,
];
