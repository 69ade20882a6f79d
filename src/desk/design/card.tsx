import type { Child } from 'hono/jsx';
import type { Tone } from './words.js';

export type Level = 2 | 3 | 4;

/** A heading of the level asked for: the page keeps the first level. */
export function Heading({ level, id, children }: { level: Level; id?: string | undefined; children?: Child }) {
  if (level === 2) return <h2 id={id}>{children}</h2>;
  if (level === 3) return <h3 id={id}>{children}</h3>;
  return <h4 id={id}>{children}</h4>;
}

export interface CardProps {
  readonly title?: Child;
  /** Level of the title's heading; 2 unless told. */
  readonly level?: Level | undefined;
  readonly id?: string | undefined;
  /** One of several things to go through: j and k stop here. */
  readonly item?: boolean | undefined;
  /** To the right of the title: badges, time. */
  readonly aside?: Child;
  readonly foot?: Child;
  readonly tone?: Tone | undefined;
  /** What it is called where it has no title. */
  readonly label?: string | undefined;
  readonly children?: Child;
}

/** A box with something to deal with. */
export function Card({ title, level = 2, id, item = false, aside, foot, tone, label, children }: CardProps) {
  return (
    <article
      class={tone === undefined ? 'card' : `card ${tone}`}
      id={id}
      data-item={item ? (id ?? '') : undefined}
      tabindex={item ? -1 : undefined}
      aria-label={label}
    >
      {(title !== undefined || aside !== undefined) && (
        <header class="card-head">
          {title !== undefined && <Heading level={level}>{title}</Heading>}
          {aside !== undefined && <div class="card-aside">{aside}</div>}
        </header>
      )}
      {children}
      {foot !== undefined && <footer class="card-foot">{foot}</footer>}
    </article>
  );
}

export interface SectionProps {
  readonly title: Child;
  readonly level?: Level | undefined;
  readonly id?: string | undefined;
  readonly aside?: Child;
  readonly children?: Child;
}

/** A part of a page, without a box. */
export function Section({ title, level = 2, id, aside, children }: SectionProps) {
  return (
    <section class="section" id={id}>
      <header class="section-head">
        <Heading level={level}>{title}</Heading>
        {aside !== undefined && <div class="card-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

/** The main part and, where there is room, what accompanies it beside it (`Side`). */
export const Columns = ({ children }: { children?: Child }) => <div class="columns">{children}</div>;

/** What accompanies the main part. */
export const Side = ({ label, children }: { label: string; children?: Child }) => (
  <aside class="side" aria-label={label}>
    {children}
  </aside>
);

/** Names and values, one below the other. */
export function Facts({ facts }: { facts: readonly { readonly name: string; readonly value: Child }[] }) {
  return (
    <dl class="facts">
      {facts.map(({ name, value }) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface Figure {
  readonly name: string;
  readonly value: Child;
  readonly note?: Child;
  readonly href?: string | undefined;
}

/** A few numbers that matter, side by side. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl class="figures">
      {figures.map(({ name, value, note, href }) => (
        <div>
          <dt>{name}</dt>
          <dd class="figure-value">{href === undefined ? value : <a href={href}>{value}</a>}</dd>
          {note !== undefined && <dd class="figure-note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
