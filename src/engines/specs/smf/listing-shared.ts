import type { Field } from '../../engine.js';

/** The section's first page: the last link of the path above the list. */
export const boardUrl = (select: string): Field => [
  { select, attr: 'href', match: /^(.+?(?:board[=,]|board%3D)\d{1,9}\.0(?:\.html)?)/i, last: true },
];

/** A thread's address at its first post: rows may lead to the newest one instead ("topic=12.msg34#new"). */
export const topicUrl = (select: string): Field => [
  { select, attr: 'href', match: /^(.+?(?:topic[=,]|topic%3D)\d{1,12}\.0(?:\.html)?)(?!\d)/i },
  { select, attr: 'href', match: /^([^?#]+)$/ },
];

export const topicId = (select: string): Field => [
  { select, attr: 'href', match: /(?:topic[=,]|topic%3D)(\d{1,12})/i },
];
