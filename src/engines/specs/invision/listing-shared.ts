import type { Field, Read } from '../../engine.js';

export const TOPIC_ID = /(?:\/topic\/|[?&]showtopic=|\?\/topic\/)(\d{1,12})/;

/** A thread's address without the jump to what is new or latest, and without its page. */
const FIRST_PAGE =
  /^([^#]{1,2000}?)(?:(?:page\/|page-|page__view__)[\w-]{1,30}\/?)?(?:[?&](?:do|view|page|tab)=[^#]{0,200})?(?:#.*)?$/;

export const topicUrl = (reads: readonly Read[]): Field =>
  reads.map((read) => ({ ...read, attr: 'href', match: FIRST_PAGE }));

export const topicId = (reads: readonly Read[]): Field =>
  reads.map((read) => ({ ...read, attr: 'href', match: TOPIC_ID }));
