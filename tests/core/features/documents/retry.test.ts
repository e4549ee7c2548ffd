// The ledger: every file ever offered, failures first, each tried again in a line of its own.
import assert from 'node:assert/strict';
import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import type { LedgerEntry } from '../../../../electron/shared/contract/documents.ts';
import { anImporter } from './an-importer.ts';

/** `secret words` in a.txt, locked by Info-ZIP with `one`. */
const LOCKED = new Uint8Array(
  Buffer.from(
    'UEsDBAoACQAAAPhzd110nwgVGQAAAA0AAAAFAAAAYS50eHRt+QH8QNoUtByLLI21Ajv8OtHJHt45YQPjUEsHCHSfCBUZAAAADQAAAFBLAQIeAwoACQAAAPhzd110nwgVGQAAAA0AAAAFAAAAAAAAAAEAAACkgQAAAABhLnR4dFBLBQYAAAAAAQABADMAAABMAAAAAAA=',
    'base64',
  ),
);
const brief = (entries: readonly LedgerEntry[]) => entries.map(({ file, state }) => `${state} ${file}`);

test('a locked archive opens in a retry; its password stays in the project, and opens the next one unasked', async t => {
  const { api, write, importAll, folder } = await anImporter(t);
  write('evidence.zip', LOCKED);
  write('note.txt', 'A note.');
  assert.deepEqual(brief((await importAll()).entries), ['needs-password evidence.zip', 'imported note.txt']);
  const wrong = await api.get('documents.retry', { passwords: ['two'] });
  assert.deepEqual(brief(wrong.entries), ['needs-password evidence.zip']);
  assert.match(wrong.entries[0]?.reason ?? '', /The password given does not open it/);
  const right = await api.get('documents.retry', { passwords: ['two', 'one'] });
  assert.deepEqual(brief(right.entries), ['imported evidence.zip', 'imported a.txt']);
  assert.equal(right.entries[1]?.parent, 'evidence.zip');
  const id = right.entries[0]?.documentId ?? assert.fail();
  assert.deepEqual(await api.get('documents.password', { id }), { password: 'one' });
  assert.deepEqual(await api.get('documents.ledger', { open: true }), []);
  const log = JSON.stringify(await api.get('history.list', { limit: 100, withChanges: true }));
  assert.ok(!log.includes('"one"'), 'no password stands in the journal');
  // Other bytes with the same password: one byte of the comment more.
  const other = new Uint8Array([...LOCKED, 33]);
  other[LOCKED.length - 2] = 1;
  write('another.zip', other);
  const { entries } = await api.get('documents.import', {
    sources: [{ kind: 'path', path: join(folder, 'another.zip') }],
  });
  assert.deepEqual(brief(entries), ['imported another.zip', 'duplicate a.txt']);
});

test('a refused file is looked for where it lay: mended, it is read; gone, its line says so', async t => {
  const { api, write, importAll, folder } = await anImporter(t);
  write('a.pdf', 'MZ\0\0');
  write('b.pdf', 'MZ\0\0');
  write('c.txt', 'Words.');
  await importAll();
  const failed = await api.get('documents.ledger', { order: 'failures' });
  assert.deepEqual(brief(failed), ['refused b.pdf', 'refused a.pdf', 'imported c.txt']);
  write('a.pdf', 'Now it is words.');
  rmSync(join(folder, 'b.pdf'));
  const { entries } = await api.get('documents.retry', {});
  assert.deepEqual(brief(entries).sort(), ['imported a.pdf', 'refused b.pdf']);
  const gone = entries.find(({ file }) => file === 'b.pdf');
  assert.match(gone?.reason ?? '', /not there any more, and it was not stored/);
  const [first] = failed;
  assert.equal(gone?.retryOf, first?.id);
  const open = await api.get('documents.ledger', { open: true });
  assert.deepEqual(brief(open), ['refused b.pdf'], 'a line that was tried again is no longer open');
  assert.ok(!JSON.stringify(open).includes(folder), 'no path of this computer is told');
});

test('a link that leads out stays refused in a retry, and so does what cannot be read', async t => {
  const { api, write, importAll, folder } = await anImporter(t);
  write('real.txt', 'Words.');
  symlinkSync('/etc/hostname', join(folder, 'link.txt'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.txt'));
  writeFileSync(join(folder, 'рахунок $(touch x) ; \'" 发票.txt'), 'Shell characters.');
  await importAll();
  const { entries } = await api.get('documents.retry', {});
  assert.deepEqual(brief(entries), ['refused broken.txt', 'refused link.txt']);
  const listed = await api.get('documents.ledger', {});
  assert.ok(listed.some(({ file, state }) => file.includes('发票') && state === 'imported'));
});

test('a cancelled import leaves the rest waiting in the ledger, and a retry goes on with it', async t => {
  const { api, write, folder } = await anImporter(t);
  for (let file = 10; file < 30; file++) write(`${file}.txt`, `Words of file ${file}.`);
  const cancel = new AbortController();
  const sources = [{ kind: 'path' as const, path: folder }];
  const first = await api.call(
    'documents.import',
    { sources, ocr: 'off' },
    { signal: cancel.signal, onProgress: ({ done }) => done === 5 && cancel.abort() },
  );
  assert.ok(first.ok && first.value.cancelled && first.value.entries.length < 20);
  const waiting = await api.get('documents.ledger', { open: true });
  assert.equal(waiting.length + first.value.entries.length, 20);
  assert.ok(waiting.every(({ state, reason }) => state === 'waiting' && reason?.includes('Try it again')));
  const rest = await api.get('documents.retry', {});
  assert.equal(rest.entries.length, waiting.length);
  assert.equal((await api.get('documents.list', {})).length, 20);
  assert.equal((await api.get('documents.ledger', {})).length, 20, 'what waited is listed once');
});

test('a file that vanishes or is forbidden during an import costs the others nothing', async t => {
  const { api, write, folder, files } = await anImporter(t);
  write('a.txt', 'Words.');
  write('b.txt', 'Other words.');
  write('c.txt', 'More words.');
  const read = files.read;
  t.mock.method(files, 'read', async (path: string) => {
    if (path.endsWith('a.txt')) rmSync(path);
    return read(path);
  });
  if (process.getuid?.() !== 0) chmodSync(join(folder, 'c.txt'), 0);
  const { entries } = await api.get('documents.import', { sources: [{ kind: 'path', path: folder }] });
  assert.equal(entries[0]?.state, 'refused');
  assert.match(entries[0]?.reason ?? '', /a\.txt/);
  assert.equal(entries[1]?.state, 'imported');
});

test('a mail that is encrypted to a key fails again in a retry, and no reading is added to its headers', async t => {
  const { api, write, importAll } = await anImporter(t);
  const armor = '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n';
  write('a.eml', `From: ivan@example.invalid\nSubject: Novorossiysk\n\n${armor}`);
  const [entry] = (await importAll()).entries;
  assert.deepEqual([entry?.state, entry?.pages], ['needs-password', 1]);
  const [again] = (await api.get('documents.retry', { passwords: ['one'] })).entries;
  assert.equal(again?.state, 'needs-password');
  assert.match(again?.reason ?? '', /with a key of one of its recipients/);
  const documentId = entry?.documentId ?? assert.fail();
  assert.equal((await api.get('documents.readings', { documentId })).length, 1);
  assert.equal((await api.get('search.find', { query: 'Novorossiysk' })).total, 1);
  assert.deepEqual(brief((await importAll()).entries), ['duplicate a.eml']);
});

test('a text without words is listed among the failures, and tried again like any other', async t => {
  const { api, write, importAll } = await anImporter(t);
  write('blank.txt', ' \n \n');
  const [entry] = (await importAll()).entries;
  assert.deepEqual([entry?.state, entry?.kind], ['needs-ocr', 'text']);
  const { entries } = await api.get('documents.retry', {});
  assert.deepEqual(brief(entries), ['needs-ocr blank.txt']);
  assert.match(entries[0]?.reason ?? '', /holds no words/);
  const documentId = entry?.documentId ?? assert.fail();
  assert.equal((await api.get('documents.readings', { documentId })).length, 1);
});
