/** Seconds of each step, the largest first. */
const STEPS: readonly { readonly unit: Intl.RelativeTimeFormatUnit; readonly seconds: number }[] = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
];

/** Days after which a date says more than a distance. */
const FAR = 14;

const RELATIVE = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });
const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** "3 hours ago"; beyond two weeks the date, in UTC. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) > FAR * 86_400) return DATE.format(at);
  const step = STEPS.find((one) => Math.abs(seconds) >= one.seconds);
  return step === undefined ? 'just now' : RELATIVE.format(Math.trunc(seconds / step.seconds), step.unit);
}

export interface TimeProps {
  readonly at: Date | string | null;
  readonly now: Date;
  /** Wall clock as the forum shows it, where no zone is known. */
  readonly local?: string | null | undefined;
}

/** A moment: how long ago, and on closer look exactly when. */
export function Time({ at, now, local = null }: TimeProps) {
  const moment = typeof at === 'string' ? new Date(at) : at;
  if (moment === null || Number.isNaN(moment.getTime()))
    return local === null ? (
      <span class="time">no date</span>
    ) : (
      <span class="time" title="As the forum shows it; the time zone is not known.">
        {local.replace('T', ' ')}
      </span>
    );
  return (
    <time class="time" datetime={moment.toISOString()} title={`${FULL.format(moment)} UTC`}>
      {relativeTime(moment, now)}
    </time>
  );
}

/** A day of the data (YYYY-MM-DD). */
export function Day({ day }: { day: string | null }) {
  if (day === null) return <span class="time">no date</span>;
  const moment = new Date(`${day}T00:00:00Z`);
  return (
    <time class="time" datetime={day}>
      {Number.isNaN(moment.getTime()) ? day : DATE.format(moment)}
    </time>
  );
}
