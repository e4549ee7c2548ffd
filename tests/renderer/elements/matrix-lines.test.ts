import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MatrixRegime, MatrixRow } from '../../../electron/shared/contract/elements.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import {
  columnsOf,
  groupsOf,
  linesOf,
  type MatrixPlace,
  movedTo,
  shownCount,
} from '../../../renderer/features/elements/matrix-lines.ts';

const NONE: ReadonlySet<string> = new Set();
const claimId = (number: number) => `clm_${number}` as ClaimId;

/** An element by its code; `answers` are numbers of claims. */
function aRow(code: string, only: Partial<MatrixRow> = {}, answers: readonly number[] = []): MatrixRow {
  return {
    id: `elm_${code}`,
    code,
    title: `Title ${code}`,
    text: 'What has to be shown.',
    role: 'element',
    prongs: [],
    removed: false,
    coverage: 'empty',
    claims: answers.map(number => ({
      id: claimId(number),
      number,
      text: `Claim ${number}.`,
      status: 'draft',
    })),
    ...only,
  } as MatrixRow;
}

const regime = {
  prongs: [
    { code: 'A', title: 'One way', pursued: true },
    { code: 'B', title: 'Another', pursued: false },
  ],
  elements: [
    aRow('F1', { role: 'factor', coverage: 'contested' }, [5, 2]),
    aRow('B1', { prongs: ['B'], coverage: 'not-pursued' }, [3]),
    aRow('E1', { coverage: 'covered' }, [7]),
    aRow('A1', { prongs: ['A'] }, [2]),
    aRow('X', { removed: true, coverage: 'single-source' }, [1]),
  ],
} as unknown as MatrixRegime;

const keys = (lines: ReturnType<typeof linesOf>) => lines.map(({ key }) => key.replace('elm_', ''));
const all = { shown: 'all', filter: '', turned: NONE } as const;

test('elements stand in groups: what all need, each prong, factors, and what the regime no longer has', () => {
  assert.deepEqual(
    groupsOf(regime).map(({ key, title, pursued }) => [key, title, pursued]),
    [
      ['all', 'To be proved on every prong', true],
      ['prong B', 'Prong B: Another', false],
      ['prong A', 'Prong A: One way', true],
      ['factor', 'Factors, weighed together', true],
      ['removed', 'No longer in the regime, but answered', true],
    ],
  );
});

test('groups that are not pursued are closed until they are opened; a filter opens what fits and leaves the rest out', () => {
  assert.deepEqual(keys(linesOf(regime, all)), [
    'all',
    'E1',
    'prong B',
    'prong A',
    'A1',
    'factor',
    'F1',
    'removed',
    'X',
  ]);
  assert.ok(keys(linesOf(regime, { ...all, turned: new Set(['prong B']) })).includes('B1'));
  assert.deepEqual(keys(linesOf(regime, { ...all, filter: 'title b1' })), ['prong B', 'B1']);
  assert.deepEqual(keys(linesOf(regime, { ...all, shown: 'contested' })), ['factor', 'F1']);
  assert.deepEqual(
    (['all', 'gaps', 'contested'] as const).map(shown => shownCount(regime, shown)),
    [5, 3, 1],
  );
});

test('columns follow the elements that they answer; claims that answer nothing come last', () => {
  const others = [1, 2, 9].map(number => ({
    id: claimId(number),
    number,
    text: '',
    status: 'draft' as const,
  }));
  assert.deepEqual(
    columnsOf(regime, others).map(({ number, answers }) => [number, answers]),
    [
      [7, true],
      [3, true],
      [2, true],
      [5, true],
      [1, true],
      [9, false],
    ],
  );
});

test('keys go from cell to cell, keep the column, and leap to the next answer', () => {
  const lines = linesOf(regime, all);
  const columns = columnsOf(regime, []);
  const at = (line: string, claim: number | null): MatrixPlace => ({
    line: line.length > 2 ? line : `elm_${line}`,
    claim: claim === null ? null : claimId(claim),
  });
  const go = (from: MatrixPlace, move: Parameters<typeof movedTo>[3]) => movedTo(lines, columns, from, move);
  assert.deepEqual(movedTo(lines, columns, null, 'down'), at('all', null));
  assert.deepEqual(go(at('E1', null), 'right'), at('E1', 7));
  assert.deepEqual(go(at('E1', 7), 'left'), at('E1', null));
  assert.deepEqual(go(at('E1', 1), 'right'), at('E1', 1));
  // A group has no cells: the way down keeps to the heading.
  assert.deepEqual(go(at('E1', 3), 'down'), at('prong B', null));
  assert.deepEqual(go(at('F1', null), 'answer'), at('F1', 2));
  assert.deepEqual(go(at('F1', 2), 'answer'), at('F1', 5));
  assert.deepEqual(go(at('F1', 5), 'answer'), at('F1', 5));
  assert.deepEqual(go(at('F1', 2), 'back'), at('F1', null));
  assert.deepEqual(go(at('F1', null), 'bottom'), at('X', null));
});
