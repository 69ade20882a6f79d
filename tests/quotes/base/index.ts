import { GERMAN } from './de.js';
import { ENGLISH } from './en.js';
import { SPANISH } from './es.js';
import { FRENCH } from './fr.js';
import { type BasePost, type BaseThread, readMarks } from './marks.js';
import { RUSSIAN } from './ru.js';

export const BASE_THREADS: readonly BaseThread[] = [...ENGLISH, ...GERMAN, ...FRENCH, ...SPANISH, ...RUSSIAN];

/** The same with their marks read. */
export const BASE: readonly { readonly language: string; readonly posts: readonly BasePost[] }[] = BASE_THREADS.map(
  ({ language, posts }) => ({ language, posts: posts.map(readMarks) }),
);
