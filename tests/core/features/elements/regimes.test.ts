import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedRegimes } from '../../../../electron/core/features/elements/regime-file.ts';
import { createResources } from '../../../../electron/node/resources.ts';
import { explain } from '../../../../electron/shared/contract/explain.ts';
import type { Problem } from '../../../../electron/shared/contract/problem.ts';
import { aCase, problemOf } from '../claims/a-case.ts';

const own = (version: string, codes: readonly string[], more: Record<string, unknown> = {}): string =>
  JSON.stringify(
    {
      format: 1,
      code: 'own',
      title: 'A regime of our own',
      authority: 'We',
      version,
      checked: '2026-01-01',
      elements: codes.map(code => ({
        code,
        title: `Element ${code}`,
        text: 'Something has to be so.',
        citation: 'Art. 1',
        source: 'Our notes',
        checked: '2026-01-01',
        status: 'copy',
      })),
      ...more,
    },
    null,
    2,
  );

test('shipped regimes are cited, dated, and say what has to be verified', () => {
  const regimes = shippedRegimes(createResources());
  assert.deepEqual(
    [...regimes.keys()],
    ['eu-269-2014', 'eu-833-2014', 'uk-russia-reg6', 'us-eo13818', 'us-eo14024-s1', 'us-eo14024-s11'],
  );
  for (const { code, prongs, elements } of regimes.values())
    for (const each of [...prongs, ...elements]) {
      const where = `${code} ${each.code}`;
      assert.ok(each.citation && each.source && each.checked, where);
      assert.ok(each.status !== 'unverified' || each.verify, where);
      const quote = 'quote' in each && typeof each.quote === 'string' ? each.quote : '';
      assert.ok(quote.length < 400, `${where}: a quote, no copied text`);
    }
  const s11 = regimes.get('us-eo14024-s11');
  assert.deepEqual(
    s11?.prongs.map(({ code }) => code),
    ['A', 'B', 'C'],
  );
  const factors = s11?.elements.filter(({ role }) => role === 'factor') ?? [];
  assert.deepEqual(
    factors.map(({ code }) => code),
    ['S11-F1', 'S11-F2', 'S11-F3', 'S11-F4', 'S11-F5', 'S11-F6', 'S11-F7', 'S11-F8', 'S11-F9'],
  );
  assert.ok(factors.every(({ status, verify }) => status === 'unverified' && verify?.includes('FAQ 1151')));
});

test('a regime is taken into the project, its prongs are chosen, and it can be taken out again', async t => {
  const { api, claim } = await aCase(t);
  const { id, added } = await api.get('regimes.use', { code: 'us-eo14024-s11' });
  assert.equal(added, 21);
  const row = async (code: string) =>
    (await api.get('elements.matrix', {})).regimes[0]?.elements.find(each => each.code === code);
  assert.equal((await row('S11-E1'))?.coverage, 'empty');
  assert.equal((await row('S11-E5'))?.coverage, 'nothing-to-prove');
  await api.get('regimes.pursue', { id, prongs: ['B'] });
  assert.equal((await row('S11-E3.A1'))?.coverage, 'not-pursued');
  assert.equal((await row('S11-E3.B1'))?.coverage, 'empty');
  const unknown = await problemOf(api.call('regimes.pursue', { id, prongs: ['Z'] }));
  assert.match(String(unknown.next), /A, B, C/);
  const elementId = (await row('S11-E1'))?.id as never;
  await claim('It is a bank.', { elementIds: [elementId] });
  const refused = await problemOf(api.call('regimes.remove', { id }));
  assert.deepEqual(refused.places, ['S11-E1: C1']);
  await api.get('history.undo', {});
  await api.get('regimes.remove', { id });
  assert.deepEqual((await api.get('elements.matrix', {})).regimes, []);
  await api.get('history.undo', {});
  assert.equal((await api.get('elements.matrix', {})).regimes[0]?.elements.length, 21);
});

test('an element that a newer file lacks is kept while something answers it, and named', async t => {
  const { api, claim } = await aCase(t);
  const { id } = await api.get('regimes.import', { name: 'own.json', text: own('1', ['a', 'b', 'c']) });
  const rows = async () => (await api.get('elements.matrix', {})).regimes[0]?.elements ?? [];
  const b = (await rows()).find(({ code }) => code === 'b');
  const claimId = await claim('So it is.', { elementIds: [b?.id as never] });
  const again = await api.get('regimes.import', { name: 'own.json', text: own('2', ['a', 'd']) });
  assert.deepEqual([again.id, again.added, again.kept], [id, 1, ['b (C1)']]);
  assert.deepEqual(
    (await rows()).map(({ code, removed }) => [code, removed]),
    [
      ['a', false],
      ['d', false],
      ['b', true],
    ],
  );
  assert.ok((await rows())[2]?.remarks[0]?.includes('no longer has b'));
  assert.deepEqual(
    (await api.get('claims.get', { id: claimId })).elements.map(({ code }) => code),
    ['b'],
  );
  await api.get('history.undo', {});
  assert.deepEqual(
    (await rows()).map(({ code, removed }) => [code, removed]),
    [
      ['a', false],
      ['b', false],
      ['c', false],
    ],
  );
  const written = await api.get('regimes.export', { code: 'own' });
  assert.equal(written.fileName, 'own.json');
  assert.equal((await api.get('regimes.get', { code: 'own' })).elements.length, 3);
});

test('a regime file with errors is refused with every line and what to do; nothing is changed', async t => {
  const { api } = await aCase(t);
  const faults = async (text: string) =>
    (await api.get('regimes.check', { name: 'own.json', text })).faults.map(
      ({ line, what }) => `${line}: ${what}`,
    );
  assert.deepEqual(await faults(own('1', ['a'])), []);
  assert.deepEqual(await faults('{\n "format": 1,\n "code": "own" "title"\n}'), [
    '3: this is not JSON: a comma or } must stand here.',
  ]);
  const bad = own('1', ['a', 'a'], { prongs: [], colour: 'red' })
    .replace('"status": "copy"', '"status": "gossip"')
    .replace('"title": "Element a",', '');
  assert.deepEqual(await faults(bad), [
    '9: “title” is missing in element 1; add it.',
    '16: “status” must be "verbatim" or "copy" or "secondary" or "unverified".',
    '29: “colour” is no field of the regime; take it away, or mend its name.',
  ]);
  assert.deepEqual(await faults(own('1', [], { checked: '2026-02-31' })), [
    '7: “checked” must be a day of the calendar, as 2026-03-14, and is "2026-02-31".',
    '8: “elements” needs 1 or more entries; add what is missing.',
  ]);
  assert.deepEqual(await faults(own('1', ['a', 'a'])), ['19: “code”: “a” is there twice.']);
  assert.deepEqual(await faults(own('1', ['a'], { code: 'us-eo13818' })), [
    '3: “us-eo13818” is the code of a shipped regime; give this one a code of its own.',
  ]);
  const refused = await problemOf(api.call('regimes.import', { name: 'own.json', text: bad }));
  assert.match(explain(refused as Problem).title, /^own\.json, line \d+: /);
  assert.deepEqual((await api.get('elements.matrix', {})).regimes, []);
});

test('gaps become tasks with somebody who looks for what is missing', async t => {
  const { api } = await aCase(t);
  await api.get('regimes.use', { code: 'us-eo14024-s1' });
  const [gap] = await api.get('gaps.list', {});
  assert.equal(gap?.words, 'No claim answers it.');
  const elementId = gap?.elementId as never;
  const task = await api.get('gaps.add', { elementId, what: 'Get the registry extract', assignee: 'Ann' });
  await api.get('gaps.edit', { id: task.id, patch: { state: 'under-way', note: 'Asked on Monday.' } });
  const mine = await api.get('gaps.list', { assignee: 'Ann' });
  assert.deepEqual(
    mine.map(({ tasks }) => tasks.map(({ state }) => state)),
    [['under-way']],
  );
  assert.deepEqual(await api.get('gaps.list', { state: 'done' }), []);
  await api.get('gaps.edit', { id: task.id, patch: { due: '2026-12' } });
  const sooner = await api.get('gaps.add', { elementId, what: 'Ask the bank', due: '2026-12-01' });
  const tasks = async () =>
    (await api.get('gaps.list', {}))[0]?.tasks.map(({ what, due }) => `${what} ${due}`);
  assert.deepEqual(await tasks(), ['Ask the bank 2026-12-01', 'Get the registry extract 2026-12']);
  const noDay = api.call('gaps.edit', { id: task.id, patch: { due: '2026-02-30' } });
  assert.equal((await problemOf(noDay)).code, 'bad-request');
  const said = (await api.get('history.list', {})).map(({ sentence }) => sentence);
  assert.ok(
    said.some(words => words.endsWith('“Ask the bank”, due 2026-12-01')),
    said.join('\n'),
  );
  await api.get('gaps.delete', { id: sooner.id });
  await api.get('gaps.delete', { id: task.id });
  await api.get('history.undo', {});
  assert.equal((await api.get('gaps.list', { assignee: 'Ann' })).length, 1);
});
