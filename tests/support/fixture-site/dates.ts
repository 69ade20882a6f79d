/* Times as engines print them, all in UTC. */

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');

const two = (n: number): string => String(n).padStart(2, '0');

const parts = (at: number) => {
  const date = new Date(at);
  const hour = date.getUTCHours();
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    name: MONTHS[date.getUTCMonth()] ?? '',
    day: date.getUTCDate(),
    weekday: DAYS[date.getUTCDay()] ?? '',
    hour12: hour % 12 === 0 ? 12 : hour % 12,
    minute: two(date.getUTCMinutes()),
    half: hour < 12 ? 'am' : 'pm',
  };
};

/** 2024-03-05T08:14:00+00:00 */
export const isoTime = (at: number): string => new Date(at).toISOString().replace('.000Z', '+00:00');

/** Tue Mar 05, 2024 8:14 am */
export function phpbbTime(at: number): string {
  const { year, name, day, weekday, hour12, minute, half } = parts(at);
  return `${weekday} ${name.slice(0, 3)} ${two(day)}, ${year} ${hour12}:${minute} ${half}`;
}

/** March 05, 2024, 08:14 AM */
export function smfTime(at: number): string {
  const { year, name, day, hour12, minute, half } = parts(at);
  return `${name} ${two(day)}, ${year}, ${two(hour12)}:${minute} ${half.toUpperCase()}`;
}

/** 03-05-2024, 08:14 AM */
export function mybbTime(at: number): string {
  const { year, month, day, hour12, minute, half } = parts(at);
  return `${two(month + 1)}-${two(day)}-${year}, ${two(hour12)}:${minute} ${half.toUpperCase()}`;
}

/** Mar 5, 2024 */
export function xenforoDay(at: number): string {
  const { year, name, day } = parts(at);
  return `${name.slice(0, 3)} ${day}, ${year}`;
}
