import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../../../electron/shared/contract/problem.ts';
import { anEngine, type TestEngine } from '../../../helpers/engine.ts';

async function aDocument(
  { api, write }: TestEngine,
  name: string,
  text: string,
  handling: 'public' | 'restricted' = 'public',
) {
  write(`/${name}`, text);
  const { entries } = await api.get('documents.import', {
    sources: [{ kind: 'path', path: `/${name}` }],
    handling,
  });
  const id = entries[0]?.documentId;
  assert.ok(id);
  return id;
}

test('each finding has its place, its thing and a way to mend it, and mending it makes it go', async t => {
  const desk = await anEngine(t);
  const { api } = desk;
  const documentId = await aDocument(desk, 'a.txt', 'Товар отгружен. Gut.');
  const evidence = await api.get('evidence.keep', {
    marking: { kind: 'quote', documentId, quote: 'Товар отгружен.' },
    language: 'ru',
    informationGrade: '5',
    handling: 'restricted',
  });
  const claim = await api.get('claims.create', {
    text: 'It was shipped [verify].',
    evidence: [{ evidenceId: evidence.id, role: 'supports' }],
  });
  const bare = await api.get('claims.create', { text: 'Nobody says so.' });
  const entity = await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Bare Ltd' }],
  });
  await api.get('caseFile.edit', { patch: { summary: 'See [E99].', handling: 'public' } });
  const { checks, kinds } = await api.get('caseFile.preflight', {});
  const codes = (where: string) => checks.filter(check => check.where === where).map(({ code }) => code);
  assert.deepEqual(codes('Summary'), ['broken-citation']);
  assert.deepEqual(codes(`E${evidence.number}`), ['lowest-grade', 'untranslated', 'restricted-material']);
  assert.deepEqual(codes(`C${claim.number}`), ['single-source', 'draft-claim', 'verify-mark']);
  assert.deepEqual(codes(`C${bare.number}`), ['unsupported-claim']);
  assert.deepEqual(codes(`N${entity.number}`), ['no-source', 'missing-identifier']);
  assert.ok(checks.every(({ mend, blocking }) => mend.endsWith('.') && !blocking));
  assert.deepEqual(checks.find(({ code }) => code === 'untranslated')?.target, {
    kind: 'evidence',
    id: evidence.id,
  });
  assert.equal(
    kinds.reduce((sum, { found }) => sum + found, 0),
    checks.length,
  );
  await api.get('evidence.edit', {
    id: evidence.id,
    patch: { translation: 'Shipped.', translator: 'T', informationGrade: '2', handling: 'public' },
  });
  const after = await api.get('caseFile.preflight', {});
  assert.deepEqual(
    after.checks.filter(({ where }) => where === `E${evidence.number}`),
    [],
  );
});

test('what blocks is chosen, kept, undone, and stops an export with the way to mend it', async t => {
  const desk = await anEngine(t);
  const { api } = desk;
  await api.get('caseFile.edit', { patch: { blocking: ['no-summary', 'no-summary', 'untranslated'] } });
  assert.deepEqual((await api.get('caseFile.get', {})).blocking, ['no-summary', 'untranslated']);
  await assert.rejects(api.get('caseFile.export', {}), error => {
    assert.ok(error instanceof Refusal && error.problem.code === 'preflight-blocked');
    assert.deepEqual(error.problem.checks, [
      { what: 'There is no summary', where: 'Summary', mend: 'Write what is found, with its evidence.' },
    ]);
    return true;
  });
  await api.get('history.undo', {});
  assert.deepEqual((await api.get('caseFile.get', {})).blocking, []);
});

test('restricted material in a public file is found by its documents as well', async t => {
  const desk = await anEngine(t);
  const { api } = desk;
  const documentId = await aDocument(desk, 'a.txt', 'Words.', 'restricted');
  await api.get('evidence.keep', { marking: { kind: 'quote', documentId, quote: 'Words.' } });
  await api.get('caseFile.edit', { patch: { handling: 'public' } });
  const found = (await api.get('caseFile.preflight', {})).checks.filter(
    ({ code }) => code === 'restricted-material',
  );
  assert.ok(found.some(({ target }) => target.kind === 'document' && target.id === documentId));

  // What the safe version withholds is not too sensitive for it, and stops it no longer.
  await api.get('caseFile.edit', { patch: { blocking: ['restricted-material'] } });
  await assert.rejects(api.get('caseFile.export', { audience: 'safe', format: 'html' }), Refusal);
  const target = { kind: 'handling', handling: 'restricted' } as const;
  await api.get('redactions.add', { target, reason: 'Not for partners' });
  const inSafe = await api.get('caseFile.preflight', { audience: 'safe' });
  assert.ok(inSafe.checks.every(({ code }) => code !== 'restricted-material'));
  await api.get('caseFile.export', { audience: 'safe', format: 'html' });
  await assert.rejects(api.get('caseFile.export', { format: 'html' }), Refusal);
});

test('a figure whose records are others is found, asked of the records each time, and gone when undone', async t => {
  const { api, write } = await anEngine(t);
  const head = 'Дата регистрации;Наименование отправителя;Код товара по ТН ВЭД;Статистическая стоимость, USD';
  write('/t.csv', `${head}\n14.03.2024;A;8542319000;1,5\n31.02.2024;B;8542319000;2,5\n`);
  const { sets } = await api.get('trade.import', { sources: [{ kind: 'path', path: '/t.csv' }] });
  const setId = sets[0]?.id;
  assert.ok(setId);
  const figure = await api.get('figures.pin', { title: 'All', query: { measures: ['sum:valueUsd'] } });
  const stale = async () =>
    (await api.get('caseFile.preflight', {})).checks.filter(({ code }) => code === 'stale-figure');
  assert.deepEqual(await stale(), []);
  await api.get('trade.mend', { setId, rows: [{ row: 2, cells: ['28.02.2024', 'B', '8542319000', '2,5'] }] });
  const [found] = await stale();
  assert.deepEqual(found?.target, { kind: 'figure', id: figure.id });
  assert.ok(found?.where === 'F1' && found.what.includes('1.5 then, 4 now'), found?.what);
  await api.get('history.undo', {});
  assert.deepEqual(await stale(), []);
});
