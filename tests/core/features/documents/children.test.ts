import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import { createParser } from '../../../../electron/node/parsing/pool.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { createClient } from '../../../../electron/shared/contract/client.ts';
import { testPorts } from '../../../helpers/engine.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import { aZip } from '../../importers/try-file.ts';
import { anImporter } from './an-importer.ts';

/** Imports one file with the real readers; returns the ledger lines and the client. */
async function imported(t: TestContext, name: string, bytes: Uint8Array) {
  const parser = createParser({ workers: 1 });
  const ports = await testPorts(memoryFiles(), new Map());
  const found = async () => [{ path: `/${name}`, name, bytes: bytes.length }];
  const files = { ...ports.files, find: found, read: async () => bytes.slice() };
  const engine = createEngine({ ...ports, files, parser });
  t.after(async () => {
    await engine.close();
    await parser.close();
  });
  const api = createClient(inProcessWire(engine));
  await api.get('project.create', {
    path: '/case.plumb',
    title: 'A case',
    passphrase: 'p',
    author: 'Tester',
  });
  const again = () =>
    api.get('documents.import', { sources: [{ kind: 'path', path: `/${name}` }], ocr: 'off', languages: [] });
  const { entries } = await again();
  const lines = entries.map(({ file, parent, state }) => [parent ?? '', file, state]);
  return { api, entries, lines, again };
}

const mail =
  'From: a@example.invalid\r\nSubject: one\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nwords\r\n--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="same.txt"\r\nContent-Transfer-Encoding: base64\r\n\r\ndGhlIHNhbWU=\r\n--x--\r\n';

test('what is inside follows its parent, a bad child costs the others nothing, the same bytes are recognised', async t => {
  const zip = aZip({ 'same.txt': 'the same', 'bad.pdf': 'MZ\0\0', 'letter.eml': mail, 'last.txt': 'last' });
  const { api, lines, entries, again } = await imported(t, 'all.zip', zip);
  assert.deepEqual(lines, [
    ['', 'all.zip', 'imported'],
    ['all.zip', 'same.txt', 'imported'],
    ['all.zip', 'bad.pdf', 'refused'],
    ['all.zip', 'letter.eml', 'imported'],
    ['all.zip › letter.eml', 'same.txt', 'duplicate'],
    ['all.zip', 'last.txt', 'imported'],
  ]);
  const last = await api.get('documents.get', { id: entries.at(-1)?.documentId ?? assert.fail() });
  assert.equal(last.metadata['Part of'], 'all.zip');
  const second = await again();
  assert.deepEqual(
    second.entries.map(({ state }) => state),
    ['duplicate', 'duplicate', 'refused', 'duplicate', 'duplicate', 'duplicate'],
  );
});

test('messages inside messages end at a depth, and that is said', async t => {
  let inner = 'From: a@example.invalid\r\nSubject: innermost\r\n\r\nwords';
  for (let depth = 0; depth < 36; depth++)
    inner = `From: a@example.invalid\r\nSubject: ${depth}\r\nContent-Type: message/rfc822\r\n\r\n${inner}`;
  const { entries } = await imported(t, 'a.eml', new TextEncoder().encode(inner));
  assert.equal(entries.length, 34);
  assert.equal(entries.at(-2)?.state, 'imported');
  assert.match(entries.at(-1)?.reason ?? '', /inside more than 32 other files/);
});

test('a sheet is a document of its own, with its table', async t => {
  const sheet = (words: string): string =>
    `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>${words}</t></is></c></row></sheetData></worksheet>`;
  const { api, lines, entries } = await imported(
    t,
    'book.xlsx',
    aZip({
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="One" r:id="r1"/><sheet name="Two" r:id="r2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/s1.xml"/><Relationship Id="r2" Type="x/worksheet" Target="worksheets/s2.xml"/></Relationships>',
      'xl/worksheets/s1.xml': sheet('first'),
      'xl/worksheets/s2.xml': sheet('second'),
    }),
  );
  assert.deepEqual(lines, [
    ['', 'book.xlsx', 'imported'],
    ['book.xlsx', 'book.xlsx / Two', 'imported'],
  ]);
  const rows = await api.get('documents.rows', { documentId: entries[1]?.documentId ?? assert.fail() });
  assert.deepEqual(rows.rows, [{ row: 1, cells: ['second'] }]);
});

test('I1 a duplicate says as much as the first, and that its own name lies', async t => {
  const { write, importAll } = await anImporter(t);
  write('a.csv', 'name;code\nПример;1\n');
  write('b.csv', 'name;code\nПример;1\n');
  write('c.pdf', 'name;code\nПример;1\n');
  const { entries } = await importAll();
  assert.deepEqual(
    entries.map(({ state, rows, encoding }) => [state, rows, encoding]),
    [
      ['imported', 1, 'utf-8'],
      ['duplicate', 1, 'utf-8'],
      ['duplicate', 1, 'utf-8'],
    ],
  );
  assert.equal(entries[1]?.reason, 'The same bytes are here already as “a.csv”.');
  assert.match(entries[2]?.reason ?? '', /^The name ends in \.pdf, but the content is text\. The same bytes/);
});
