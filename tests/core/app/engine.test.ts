import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { ApiClient } from '../../../electron/shared/contract/client.ts';
import { anEngine, type TestEngine } from '../../helpers/engine.ts';

const TEXT = 'The bank paid USD 412,600.00 to Qinglan.\f深圳青岚示例电子有限公司向买方\n提供集成电路。';

async function withDocument(t: TestContext): Promise<TestEngine & { readonly documentId: string }> {
  const made = await anEngine(t);
  made.write('/note.txt', TEXT);
  const { entries } = await made.api.get('documents.import', {
    sources: [{ kind: 'path', path: '/note.txt' }],
  });
  return { ...made, documentId: entries[0]?.documentId ?? '' };
}

const keep = (api: ApiClient, documentId: string, quote: string) =>
  api.get('evidence.keep', { marking: { kind: 'quote', documentId: documentId as never, quote } });

/** All analysis as a caller can see it. */
async function everything(api: ApiClient): Promise<unknown> {
  const entities = await api.get('entities.list', {});
  return {
    evidence: await api.get('evidence.list', {}),
    entities: await Promise.all(entities.map(({ id }) => api.get('entities.get', { id }))),
    claims: await api.get('claims.list', {}),
    documents: await api.get('documents.list', {}),
    caseFile: await api.get('caseFile.get', {}),
  };
}

test('a passage becomes evidence with its place, number and context', async t => {
  const { api, documentId } = await withDocument(t);
  const kept = await keep(api, documentId, 'USD 412,600.00');
  assert.equal(kept.number, 1);
  assert.equal(kept.quote, 'USD 412,600.00');
  assert.equal(kept.state, 'exact');
  assert.equal(kept.place, 'p. 1');
  assert.equal(kept.author, 'Tester');
  assert.ok(kept.anchor.kind === 'text' && kept.anchor.stretches[0]?.prefix === 'The bank paid ');
});

test('a quote over a line end inside Chinese text is found, and search finds a two-character name', async t => {
  const { api, documentId } = await withDocument(t);
  const kept = await keep(api, documentId, '向买方提供集成电路');
  assert.equal(kept.place, 'p. 2');
  for (const query of ['青岚', '深', '集成电路', '买方提供', 'qinglan', '"usd 412,600.00"']) {
    const found = await api.get('search.find', { query, expand: false });
    assert.equal(found.total, 1, query);
  }
  assert.equal((await api.get('search.find', { query: '岚深' })).total, 0);
});

test('a quote that is not there, or not once, is refused with what to do', async t => {
  const { api, documentId, write } = await withDocument(t);
  const missing = await api.call('evidence.keep', {
    marking: { kind: 'quote', documentId: documentId as never, quote: 'nowhere' },
  });
  assert.deepEqual(missing, { ok: false, problem: { code: 'quote-not-found', quote: 'nowhere' } });
  write('/twice.txt', 'one two one');
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: '/twice.txt' }] });
  const twice = await api.call('evidence.keep', {
    marking: { kind: 'quote', documentId: entries[0]?.documentId as never, quote: 'one' },
  });
  assert.deepEqual(twice, { ok: false, problem: { code: 'quote-ambiguous', quote: 'one', times: 2 } });
});

test('X3 importing the same bytes twice adds no second document and says so; a bad file costs the others nothing', async t => {
  const { api, write } = await withDocument(t);
  write('/a.txt', 'broken');
  write('/b.txt', TEXT);
  write('/c.txt', 'fine');
  const { entries } = await api.get('documents.import', {
    sources: ['/a.txt', '/b.txt', '/c.txt'].map(path => ({ kind: 'path' as const, path })),
  });
  assert.deepEqual(
    entries.map(entry => entry.state),
    ['refused', 'duplicate', 'imported'],
  );
  assert.equal((await api.get('documents.list', {})).length, 2);
  assert.equal((await api.get('documents.ledger', {})).length, 4);
});

test('J1 when the disk is full the action is refused and nothing of it remains', async t => {
  const { api, files } = await withDocument(t);
  const before = await everything(api);
  const disk = files.disks.get('/case.plumb');
  assert.ok(disk);
  disk.failNext = true;
  const refused = await api.call('claims.create', { text: 'It paid.' });
  assert.ok(!refused.ok && refused.problem.code === 'disk-full');
  assert.deepEqual(await everything(api), before);
  assert.equal((await api.get('claims.create', { text: 'It paid.' })).number, 1);
});

test('rows of a table become evidence with the visible columns as quote', async t => {
  const { api, write } = await withDocument(t);
  write('/rows.csv', 'date;bank;usd\n2024-03-14;Yulan;412600\n2024-04-02;Yulan;100');
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: '/rows.csv' }] });
  const documentId = entries[0]?.documentId as never;
  const kept = await api.get('evidence.keep', {
    marking: { kind: 'rows', documentId, rows: [2, 1], columns: ['bank', 'usd'] },
  });
  assert.equal(kept.quote, 'Yulan\t412600\nYulan\t100');
  assert.equal(kept.place, 'rows 1-2');
  assert.equal((await api.get('search.find', { query: 'yulan' })).total, 2);
});

test('evidence that is linked cannot be deleted; numbers are not given twice (U6)', async t => {
  const { api, documentId } = await withDocument(t);
  const kept = await keep(api, documentId, 'The bank paid');
  const claim = await api.get('claims.create', { text: 'It paid.', evidence: [{ evidenceId: kept.id }] });
  const refused = await api.call('evidence.delete', { id: kept.id });
  assert.ok(!refused.ok && refused.problem.code === 'still-cited');
  await api.get('links.remove', { id: claim.links[0]?.id as never });
  await api.get('evidence.delete', { id: kept.id });
  assert.equal((await keep(api, documentId, 'to Qinglan')).number, 2);
});

test('an entity takes values that its kind has, and relations between kinds that fit', async t => {
  const { api, documentId } = await withDocument(t);
  const kept = await keep(api, documentId, 'Qinglan');
  const company = await api.get('entities.create', {
    schema: 'Company',
    statements: [{ property: 'name', value: 'Qinglan', evidenceIds: [kept.id] }],
  });
  const person = await api.get('entities.create', {
    schema: 'Person',
    statements: [{ property: 'name', value: 'A. Sample' }],
  });
  assert.equal(company.statements[0]?.evidence[0]?.number, 1);
  assert.equal(
    (
      await api.get('statements.add', {
        entityId: company.id,
        property: 'uscCode',
        value: '91440300MA5SAMPLE0',
      })
    ).statements.length,
    2,
  );
  assert.ok(
    !(await api.call('statements.add', { entityId: company.id, property: 'birthDate', value: '1970' })).ok,
  );
  const relation = await api.get('relations.add', {
    schema: 'Ownership',
    sourceId: person.id,
    targetId: company.id,
    properties: { percentage: ['60'] },
    evidenceIds: [kept.id],
  });
  assert.equal(relation.label, 'owns');
  assert.ok(
    !(await api.call('relations.add', { schema: 'Ownership', sourceId: company.id, targetId: person.id })).ok,
  );
  assert.ok(!(await api.call('entities.delete', { id: person.id })).ok);
});

/** Things a person may do, chosen by two numbers. */
const DEEDS: ((api: ApiClient, documentId: string, pick: number) => Promise<unknown>)[] = [
  api => api.call('claims.create', { text: 'A claim.' }),
  (api, documentId, pick) =>
    keep(api, documentId, ['The bank', 'paid USD', '青岚', 'to Qinglan'][pick % 4] as string),
  api =>
    api.call('entities.create', {
      schema: 'Company',
      statements: [
        { property: 'name', value: 'A firm' },
        { property: 'country', value: 'zz' },
      ],
    }),
  async (api, _, pick) => {
    const [evidence, claims] = [await api.get('evidence.list', {}), await api.get('claims.list', {})];
    const [one, claim] = [evidence[pick % evidence.length], claims[pick % claims.length]];
    if (one && claim)
      await api.get('links.add', {
        evidenceId: one.id,
        target: { kind: 'claim', id: claim.id },
        role: pick % 2 ? 'contradicts' : 'supports',
      });
  },
  async (api, _, pick) => {
    const claims = await api.get('claims.list', {});
    const claim = claims[pick % claims.length];
    if (claim)
      await api.call(pick % 3 ? 'claims.edit' : 'claims.delete', {
        id: claim.id,
        patch: { status: 'disputed', text: `Changed ${pick}.` },
      } as never);
  },
  async (api, _, pick) => {
    const entities = await api.get('entities.list', {});
    const [one, other] = [entities[pick % entities.length], entities[(pick + 1) % entities.length]];
    if (one && other)
      await api.call(pick % 2 ? 'relations.add' : 'entities.delete', {
        schema: 'Ownership',
        sourceId: one.id,
        targetId: other.id,
        id: one.id,
      } as never);
  },
  (api, documentId, pick) =>
    api.call('documents.edit', { ids: [documentId as never], patch: { note: `Note ${pick}` } }),
  (api, _, pick) => api.call('caseFile.edit', { patch: { summary: `Summary ${pick}` } }),
  api => api.call('history.undo', {}),
  api => api.call('history.redo', {}),
];

test('U1 undoing everything restores the start, redoing everything the end; reopening changes nothing', async t => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(DEEDS.length - 1), fc.nat(11)), { maxLength: 25 }),
      async deeds => {
        const { api, documentId } = await withDocument(t);
        const start = await everything(api);
        for (const [deed, pick] of deeds) await DEEDS[deed]?.(api, documentId, pick);
        const end = await everything(api);
        let undone = 0;
        while ((await api.call('history.undo', {})).ok) undone++;
        assert.deepEqual(await everything(api), start);
        for (let redone = 0; redone < undone; redone++) await api.get('history.redo', {});
        assert.deepEqual(await everything(api), end);
        await api.get('project.close', {});
        await api.get('project.open', { path: '/case.plumb', passphrase: 'p' });
        assert.deepEqual(await everything(api), end);
        assert.deepEqual((await api.get('project.verify', {})).problems, []);
      },
    ),
    { numRuns: 25 },
  );
});

test('J4 text that SQLite would change is made storable at the door: log and undo hold', async t => {
  const { api, documentId } = await withDocument(t);
  await api.get('claims.create', { text: 'half \ud83d end', note: 'nul \0 here' });
  await api.get('caseFile.edit', { patch: { summary: '\ufeffPasted' } });
  const kept = await keep(api, documentId, 'The bank paid');
  await api.get('evidence.edit', { id: kept.id, patch: { note: '\ufeff\ud800' } });
  assert.equal((await api.get('caseFile.get', {})).summary, 'Pasted');
  assert.equal((await api.get('claims.list', {}))[0]?.text, 'half \ufffd end');
  assert.deepEqual((await api.get('project.verify', {})).problems, []);
  for (let undone = 0; undone < 4; undone++) await api.get('history.undo', {});
  assert.deepEqual(await api.get('claims.list', {}), []);
});

test('a file whose text begins with a mark or holds half a character keeps its offsets and verifies', async t => {
  const { api, write } = await withDocument(t);
  write('/odd.txt', '\ufeff\ufeffalpha \0 beta');
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: '/odd.txt' }] });
  const kept = await keep(api, entries[0]?.documentId as string, 'beta');
  assert.equal(kept.state, 'exact');
  assert.deepEqual((await api.get('project.verify', {})).problems, []);
});
