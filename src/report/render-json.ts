import type { Report } from './report.js';
import type { Section } from './section.js';

/** A report for machines: per section its sentences, its figures and its rows as objects. */
export function renderJson(report: Report): string {
  const value = {
    ...(report.overview === null ? {} : { overview: sectionJson(report.overview) }),
    ...(report.across === undefined
      ? {}
      : { across: Object.fromEntries(report.across.map((section) => [section.key, sectionJson(section)])) }),
    threads: report.threads.map((thread) => ({
      threadId: thread.threadId,
      ...Object.fromEntries(thread.sections.map((section) => [section.key, sectionJson(section)])),
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function sectionJson(section: Section): unknown {
  const { title, sentences, figures, table } = section;
  const rows = table?.rows.map((row) =>
    Object.fromEntries(table.columns.map((name, i) => [camel(name), row[i] ?? null])),
  );
  return { title, sentences, figures, ...(rows === undefined ? {} : { rows }) };
}

const camel = (name: string): string => name.replace(/[^a-z0-9]+([a-z0-9])/gi, (_, next: string) => next.toUpperCase());
