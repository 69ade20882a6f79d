import { describe, expect, test } from 'vitest';
import { diffAsText, readableDiff } from '../../src/report/diff-text.js';
import { renderHtml } from '../../src/report/render-html.js';
import { renderJson } from '../../src/report/render-json.js';
import { renderText } from '../../src/report/render-text.js';
import type { Report } from '../../src/report/report.js';
import { type Cell, section } from '../../src/report/section.js';

const diff = {
  diff: [
    { op: 'equal', text: 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen' },
    { op: 'delete', text: 'pride' },
    { op: 'insert', text: 'anger' },
    { op: 'equal', text: 'and nothing else' },
  ],
} as const;

function reportOf(cells: readonly Cell[], sentence = 'A sentence.'): Report {
  const table = { columns: cells.map((_, i) => `column ${i}`), rows: [cells] };
  return {
    overview: null,
    threads: [
      { threadId: 't', sections: [section('quotes', 'A title', { sentences: [sentence], figures: { n: 2 }, table })] },
    ],
  };
}

describe('word diffs', () => {
  test('keep the words beside a change and shorten the rest', () => {
    expect(readableDiff(diff)[0]).toEqual({ op: 'equal', text: '… nine ten eleven twelve thirteen fourteen' });
    expect(diffAsText(diff)).toBe('… nine ten eleven twelve thirteen fourteen [-pride-] {+anger+} and nothing else');
  });
});

describe('text', () => {
  test('shows cells of every kind and wraps to the width', () => {
    const long = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ');
    const text = renderText(reportOf([true, false, null, 0.256, 7, diff, long]), 100);
    expect(text).toContain('A title\n=======');
    for (const word of ['yes', 'no', '0.26', '7', '[-pride-]', 'word0', 'word59']) expect(text).toContain(word);
    for (const line of text.split('\n')) expect(Array.from(line).length).toBeLessThanOrEqual(100);
  });

  test('lets no terminal escape through', () => {
    const text = renderText(reportOf(['\u001b[31mred\u0007\u202e'], 'bad \u001b]0;title\u0007'));
    expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(text).toContain('red');
  });
});

describe('html', () => {
  test('escapes everything and needs nothing from outside', () => {
    const hostile = `<script>alert("x")</script><img src=x onerror='y'> & more`;
    const html = renderHtml(reportOf([hostile, { diff: [{ op: 'insert', text: hostile }] }], hostile));
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('<ins>&lt;script');
    expect(html).not.toMatch(/<[^>]*\b(?:src|href)\s*=|url\(|@import/i);
  });
});

describe('json', () => {
  test('has sections by key with figures and rows', () => {
    const value = JSON.parse(renderJson(reportOf(['a', 1])));
    expect(value.threads[0].quotes).toEqual({
      title: 'A title',
      sentences: ['A sentence.'],
      figures: { n: 2 },
      rows: [{ column0: 'a', column1: 1 }],
    });
  });
});
