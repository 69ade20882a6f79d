import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type AuthorColumn,
  type AuthorEvaluation,
  authorStanceTable,
  evaluateAuthorStance,
} from '../../src/measure/author-stance.js';
import { solveSymmetric } from '../../src/measure/cholesky.js';
import { textLikeness } from '../../src/measure/text-likeness.js';
import { seededRandom } from '../support/synthetic-thread.js';

interface Row {
  readonly author: string;
  readonly discussion_id: string;
  readonly target: string;
  readonly label: string;
  readonly text: string;
}

const CAMPS = [
  'workers harbour shift home children evening lights safe'.split(' '),
  'costs budget taxes money noise subsidy waste ledger'.split(' '),
] as const;
const NEUTRAL = 'the ferry and town would it be with some people there maybe when also thing'.split(' ');

/** A made-up board: authors of two camps, each with words of their own, in threads on two targets they hold alike. */
function board(random: () => number, telling: number): { train: Row[]; dev: Row[] } {
  const rows: { train: Row[]; dev: Row[] } = { train: [], dev: [] };
  for (let author = 0; author < 80; author += 1) {
    const camp = author % 2;
    for (const target of ['night ferry', 'ferry fares']) {
      const words = Array.from({ length: 30 }, () => {
        const from = random() < telling ? (CAMPS[camp] ?? NEUTRAL) : NEUTRAL;
        return from[Math.floor(random() * from.length)] ?? 'the';
      });
      rows[author % 5 === 0 ? 'dev' : 'train'].push({
        author: `member${author}`,
        discussion_id: `${target} ${author % 4}`,
        target,
        label: camp === 0 ? 'favor' : 'against',
        // Everyone names the next member, who is of the other camp.
        text: `${words.join(' ')} member${author - (author % 8) + ((author + 4) % 8)} member${author ^ 1}`,
      });
    }
  }
  return rows;
}

function folderOf(splits: Readonly<Record<string, readonly Row[]>>): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'threadbare-authors-'));
  mkdirSync(path.join(dir, 'iac_author_stance'));
  for (const [split, rows] of Object.entries(splits))
    writeFileSync(
      path.join(dir, 'iac_author_stance', `${split}.jsonl`),
      rows.map((row, i) => JSON.stringify({ id: `${split}${i}`, split, ...row })).join('\n'),
    );
  return dir;
}

function accuracy(found: AuthorEvaluation | null, column: AuthorColumn): number {
  return found?.figures.find((one) => one.column === column)?.value ?? Number.NaN;
}

describe('stances of authors', () => {
  it('are told from words that authors of one camp share', () => {
    const found = evaluateAuthorStance(folderOf(board(seededRandom(4), 0.3)), { seed: 1 });
    expect(found).toMatchObject({ split: 'dev', rows: 32, authors: 16 });
    expect(accuracy(found, 'majority')).toBeLessThan(0.7);
    expect(accuracy(found, 'text')).toBeGreaterThan(0.9);
    expect(accuracy(found, 'joint')).toBeGreaterThan(0.9);
    expect(authorStanceTable(found ?? fail())).toContain('| joint |');
  });

  it('are not told from words that say nothing, and no label of a measured author is looked at', () => {
    const rows = board(seededRandom(4), 0);
    const found = evaluateAuthorStance(folderOf(rows), { seed: 1 });
    expect(accuracy(found, 'joint')).toBeLessThan(0.8);
    const turned = rows.dev.map((row) => ({ ...row, label: row.label === 'favor' ? 'against' : 'favor' }));
    const other = evaluateAuthorStance(folderOf({ train: rows.train, dev: turned }), { seed: 1 });
    for (const column of ['majority', 'text', 'joint', 'joint, train labels known'] as const)
      expect(accuracy(other, column)).toBeCloseTo(1 - accuracy(found, column), 9);
  });

  it('are no figure where the set or its train half is absent', () => {
    expect(evaluateAuthorStance(folderOf({}), { seed: 1 })).toBeNull();
    expect(evaluateAuthorStance(folderOf({ dev: board(seededRandom(4), 0.3).dev }), { seed: 1 })).toBeNull();
  });
});

describe('text likeness', () => {
  it('is 1 for a text with itself, 0 for texts without a common word, and more for rarer common words', () => {
    const filler = ['oak elm', 'ash yew', 'fir box', 'bay fig', 'elm fir', 'yew box', 'fig oak', 'ash bay'];
    const rows = textLikeness(['night ferry oak', 'night ferry elm', 'tax ledger', 'tax ledger', ...filler]);
    expect(rows[0]?.[0]).toBeCloseTo(1, 9);
    expect(rows[2]?.[3]).toBeCloseTo(1, 9);
    expect(rows[0]?.[2]).toBe(0);
    expect(rows[0]?.[1]).toBeGreaterThan(rows[0]?.[4] ?? 1);
    expect(rows[0]?.[1]).toBe(rows[1]?.[0]);
  });
});

describe('a symmetric system', () => {
  it('is solved', () => {
    const rows = [Float64Array.of(4), Float64Array.of(2, 3), Float64Array.of(1, 0.5, 2)].map((row) => {
      const full = new Float64Array(3);
      full.set(row);
      return full;
    });
    const [x = 0, y = 0, z = 0] = solveSymmetric(rows, [7, 5.5, 3.5]);
    expect(4 * x + 2 * y + z).toBeCloseTo(7, 9);
    expect(2 * x + 3 * y + 0.5 * z).toBeCloseTo(5.5, 9);
    expect(x + 0.5 * y + 2 * z).toBeCloseTo(3.5, 9);
  });

  it('is refused where it has no single answer', () => {
    expect(() => solveSymmetric([Float64Array.of(1, 0), Float64Array.of(1, 1)], [1, 2])).toThrow(RangeError);
  });
});

function fail(): never {
  throw new Error('there is no figure');
}
