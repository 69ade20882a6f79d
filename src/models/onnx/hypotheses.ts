import type { Item, ModelTask } from '../model.js';

/** Changes whenever a hypothesis or the way it is put does: part of the version of every value. */
export const HYPOTHESES_VERSION = '1';

/** Two sentences about a text that exclude each other: `high` stands for the first label of the task, `low` for the second. */
export interface Hypotheses {
  readonly high: string;
  readonly low: string;
}

/** What is claimed about the author's text, to be entailed or contradicted by it. */
export function hypothesesFor(task: ModelTask, { target }: Item): Hypotheses {
  switch (task) {
    case 'sentiment':
      return { high: 'The author feels positive.', low: 'The author feels negative.' };
    case 'incivility':
      return { high: 'The author insults or attacks somebody.', low: 'The author is polite and respectful.' };
    case 'reply-stance':
      return {
        high: 'This reply agrees with the quoted words.',
        low: 'This reply disagrees with the quoted words.',
      };
    case 'stance': {
      const name = (target?.name ?? '').replace(/\s+/gu, ' ').trim().slice(0, 200);
      return target?.kind === 'proposition'
        ? { high: `The author agrees that ${name}.`, low: `The author disagrees that ${name}.` }
        : { high: `The author is in favor of ${name}.`, low: `The author is against ${name}.` };
    }
  }
}

/** What stands before the own words: for a reply, the words it answers. */
export function contextOf(quoted: string | null): string {
  return quoted === null || quoted.trim() === '' ? '' : `Quoted: ${quoted.replace(/\s+/gu, ' ').trim()}\nReply: `;
}
