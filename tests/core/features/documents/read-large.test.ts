import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import type { JobContext } from '../../../../electron/core/app/context.ts';
import { NOTHING_SAID } from '../../../../electron/core/features/documents/offered.ts';
import {
  LARGE_BYTES,
  type LargeFile,
  MOST_READ_BYTES,
  readLarge,
  storeLarge,
} from '../../../../electron/core/features/documents/read-large.ts';
import type { SourceFile } from '../../../../electron/core/ports/files.ts';
import { nodeCrypto } from '../../../../electron/node/crypto.ts';
import { createFiles } from '../../../../electron/node/files.ts';
import { Refusal } from '../../../../electron/shared/contract/problem.ts';
import { testPorts } from '../../../helpers/engine.ts';
import { PROJECT_ID, quickFiles, quickKeys, temporaryFolder } from '../../../helpers/project-files.ts';
import { aZip } from '../../importers/try-file.ts';

/** What reading and storing ask of a job, over a real project file and real files. */
async function aDesk(t: TestContext) {
  const folder = temporaryFolder(t);
  const file = await quickFiles().create(join(folder, 'case.plumb'), PROJECT_ID, quickKeys);
  t.after(() => file.close());
  const ports = await testPorts(quickFiles(), new Map());
  const abort = new AbortController();
  const breathe = async () => {
    await new Promise(setImmediate);
    if (abort.signal.aborted) throw new Refusal({ code: 'cancelled' });
  };
  const db = { one: () => undefined, all: () => [] };
  const context = { file, ports, signal: abort.signal, db, breathe } as unknown as JobContext;
  const files = createFiles(nodeCrypto.uniqueId);
  const aFile = (name: string, text: string): LargeFile & { readonly path: string } => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return { path, name, bytes: text.length, read: () => files.read(path), open: () => files.open(path) };
  };
  return { context, file, abort, aFile };
}

test('a large file is hashed and stored from the disk, and only its reader holds it whole', async t => {
  const { context, file, aFile } = await aDesk(t);
  const text = `${'The agreement was signed in Harbin. '.repeat(60_000)}\f second page`;
  const given = aFile('large.txt', text);
  const prepared = await storeLarge(context, await readLarge(context, given, NOTHING_SAID));
  assert.ok('open' in prepared);
  assert.equal('bytes' in prepared, false);
  const sha256 = nodeCrypto.sha256(Buffer.from(text));
  assert.equal(prepared.outcome.sha256, sha256);
  assert.equal(prepared.length, text.length);
  assert.equal(prepared.outcome.reading?.pages.length, 2);
  assert.equal(Buffer.from(file.readOriginal(sha256)).toString(), text);
  assert.equal(await storeLarge(context, prepared), prepared, 'stored once');
});

test('a file that changes between hashing and storing is refused, and nothing of it counts', async t => {
  const { context, file, aFile } = await aDesk(t);
  const given = aFile('growing.txt', 'as it was');
  const prepared = await readLarge(context, given, NOTHING_SAID);
  appendFileSync(given.path, ', and more');
  const stored = await storeLarge(context, prepared);
  assert.ok('refused' in stored && /changed while it was read/.test(stored.refused));
  assert.equal(file.hasOriginal(nodeCrypto.sha256(Buffer.from('as it was'))), false);
  const swapped = { ...given, read: async () => Buffer.from('other bytes') };
  const read = await readLarge(context, swapped, NOTHING_SAID);
  assert.ok('refused' in read && /changed while it was read/.test(read.refused));
});

test('what is too large for any reader is kept and said to be unread, if anything can be made of it', async t => {
  const { context } = await aDesk(t);
  const huge = (head: string): LargeFile => {
    const source: SourceFile = {
      bytes: MOST_READ_BYTES + 1,
      // Only the first bytes are given: the length is what is in question.
      read: async offset => (offset === 0 ? Buffer.from(head, 'latin1') : new Uint8Array()),
      isChanged: async () => false,
      close: async () => undefined,
    };
    return {
      name: 'huge',
      bytes: source.bytes,
      read: () => assert.fail('read whole'),
      open: async () => source,
    };
  };
  for (const [head, kind] of [
    ['%PDF-1.7\n', 'pdf'],
    ['Date;Amount\n1;2\n', 'text'],
    ['7z\xbc\xaf\x27\x1c', 'other'],
  ] as const) {
    const prepared = await readLarge(context, huge(head), NOTHING_SAID);
    assert.ok('outcome' in prepared);
    assert.equal(prepared.outcome.state, 'imported');
    assert.equal(prepared.outcome.kind, kind);
    assert.match(prepared.outcome.reason ?? '', /larger than 2 GB: it is kept whole.*not read/);
  }
  for (const head of ['\x7fELF', 'abc\0\x01\x02', 'Rar!\x1a\x07']) {
    const prepared = await readLarge(context, huge(head), NOTHING_SAID);
    assert.ok('outcome' in prepared);
    assert.equal(prepared.outcome.state, 'refused');
    assert.equal(await storeLarge(context, prepared), prepared);
  }
});

test('a large archive is listed, and its members come out one after the other', async t => {
  const { context, file, aFile } = await aDesk(t);
  const given = aFile('large.zip', '');
  writeFileSync(given.path, aZip({ 'a.txt': 'inside' }));
  const small = await readLarge(context, given, NOTHING_SAID);
  assert.ok('outcome' in small && !('members' in small), 'a small one is read whole');
  const unpacked = new Uint8Array(LARGE_BYTES);
  writeFileSync(given.path, zipSync({ 'a.txt': strToU8('inside'), 'pad.bin': [unpacked, { level: 0 }] }));
  const prepared = await storeLarge(context, await readLarge(context, given, NOTHING_SAID));
  assert.ok('members' in prepared && prepared.members && 'outcome' in prepared);
  const names: string[] = [];
  for await (const child of prepared.members()) names.push(child.name);
  assert.deepEqual(names, ['a.txt', 'pad.bin']);
  assert.ok(file.hasOriginal(prepared.outcome.sha256));
});

test('calling an import off stops a large file where it is', async t => {
  const { context, file, abort, aFile } = await aDesk(t);
  const text = 'x'.repeat(3_000_000);
  const prepared = await readLarge(context, aFile('large.txt', text), NOTHING_SAID);
  const cancelled = (error: unknown) => error instanceof Refusal && error.problem.code === 'cancelled';
  const storing = storeLarge(context, prepared);
  abort.abort();
  await assert.rejects(storing, cancelled);
  assert.equal(file.hasOriginal(nodeCrypto.sha256(Buffer.from(text))), false);
  await assert.rejects(readLarge(context, aFile('other.txt', 'y'), NOTHING_SAID), cancelled);
});

test('a missing or foreign file is refused with words', async t => {
  const { context, aFile } = await aDesk(t);
  const given = aFile('a.txt', 'a');
  const files = createFiles(nodeCrypto.uniqueId);
  const gone = { ...given, open: () => files.open('/nowhere/at/all.txt') };
  const prepared = await readLarge(context, gone, NOTHING_SAID);
  assert.ok('refused' in prepared && /a\.txt/.test(prepared.refused));
});
