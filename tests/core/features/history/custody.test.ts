import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, type TestContext, test } from 'node:test';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import { createTypesetter } from '../../../../electron/node/typesetter/typesetter.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { createClient } from '../../../../electron/shared/contract/client.ts';
import { testPorts } from '../../../helpers/engine.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import { bookmarksOf, lacking, linksOf, pdfText, qpdfCheck, squeezedText } from '../case-file/judges.ts';

const typesetter = createTypesetter();
after(() => typesetter.close());

const skip = lacking('qpdf', 'pdftotext');
const LETTER = 'Счёт 40702 открыт в банке. 银行收款。';
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** An engine that really sets pages, with an original, a piece of evidence and a claim; `clock` gives the times of its actions. */
async function aCase(t: TestContext, clock: () => Date = () => new Date()) {
  const files = memoryFiles();
  const disk = new Map([['/letter.txt', LETTER]]);
  const engine = createEngine({ ...(await testPorts(files, disk)), typesetter, clock: { now: clock } });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', { path: '/c.plumb', title: 'Дело', passphrase: 'p', author: 'Olena' });
  const { entries } = await api.get('documents.import', {
    sources: [{ kind: 'path', path: '/letter.txt' }],
    source: 'A clerk of the bank',
  });
  const documentId = entries[0]?.documentId ?? assert.fail('it was not imported');
  const marking = { kind: 'quote', documentId, quote: 'Счёт 40702' } as const;
  const evidence = await api.get('evidence.keep', { marking });
  const claim = await api.get('claims.create', { text: 'First #strike[x] $1$' });
  const report = async (input: Parameters<typeof api.get<'log.report'>>[1] = {}) => {
    const made = await api.get('log.report', input);
    return { ...made, pdf: engine.readBytes(made.ref).bytes };
  };
  return { api, report, evidence, claim, files };
}

test('the custody report names originals, people, evidence, actions and the head of the chain', {
  skip,
}, async t => {
  const { api, report, evidence } = await aCase(t);
  await api.get('history.undo', {});
  const { pdf, pages, fileName, warnings, sha256: hash } = await report();
  assert.match(qpdfCheck(pdf), /No syntax or stream encoding errors/);
  assert.equal(hash, sha256(pdf));
  assert.equal(fileName, 'custody-Дело.pdf');
  assert.ok(pages >= 3);
  assert.deepEqual(warnings, []);
  const text = squeezedText(pdf);
  const [head] = await api.get('history.list', { before: 6, limit: 1, withChanges: true });
  assert.equal(head?.seq, 5);
  for (const words of [
    sha256(Buffer.from(LETTER)),
    'Aclerkofthebank',
    'byOlena,actionNo.2',
    `E${evidence.number}p.1`,
    'Imported“letter.txt”',
    'Madeclaim',
    '#strike[x]$1$',
    '(undonelater)',
    '(reversesNo.4)',
    'actions1to5',
    'noactionhasatimebeforethatoftheactionprecedingit',
    'Headofthechain',
  ])
    assert.ok(text.includes(words), words);
  assert.deepEqual(
    (await bookmarksOf(pdf)).map(line => line.trim()),
    [
      '1 What this report shows',
      '2 Who acted, and by which clock',
      '3 Originals',
      '1  letter.txt',
      '4 Actions',
      '5 How to check this report',
    ],
  );
  assert.ok((await linksOf(pdf)).length >= 2, 'the original and its evidence lead to their actions');
});

test('the same project gives the same bytes, although each report is noted in the log', { skip }, async t => {
  const { api, report } = await aCase(t);
  const first = await report();
  const second = await report();
  assert.deepEqual(second.pdf, first.pdf);
  const exported = await api.get('caseFile.export', { template: 'custody-report' });
  assert.equal(exported.sha256, first.sha256, 'as a template it is the same report');
  const [noted] = await api.get('history.list', { limit: 1 });
  assert.equal(noted?.action, 'log.report');
  assert.match(noted?.sentence ?? '', new RegExp(first.sha256));
  await api.get('claims.create', { text: 'Later' });
  const later = await report();
  assert.notEqual(later.sha256, first.sha256);
  assert.match(
    squeezedText(later.pdf),
    /actions1to8.*Madethecustodyreport/s,
    'then the reports are covered, too',
  );
});

test('a part of the log says which part it is', { skip }, async t => {
  const { report, claim } = await aCase(t);
  const { pdf } = await report({ about: claim.id, author: 'Olena', from: '2020-01-01T00:00:00.000Z' });
  const text = squeezedText(pdf);
  assert.ok(
    text.includes(`onlyactionsaboutC1(${claim.id}),andbyOlena,andnotbefore2020-01-01T00:00:00.000Z.`),
  );
  assert.ok(text.includes('1actionfitsof4'));
  assert.ok(!text.includes('Imported“letter.txt”'));
  assert.ok(text.includes(sha256(Buffer.from(LETTER))), 'the originals are those of the whole project');
  assert.ok(squeezedText((await report({ author: 'Nobody' })).pdf).includes('Noactionfits.'));
});

test('a clock that was set back is told', { skip }, async t => {
  let second = 0;
  const clock = () => new Date(Date.UTC(2026, 2, 14, 9, 0, second === 2 ? -3600 : second++));
  const { report } = await aCase(t, clock);
  const { pdf, warnings } = await report();
  const text = pdfText(pdf).replaceAll(/\s+/g, ' ');
  assert.match(text, /the time of an action lies before that of the action preceding it/);
  assert.match(text, /No\. \d at 2026-03-14 08:00:00, after 2026-03-14 09:00/);
  assert.match(warnings[0]?.what ?? '', /clock stood earlier/);
});

test('the template of a report cannot be that of the case file', async t => {
  const { api } = await aCase(t);
  const templates = await api.get('caseFile.templates', {});
  assert.deepEqual(
    templates.filter(({ about }) => about === 'log').map(({ id }) => id),
    ['custody-report'],
  );
  const refused = await api.call('caseFile.edit', { patch: { template: 'custody-report' } });
  assert.ok(!refused.ok && refused.problem.code === 'not-allowed');
});
