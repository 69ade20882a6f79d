/** Lines on a grid of 16, drawn like a stitch: round ends, no fill. */
const PATHS = {
  check: 'M3 8.5l3.2 3.2L13 4.8',
  cross: 'M4 4l8 8M12 4l-8 8',
  warn: 'M8 2.5l6 11H2zM8 6.6v3.2M8 11.6v.2',
  up: 'M8 13V3.5M4 7.2l4-4 4 4',
  down: 'M8 3v9.5M4 8.8l4 4 4-4',
  flag: 'M4 14V2.5M4 3h8l-1.8 2.8L12 8.6H4',
  note: 'M3 2.5h10v11H3zM5.5 6h5M5.5 9h3',
  label: 'M2.5 3v4.6l6 6 5-5-6-6zM5.3 5.7v.1',
  undo: 'M5.5 3L2.5 6l3 3M2.8 6H10a3.5 3.5 0 010 7H6',
  reply: 'M6.5 3.5L3 7l3.5 3.5M3.2 7H9a4 4 0 014 4v2',
  quote: 'M3 11c2.2-.6 2.6-2 2.6-3.6H3V4h3.4v3.6M9.4 11c2.2-.6 2.6-2 2.6-3.6H9.4V4h3.4v3.6',
  link: 'M6.5 9.5l3-3M7 4.6l1.4-1.4a3 3 0 014.3 4.3L11.3 9M9 11.4l-1.4 1.4a3 3 0 01-4.3-4.3L4.7 7',
  out: 'M6 3.5H3.5v9h9V10M9 3h4v4M13 3L7.5 8.5',
  search: 'M7 12A5 5 0 107 2a5 5 0 000 10zM10.6 10.6L14 14',
  menu: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  user: 'M8 8a2.8 2.8 0 100-5.6A2.8 2.8 0 008 8zM2.8 13.8c.5-2.8 2.4-4.2 5.2-4.2s4.7 1.4 5.2 4.2',
  person:
    'M6 7.5A2.5 2.5 0 106 2.5 2.5 2.5 0 006 7.5zM1.8 13.5c.4-2.5 1.9-3.8 4.2-3.8s3.8 1.3 4.2 3.8M12 4v4M12 10.2v.2',
  knot: 'M8 11.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7z',
  cut: 'M4.5 6.5a2 2 0 100-4 2 2 0 000 4zM4.5 13.5a2 2 0 100-4 2 2 0 000 4zM6.2 5.7L13.5 12M6.2 10.3L13.5 4',
  swap: 'M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13',
  missing: 'M5.6 6a2.5 2.5 0 114 2c-.9.7-1.6 1.1-1.6 2.3M8 12.9v.1',
  clock: 'M8 14A6 6 0 108 2a6 6 0 000 12zM8 4.8V8l2.3 1.6',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM8 9.8a1.8 1.8 0 100-3.6 1.8 1.8 0 000 3.6z',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.3V5a2.5 2.5 0 015 0v2.3',
  done: 'M8 14A6 6 0 108 2a6 6 0 000 12zM5.3 8.2l2 2 3.6-3.9',
} as const;

export type IconName = keyof typeof PATHS;

/** Only beside words that say the same: it is hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
