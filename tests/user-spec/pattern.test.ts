import { describe, expect, it } from 'vitest';
import { compilePattern, splitPattern } from '../../src/engines/user-spec/pattern.js';

const faultOf = (source: string, flags = ''): string | null => {
  const compiled = compilePattern({ source, flags });
  return 'fault' in compiled ? compiled.fault : null;
};

describe('patterns of a user', () => {
  it.each([
    '(\\d+)',
    '^(.+?)(?:page\\/\\d{1,6}\\/?)?$',
    '(?:\\d{1,3}\\.){1,3}\\d{1,3}',
    '(?:topic|thread)-(\\d{1,12})',
    '[?&](?:t|topic)=(\\d{1,12})',
    'on (.{1,60}) wrote',
    '(?=a+)b',
    'a{2,',
    '[)(|*+]+',
    '\\(\\d+\\)',
  ])('%s', (source) => {
    expect(faultOf(source)).toBeNull();
  });

  it.each([
    '(a+)+',
    '(a*)*b',
    '(a|a)+',
    '(a|aa){1,30}',
    '(?:x?){1,40}',
    '((a{1,9}){1,9}){1,9}',
    '.*.*x',
    '\\d+\\w+\\s+$',
    '(?:(?:ab)+c)+',
  ])('%s may take too long', (source) => {
    expect(faultOf(source)).toMatch(/too long on some pages/);
  });

  it('refuses what is no pattern, what is long, remembers or looks back, and says so', () => {
    expect(faultOf('(')).toMatch(/no regular expression/);
    expect(faultOf('x'.repeat(301))).toMatch(/longer than 300/);
    expect(faultOf('a', 'g')).toMatch(/only i, u and s/);
    expect(faultOf('(a)\\1')).toMatch(/refers back/);
    expect(faultOf('\\\\1')).toBeNull();
  });

  it('takes no longer on a text made to hurt than a page may', () => {
    for (const source of ['^(.+?)(?:page\\/\\d{1,6}\\/?)?$', '(\\d+)x', '(?:\\d{1,3}\\.){1,3}x']) {
      const compiled = compilePattern({ source, flags: '' });
      if ('fault' in compiled) throw new Error(compiled.fault);
      const started = performance.now();
      for (const text of ['1'.repeat(20_000), '1.'.repeat(10_000), `${'page/1'.repeat(3_000)}\n`])
        compiled.pattern.exec(text);
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });

  it('reads slashes and flags', () => {
    expect(splitPattern('/a\\/b/i')).toEqual({ source: 'a\\/b', flags: 'i' });
    expect(splitPattern('a/b')).toBeNull();
  });
});
