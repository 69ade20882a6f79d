import type { FullPost } from '../full-posts.js';
import { textOf } from '../row.js';

/** A time for programs that sort by it and take no other. */
export interface When {
  /** Seconds since 1970. */
  readonly unix: number;
  /**
   * `printed`: an instant the page gives; `local`: its wall clock, read as UTC for want of a zone; `order`: the time of
   * the post before it in the thread, since the page prints none.
   */
  readonly basis: 'printed' | 'local' | 'order';
}

/** Gives each post of a thread a time, in the order of the thread. */
export function clock(): (post: FullPost) => When {
  let last = 0;
  return ({ post, first }) => {
    if (first) last = 0;
    const at = secondsOf(textOf(post, 'posted_at'));
    const local = secondsOf(textOf(post, 'posted_local'), 'Z');
    const basis = at !== null ? 'printed' : local !== null ? 'local' : 'order';
    last = at ?? local ?? last;
    return { unix: last, basis };
  };
}

function secondsOf(text: string | null, zone = ''): number | null {
  const millis = text === null ? Number.NaN : Date.parse(text.includes('T') ? `${text}${zone}` : text);
  return Number.isNaN(millis) ? null : Math.floor(millis / 1000);
}

/** `2025-03-01 16:22:00`, in UTC. */
export const clockText = (unix: number): string => new Date(unix * 1000).toISOString().slice(0, 19).replace('T', ' ');
