import { describe, expect, it } from 'vitest';
import { readField, selectorOf } from '../../src/engines/field.js';
import { parseTree } from '../../src/engines/html/page-tree.js';
import { select } from '../../src/engines/html/select.js';
import { compileSelector } from '../../src/engines/html/selector.js';
import { smileyText } from '../../src/engines/html-blocks/smilies.js';
import { runsOf } from '../../src/engines/post-runs.js';
import { readCitation as readTimedCitation } from '../../src/engines/specs/mybb/hooks.js';
import { readCitation } from '../../src/engines/specs/phpbb/citation.js';
import { timeWithin } from '../../src/engines/specs/phpbb/shared.js';

describe('citation lines of the phpBB family', () => {
  it.each([
    ['Ada Wren wrote:', 'Ada Wren', null],
    ['Ada, the first wrote: ↑Tue Mar 03, 2020 8:14 am', 'Ada, the first', 'Tue Mar 03, 2020 8:14 am'],
    ['Jutta K. hat folgendes geschrieben:', 'Jutta K.', null],
    ['Odile R. a écrit :', 'Odile R.', null],
    ['Пётр писал(а):', 'Пётр', null],
    ['Zofia pisze:', 'Zofia', null],
    ['Marisa escreveu:', 'Marisa', null],
    ['Pau escribió:', 'Pau', null],
    ['Luca ha scritto:', 'Luca', null],
    ['Joost schreef:', 'Joost', null],
    ['Somebody who wrote wrote:', 'Somebody who wrote', null],
  ])('%s', (line, author, when) => {
    expect(readCitation(line)).toEqual({ author, when });
  });

  it.each(['Quote:', 'Zitat:', 'wrote:', '', 'x'.repeat(400)])('name nobody: %s', (line) => {
    expect(readCitation(line)).toBeNull();
  });

  it('of MyBB begin with their time', () => {
    expect(readTimedCitation('(11-20-2026, 09:30 AM)Bo Ek Wrote:')).toEqual({
      author: 'Bo Ek',
      when: '11-20-2026, 09:30 AM',
    });
    expect(readTimedCitation('Quote:')).toBeNull();
  });
});

describe('the time in an edit line', () => {
  it.each([
    ['Last edited by Ada on Tue Mar 03, 2020 8:40 am, edited 2 times in total.', 'Tue Mar 03, 2020 8:40 am'],
    ['Zuletzt geändert von Kaj Moe am Fr 4. Jan 2008, 08:10, insgesamt 1-mal geändert.', 'Fr 4. Jan 2008, 08:10'],
    ['Dernière édition par Lise le Ven 14 Oct 2011 - 8:00, édité 1 fois', 'Ven 14 Oct 2011 - 8:00'],
    ['Последний раз редактировалось Kaj Moe 04 янв 2008, 08:10, всего 1 раз.', '04 янв 2008, 08:10'],
    ['Editado pela última vez por Rui em 03 de Mar de 2020, 08:40, em um total de 1 vez.', '03 de Mar de 2020, 08:40'],
    ['Zuletzt bearbeitet von Jutta am 15.08.2006 - 15:05, insgesamt einmal bearbeitet', '15.08.2006 - 15:05'],
    ['Last edited by Ada on Today, 8:40 am, edited 1 time in total.', 'Today, 8:40 am'],
    ['The moderator thanks you.', null],
  ])('%s', (line, time) => {
    const tree = parseTree(`<div class="notice">${line}</div>`);
    expect(readField({ tree, element: tree.root, owners: null }, timeWithin('.notice'))).toBe(time);
  });
});

describe('drawn faces', () => {
  it.each([
    [':)', ':)'],
    [':-/', ':-/'],
    [':D', '😀'],
    ['Smile', '🙂'],
    [':lol:', '😆'],
    ['Rolling Eyes', '🙄'],
    [':company-mascot:', ''],
    ['', ''],
    ['a'.repeat(50), ''],
  ])('%s prints %s', (code, text) => {
    expect(smileyText(code)).toBe(text);
  });
});

describe('posts that are runs of rows', () => {
  const page = (rows: string): string => `<table><tbody>${rows}</tbody></table><p class="body">footer</p>`;
  const row = (id: number): string => `<tr><td><a name="${id}"></a></td></tr><tr><td class="body">text ${id}</td></tr>`;

  it('reach from mark to mark and not beyond what holds them', () => {
    const tree = parseTree(page(row(1) + row(2) + row(3)));
    const runs = runsOf(tree, select(tree, tree.root, selectorOf('a[name]')), selectorOf('.body'));
    expect(runs.map((run) => select(tree, run, selectorOf('.body')).length)).toEqual([1, 1, 1]);
  });

  it('end with what is around the body where there is one only', () => {
    const tree = parseTree(page(row(1)));
    const runs = runsOf(tree, select(tree, tree.root, selectorOf('a[name]')), selectorOf('td.body'));
    expect(runs.map((run) => select(tree, run, selectorOf('.body')).length)).toEqual([1]);
    expect(runsOf(tree, [], selectorOf('.body'))).toEqual([]);
  });
});

describe(':has(> …)', () => {
  it('asks the children only', () => {
    const tree = parseTree('<div id="a"><p><b>x</b></p></div><div id="c"><b>x</b></div>');
    expect(select(tree, tree.root, selectorOf('div:has(> b)')).map((found) => found.attributes.id)).toEqual(['c']);
  });

  it('takes one step', () => {
    expect(() => compileSelector('div:has(> p > b)')).toThrow('is not understood');
  });
});
