import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { LOSS_CODES } from '../../src/ingest/loss.js';
import { root } from '../support/shared.js';

const KEBAB = /^[a-z]+(?:-[a-z]+)+$/;
/** Functions that make a problem or an error from a code. */
const MAKERS = /^(?:problem|note|make|super|failed)$/;
/** Makes the end of a page of a crawl; the code is its third argument. */
const ENDER = 'lossOf';
/** Of these, the ones that are also called with other words. */
const BUSY = /^(?:note|failed|super)$/;
/** Codes of one word. */
const WORDS = new Set(['unexpected', 'gone', 'timeout', 'interrupted']);
/** Types that are unions of codes. */
const UNIONS = /^FailureCode$/;
/** Tables from codes to what is said about them. */
const TABLES = /^(?:MESSAGES|DOUBTS)$/;
/** What a caller may do about an error is no code. */
const REMEDIES = new Set(['fix-input']);

const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(root, 'src', name), 'utf8'));

/** The texts an expression can be. */
function literals(node: ts.Node | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  return [];
}

function codesAt(node: ts.Node): string[] {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'code')
    return literals(node.initializer).filter((text) => KEBAB.test(text) || WORDS.has(text));
  if (ts.isNewExpression(node) && /\wError$/.test(node.expression.getText()))
    return (node.arguments?.length ?? 0) > 1 ? literals(node.arguments?.[0]) : [];
  if (ts.isCallExpression(node) && node.expression.getText() === ENDER) return literals(node.arguments[2]);
  if (ts.isCallExpression(node) && MAKERS.test(node.expression.getText()))
    return literals(node.arguments[0]).filter(
      (text) => KEBAB.test(text) || WORDS.has(text) || !BUSY.test(node.expression.getText()),
    );
  if (ts.isVariableDeclaration(node) && node.name.getText() === 'code')
    return literals(node.initializer).filter((text) => KEBAB.test(text));
  if (ts.isTypeAliasDeclaration(node) && UNIONS.test(node.name.getText()) && ts.isUnionTypeNode(node.type))
    return node.type.types.flatMap((one) => (ts.isLiteralTypeNode(one) ? literals(one.literal) : []));
  if (ts.isVariableDeclaration(node) && TABLES.test(node.name.getText())) {
    const table = node.initializer !== undefined && ts.isAsExpression(node.initializer) && node.initializer.expression;
    return table && ts.isObjectLiteralExpression(table)
      ? table.properties.flatMap((one) => (one.name === undefined ? [] : one.name.getText().replaceAll("'", '')))
      : [];
  }
  return [];
}

function codesIn(text: string): string[] {
  const out: string[] = [];
  const visit = (node: ts.Node): void => {
    out.push(...codesAt(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return out.filter((code) => !REMEDIES.has(code));
}

const made = new Set(sources.flatMap(codesIn));
const rows = readFileSync(path.join(root, 'docs/problems.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'));
const listed = rows.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]));

describe('docs/problems.md', () => {
  test('lists every code the program makes', () => {
    expect(made.size).toBeGreaterThan(80);
    expect([...made].filter((code) => !listed.includes(code))).toEqual([]);
  });

  test('lists no code the program does not make, and none twice', () => {
    expect(listed.filter((code) => code === undefined || !made.has(code))).toEqual([]);
    expect(listed.length).toBe(new Set(listed).size);
  });

  test('says of each what it means and what to do', () => {
    for (const line of rows)
      expect(line.split('|').map((cell) => cell.trim() !== '')).toEqual([false, true, true, true, false]);
  });
});

test('what counts as a loss is a code the program makes', () => {
  expect([...LOSS_CODES].filter((code) => !made.has(code))).toEqual([]);
});

test('a code that is made in a way not looked for is noticed', () => {
  expect(codesIn("const x = { code: n > 1 ? 'new-code' : 'other-code' };")).toEqual(['new-code', 'other-code']);
  expect(codesIn("throw new DatabaseError('broken', 'It broke.');")).toEqual(['broken']);
});
