import '../../../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import type { Ports } from '../../../../electron/core/ports/index.ts';
import { createPorts } from '../../../../electron/node/ports.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../../../electron/shared/contract/client.ts';
import { Refusal } from '../../../../electron/shared/contract/problem.ts';
import type { Cell } from '../../../../electron/shared/contract/sections.ts';
import { treeOfProse } from '../../../../electron/shared/sections/prose.ts';
import { revisionOf } from '../../../../electron/shared/sections/revision.ts';
import type { SectionTree } from '../../../../electron/shared/sections/tree.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';

const log: Ports['log'] = { error: (_reference, error) => console.error(error), note: () => undefined };
const ports = await createPorts({ log });
after(() => ports.close());

/** The sample case in a project file in memory. */
async function theSample(t: TestContext): Promise<ApiClient> {
  const engine = createEngine({ ...ports, projectFiles: memoryFiles() });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.sample', { path: '/sample.plumb', passphrase: 'p', author: 'Tester' });
  return api;
}

const summary = { section: 'summary' };
const textIn = (cell: Cell | undefined) =>
  (cell ?? []).map(piece => ('text' in piece ? piece.text : `[${piece.cite}]`)).join('');

test('a section is written, told in the log, undone and done again; the summary of the case file is its prose', async t => {
  const api = await theSample(t);
  const before = (await api.get('caseFile.get', {})).summary;
  assert.notEqual(before, '');
  const written = await api.get('sections.edit', {
    ...summary,
    document: treeOfProse('One [E1].\n\nTwo words.'),
  });
  assert.equal(written.words, 3);
  assert.equal((await api.get('caseFile.get', {})).summary, 'One [E1].\n\nTwo words.');
  await api.get('caseFile.edit', { patch: { summary: 'Three [C1]' } });
  const { sections } = await api.get('sections.get', {});
  assert.deepEqual(sections[0]?.document, treeOfProse('Three [C1]'));
  await api.get('history.undo', {});
  await api.get('history.undo', {});
  assert.equal((await api.get('caseFile.get', {})).summary, before);
  await api.get('history.redo', {});
  assert.equal((await api.get('caseFile.get', {})).summary, 'One [E1].\n\nTwo words.');
  assert.equal(
    (await api.call('sections.edit', { section: 'nowhere', document: treeOfProse('x') })).ok,
    false,
  );
});

test('what two windows write at once is put together: by blocks, and both where both wrote', async t => {
  const api = await theSample(t);
  const start = treeOfProse('One.\n\nTwo.\n\nThree.');
  await api.get('sections.edit', { ...summary, document: start });
  const base = [revisionOf(start)];
  const first = treeOfProse('One, here.\n\nTwo.\n\nThree.');
  assert.equal((await api.get('sections.edit', { ...summary, document: first, base })).clashes, 0);
  const second = treeOfProse('One.\n\nTwo.\n\nThree, there.');
  const both = await api.get('sections.edit', { ...summary, document: second, base });
  assert.equal(both.clashes, 0);
  assert.deepEqual(both.document, treeOfProse('One, here.\n\nTwo.\n\nThree, there.'));
  const [entry] = await api.get('history.list', { limit: 1 });
  assert.match(entry?.sentence ?? '', /together with what was written in another window$/);
  const third = treeOfProse('One, there.\n\nTwo.\n\nThree.');
  const twice = await api.get('sections.edit', { ...summary, document: third, base });
  assert.equal(twice.clashes, 1);
  assert.deepEqual(twice.document, treeOfProse('One, there.\n\nOne, here.\n\nTwo.\n\nThree, there.'));
  // What it was written from cannot be found: nothing of either is left out.
  const lost = { document: treeOfProse('Nothing of it.'), base: ['0123456789abcdef'] };
  const kept = await api.get('sections.edit', { ...summary, ...lost });
  assert.deepEqual(kept.document.content, [...lost.document.content, ...twice.document.content]);
});

test('what a section of any template cites is not deleted: the refusal names the section', async t => {
  const api = await theSample(t);
  const { id: ownId, number } = await api.get('claims.create', { text: 'The bank was told twice.' });
  const { id: other } = await api.get('claims.create', { text: 'Nobody cites this.' });
  await api.get('sections.edit', {
    ...summary,
    template: 'dossier',
    document: treeOfProse(`So it stands [C${number}].`),
  });
  const refused = await api.call('claims.delete', { id: ownId });
  assert.deepEqual(refused.ok ? null : refused.problem, {
    code: 'still-cited',
    what: `C${number}`,
    places: ['the section “Summary” of “Research dossier”'],
  });
  assert.ok((await api.call('claims.delete', { id: other })).ok);
  await api.get('sections.edit', { ...summary, template: 'dossier', document: treeOfProse('It is out.') });
  assert.ok((await api.call('claims.delete', { id: ownId })).ok);
});

test('versions of a section come from the log, and one is restored', async t => {
  const api = await theSample(t);
  for (const prose of ['First.', 'Second.'])
    await api.get('sections.edit', { ...summary, document: treeOfProse(prose) });
  const [last, first] = await api.get('sections.history', summary);
  assert.ok(last && first);
  assert.deepEqual(await api.get('sections.version', { ...summary, seq: last.seq }), {
    before: treeOfProse('First.'),
    after: treeOfProse('Second.'),
  });
  const { after: old } = await api.get('sections.version', { ...summary, seq: first.seq });
  await api.get('sections.edit', { ...summary, document: old, restores: first.seq });
  assert.equal((await api.get('caseFile.get', {})).summary, 'First.');
  const [entry] = await api.get('history.list', { limit: 1 });
  assert.match(entry?.sentence ?? '', /^Restored, as of action \d+, the section “Summary”$/);
});

test('a comment needs its passage; it is answered, settled and never exported', async t => {
  const api = await theSample(t);
  const thread = 'abcdef0123456789';
  const document: SectionTree = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'A doubtful ' },
          { type: 'text', text: 'thing', marks: [{ type: 'comment', attrs: { thread } }] },
        ],
      },
    ],
  };
  await assert.rejects(api.get('sections.comment', { ...summary, thread, text: 'No passage' }), Refusal);
  const begun = await api.get('sections.comment', { ...summary, thread, text: 'Secret remark', document });
  assert.deepEqual([begun.anchored, begun.resolved, begun.comments.length], [true, false, 1]);
  await api.get('sections.comment', { ...summary, thread, text: 'An answer' });
  const settled = await api.get('sections.resolve', { ...summary, thread, resolved: true });
  assert.deepEqual(
    [settled.resolved, settled.comments.map(({ text }) => text)],
    [true, ['Secret remark', 'An answer']],
  );
  await api.get('sections.edit', { ...summary, document: treeOfProse('Without it.') });
  assert.deepEqual(
    (await api.get('sections.comments', {})).map(({ anchored }) => anchored),
    [false],
  );
});

test('what is cited says how it stands: withdrawn claims, things that are gone and entities that are no subjects lead nowhere', async t => {
  const api = await theSample(t);
  const stateOf = async (ref: string) => {
    await api.get('sections.edit', { ...summary, document: treeOfProse(`See [${ref}].`) });
    const found = (await api.get('sections.citable', {})).find(each => each.ref === ref);
    return [found?.state, found?.advice === ''];
  };
  assert.deepEqual(await stateOf('E1'), ['good', true]);
  assert.deepEqual(await stateOf('E999'), ['broken', false]);
  const [claim] = await api.get('claims.list', {});
  assert.ok(claim);
  assert.deepEqual(await stateOf(`C${claim.number}`), ['good', true]);
  await api.get('claims.edit', { id: claim.id, patch: { status: 'withdrawn' } });
  assert.deepEqual(await stateOf(`C${claim.number}`), ['broken', false]);
  const { checks } = await api.get('caseFile.preflight', {});
  assert.ok(
    checks.some(
      ({ code, target }) =>
        code === 'broken-citation' && target.kind === 'case-file' && target.section === 'summary',
    ),
  );
});

test('blocks say what the case says', async t => {
  const api = await theSample(t);
  const block = (kind: 'sources' | 'translations' | 'chronology' | 'custody') =>
    api.get('sections.block', { block: kind });
  const evidence = await api.get('evidence.list', {});
  const documents = new Set(evidence.map(({ documentId }) => documentId));
  const sources = (await block('sources')).tables[0];
  assert.equal(sources?.rows.length, documents.size);
  for (const { cells, documents: from } of sources?.rows ?? []) {
    const own = evidence.filter(({ documentId }) => documentId === from[0]);
    assert.equal(textIn(cells[4]), own.map(({ number }) => `[E${number}]`).join(' '));
    assert.match(textIn(cells[5]), /^[0-9a-f]{64}$/);
  }
  const translated = evidence.filter(
    each =>
      each.translation !== '' ||
      (each.anchor.kind !== 'rows' && each.quote !== '' && !['', 'en'].includes(each.language)),
  );
  assert.deepEqual(
    (await block('translations')).tables[0]?.rows.map(({ evidence: [number] }) => number),
    translated.map(({ number }) => number),
  );
  const dated = (await api.get('claims.chronology', {})).filter(({ status }) => status !== 'withdrawn');
  assert.equal((await block('chronology')).tables[0]?.rows.length, dated.length);
  const custody = (await block('custody')).tables[0];
  assert.equal(custody?.rows.filter(row => row.evidence.length > 0).length, evidence.length);
});

test('goods, factors and transactions are those of the trade records; method and terms come from reference data', async t => {
  const api = await theSample(t);
  const totals = await api.get('trade.aggregate', {
    groupBy: ['hs6', 'chplTier'],
    measures: ['count', 'sum:netKg', 'sum:valueUsd'],
    duplicates: 'exclude',
  });
  const goods = await api.get('sections.block', { block: 'goods' });
  const printed = (goods.tables[0]?.rows ?? []).map(({ cells }) => cells.map(cell => textIn(cell)));
  assert.match(printed[0]?.[4] ?? '', /^[\d,]+\.\d\d$/);
  const sum = (measure: 'count' | 'sum:netKg' | 'sum:valueUsd') =>
    totals.rows.reduce((all, each) => all + Number(each[measure]), 0);
  const plain = (cell: string) => String(cell === '' ? '' : Number(cell.replaceAll(',', '')) || cell);
  assert.deepEqual(printed.at(-1)?.map(plain), [
    'Total',
    '',
    String(sum('count')),
    String(Number(sum('sum:netKg').toFixed(3))),
    String(Number(sum('sum:valueUsd').toFixed(2))),
  ]);
  assert.deepEqual(
    printed.slice(0, -1).map(([code, tier, ...amounts]) => [code, tier, ...amounts.map(plain)]),
    totals.rows.map(each => [
      String(each.hs6 || 'no code'),
      String(each.chplTier || 'not listed'),
      String(each.count),
      String(Number(each['sum:netKg'])),
      String(Number(each['sum:valueUsd'])),
    ]),
  );
  const factors = await api.get('sections.block', { block: 'factors' });
  const metrics = factors.tables.find(({ title }) => title === 'Trade before and since');
  const days = (metrics?.rows ?? [])
    .map(({ cells }) => textIn(cells[0]).slice(0, 10))
    .filter(each => each !== '');
  if (totals.records > 0) assert.deepEqual(days, ['2022-02-24', '2023-12-22', '2024-06-12']);
  const transactions = await api.get('sections.block', { block: 'transactions' });
  const grades = transactions.tables.flatMap(({ columns, rows }) => {
    const at = columns.findIndex(({ title }) => title === 'Bank link');
    return rows.filter(({ cells }) => textIn(cells[0]) !== 'Total').map(({ cells }) => textIn(cells[at]));
  });
  assert.ok(grades.length > 0);
  for (const grade of grades) assert.match(grade, /^(documentary|stated in the declaration|inferred)$/);
  assert.ok(((await api.get('sections.block', { block: 'methodology' })).tables[0]?.rows.length ?? 0) >= 7);
  await api.get('sections.edit', {
    ...summary,
    document: treeOfProse('Under E.O. 14024 the CHPL counts; no swiftness.'),
  });
  const terms = (await api.get('sections.block', { block: 'glossary' })).tables[0]?.rows.map(({ cells }) =>
    textIn(cells[0]),
  );
  assert.ok(terms?.includes('E.O. 14024') && terms.includes('Common High Priority List'));
});
