// Files that somebody made to look like ours, with or without a key to the project.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Decrypter, Encrypter } from 'age-encryption';
import { realDisk } from '../../../electron/node/project-file/disk.ts';
import {
  decodeRecordHeader,
  encodeManifest,
  encodeOriginalIndex,
  firstLink,
  KIND,
} from '../../../electron/node/project-file/format.ts';
import { readHeader } from '../../../electron/node/project-file/header.ts';
import { readLayout } from '../../../electron/node/project-file/layout.ts';
import { deriveSeals, type Plain } from '../../../electron/node/project-file/seal.ts';
import { Writer } from '../../../electron/node/project-file/writer.ts';
import { Refusal } from '../../../electron/shared/contract/problem.ts';
import { aFileEngine, KEY } from '../../helpers/file-engine.ts';
import {
  PROJECT_ID,
  quickFiles,
  quickKeys,
  quickUnlock,
  TEST_IDENTITY,
  temporaryFolder,
} from '../../helpers/project-files.ts';
import { hashOf, noise } from './content.ts';
import { expectNoticed, openAltered, placesOf, type Sample, sampleProject } from './sample.ts';

const files = quickFiles();
const refused = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.problem.code, code);
  return true;
};

/** Mends the check of a header whose bytes were changed: that needs no key. */
function mendCheck(bytes: Buffer): void {
  const length = bytes.readUInt32LE(12);
  const sum = createHash('sha256').update(bytes.subarray(0, length - 32));
  sum.digest().copy(bytes, length - 32);
}

/** Appends records of any kind with a commit, as somebody can who has a key and writes a program. */
async function forge(path: string, records: (next: number) => readonly Plain[], seq: number): Promise<void> {
  const device = realDisk.open(path, 'r+');
  const header = readHeader(device, path);
  const decrypter = new Decrypter();
  decrypter.addIdentity(TEST_IDENTITY);
  const [slot] = header.slots;
  assert.ok(slot !== undefined);
  const seals = deriveSeals(Buffer.from(await decrypter.decrypt(slot.age)), header.fileId);
  const link = firstLink(header.fileId, header.projectId);
  const layout = readLayout(device, seals, header.length, device.size(), link);
  const tail = { length: layout.end, next: layout.next, link: layout.link };
  const writer = new Writer(device, path, seals, tail, layout.entries);
  writer.attempt(() => {
    for (const record of records(tail.next)) writer.put(record);
    writer.commit(seq);
  });
  device.close();
}

/** The record with a number, as it lies in a file. */
function recordOf(bytes: Buffer, number: number): { offset: number; record: Buffer } {
  const place = placesOf(bytes)[number];
  assert.ok(place !== undefined);
  return { offset: place.offset, record: bytes.subarray(place.offset, place.offset + place.size) };
}

test('H1 an age file of another program is no project, whatever it is called', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  const encrypter = new Encrypter();
  for (const recipient of quickKeys.recipients) encrypter.addRecipient(recipient);
  writeFileSync(path, await encrypter.encrypt('letters to a friend'));
  for (const readOnly of [true, false])
    await assert.rejects(files.open(path, quickUnlock, readOnly), refused('not-a-project'));
});

test('K3 a slot that was altered opens nothing, though the check of the header was mended', async t => {
  const sample = await sampleProject(t);
  const length = sample.bytes.readUInt32LE(12);
  const start = sample.bytes.indexOf('age-encryption.org/v1');
  for (const at of [start, start + 30, start + 60, length - 64 - 20]) {
    const altered = Buffer.from(sample.bytes);
    altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
    mendCheck(altered);
    writeFileSync(sample.path, altered);
    await assert.rejects(files.open(sample.path, quickUnlock, true), refused('wrong-key'));
  }
});

test('H3 a slot that somebody added to the header without a key is not believed', async t => {
  const sample = await sampleProject(t);
  const encrypter = new Encrypter();
  for (const recipient of quickKeys.recipients) encrypter.addRecipient(recipient);
  // A key of their own, in a slot that opens for this reader: nothing that it seals is the project's.
  const age = Buffer.from(await encrypter.encrypt(noise('their key', 32)));
  const length = sample.bytes.readUInt32LE(12);
  const start = sample.bytes.indexOf('age-encryption.org/v1');
  assert.equal(age.length, length - 64 - start);
  const altered = Buffer.from(sample.bytes);
  age.copy(altered, start);
  mendCheck(altered);
  assert.equal(await openAltered(sample, altered), null);
});

/** The same project in another file: by another writer of the same work, or the same key under another file id. */
async function relatives(t: TestContext, sample: Sample): Promise<Buffer[]> {
  const path = join(temporaryFolder(t), 'b.plumb');
  writeFileSync(path, sample.bytes);
  const { file } = await files.open(path, quickUnlock, false);
  const rewriting = await file.rewrite({ keys: { kind: 'same' } });
  rewriting.finish();
  file.close();
  return [(await sampleProject(t)).bytes, readFileSync(path)];
}

test('S2 a record of another project, or of another file of the same key, does not pass for the one that stood there', async t => {
  const sample = await sampleProject(t);
  for (const other of await relatives(t, sample)) {
    let tried = 0;
    for (const [number, place] of placesOf(sample.bytes).entries()) {
      const theirs = placesOf(other).findIndex(each => each.kind === place.kind && each.size === place.size);
      if (number === 0 || theirs < 0) continue;
      const { record } = recordOf(other, theirs);
      const altered = Buffer.from(sample.bytes);
      record.copy(altered, place.offset);
      await expectNoticed(sample, altered, `record ${number}`);
      tried += 1;
    }
    assert.ok(tried > 5, `${tried} records were put in the place of others`);
  }
});

test('C4 records that stood there before, appended once more, are refused', async t => {
  const sample = await sampleProject(t);
  const places = placesOf(sample.bytes);
  for (const from of [
    places.findIndex(({ kind }) => kind === 5),
    places.findLastIndex(({ kind }) => kind === 3),
  ]) {
    const { offset } = recordOf(sample.bytes, from);
    const again = Buffer.concat([sample.bytes, sample.bytes.subarray(offset)]);
    assert.equal(await openAltered(sample, again), null);
  }
});

test('O3 an original whose index claims petabytes, sealed with the right key, is named and harms nothing else', async t => {
  const sample = await sampleProject(t);
  const index = { sha256: hashOf(Buffer.from('x')), bytes: 2 ** 52, pieceBytes: 1, pieces: [] };
  await forge(
    sample.path,
    () => [{ kind: KIND.originalIndex, body: encodeOriginalIndex(index), compress: false }],
    5,
  );
  const { file, recovered } = await files.open(sample.path, quickUnlock, true);
  t.after(() => file.close());
  assert.match(recovered ?? '', /damaged in one place/);
  assert.equal(file.hasOriginal(index.sha256), false);
  assert.notDeepEqual(await files.examine(sample.path, quickUnlock, () => undefined), []);
});

test('O3 an image that claims terabytes, or pieces that are not there, is refused as damaged', async t => {
  const claims = [
    { bytes: 2 ** 40, pieceBytes: 2 ** 30, count: 2 ** 10 },
    { bytes: 2 ** 31, pieceBytes: 2 ** 24, count: 2 ** 7 },
    { bytes: 100, pieceBytes: 2 ** 16, count: 1 },
  ];
  for (const { bytes, pieceBytes, count } of claims) {
    const sample = await sampleProject(t);
    const pieces = Array.from({ length: count }, () => ({ record: 2, hash: hashOf(Buffer.alloc(0)) }));
    const body = encodeManifest({ seq: 5, replayFrom: 0, bytes, pieceBytes, pieces });
    await forge(sample.path, () => [{ kind: KIND.imageManifest, body, compress: false }], 5);
    await assert.rejects(files.open(sample.path, quickUnlock, true), refused('damaged'));
    assert.notDeepEqual(await files.examine(sample.path, quickUnlock, () => undefined), []);
    const salvage = await files.salvage(sample.path, quickUnlock);
    assert.deepEqual(
      [...salvage.images()].map(({ seq }) => seq),
      [3],
      'the image before it can be rescued',
    );
    salvage.close();
  }
});

test('an image and a journal that disagree, each well sealed, are refused as damaged', async t => {
  const { api, path, another } = await aFileEngine(t);
  await api.get('claims.create', { text: 'One' });
  await api.get('project.compact', {});
  await api.get('claims.create', { text: 'Two' });
  await api.get('claims.create', { text: 'Three' });
  await api.get('project.close', {});
  const before = readFileSync(path);
  const { file, image, imageSeq, actions } = await files.open(path, quickUnlock, true);
  file.close();
  assert.ok(image !== null && actions.length >= 2);
  const last = actions.at(-1);
  assert.ok(last !== undefined);
  const seq = last.seq + 1;
  const payloads = [
    last.payload,
    actions[0]?.payload ?? last.payload,
    Buffer.from('not an action'),
    Buffer.from(JSON.stringify({ row: { seq }, added: [] })),
  ];
  for (const payload of payloads) {
    writeFileSync(path, before);
    const opened = await files.open(path, quickUnlock, false);
    opened.file.append({ seq, payload });
    opened.file.close();
    const answer = await (await another()).call('project.open', { path, ...KEY });
    assert.ok(!answer.ok && answer.problem.code === 'damaged', JSON.stringify(answer));
  }
  // The image of an earlier moment under the number of a later one: the action after it does not follow from it.
  writeFileSync(path, before);
  const opened = await files.open(path, quickUnlock, false);
  opened.file.putImage(imageSeq + 1, image);
  opened.file.close();
  const answer = await (await another()).call('project.open', { path, ...KEY });
  assert.ok(!answer.ok && answer.problem.code === 'damaged', JSON.stringify(answer));
});

test('O5 A6 a file that grows while it is open: a reader keeps what it saw, and no writer writes into it', async t => {
  const sample = await sampleProject(t);
  const reader = await files.open(sample.path, quickUnlock, true);
  t.after(() => reader.file.close());
  const writer = await files.open(sample.path, quickUnlock, false);
  t.after(() => writer.file.close());
  writer.file.append({ seq: 6, payload: noise('action 6', 100) });
  assert.deepEqual(
    reader.file.verify(() => undefined),
    [],
    'what was there when it was opened',
  );
  const grown = Buffer.concat([readFileSync(sample.path), noise('foreign', 50)]);
  writeFileSync(sample.path, grown);
  assert.throws(
    () => writer.file.append({ seq: 7, payload: noise('action 7', 100) }),
    refused('cannot-write'),
  );
  writer.file.close();
  assert.deepEqual(readFileSync(sample.path), grown, 'what another program wrote is left to the next opener');
});

test('L1 L2 processes that all want to write do so one after the other, after one that was killed', async t => {
  const path = join(temporaryFolder(t), 'a.plumb');
  (await files.create(path, PROJECT_ID, quickKeys)).close();
  const gone = { pid: 2 ** 22 + 1, host: hostname(), boot: null, started: null, token: 'x' };
  writeFileSync(`${path}.lock`, JSON.stringify(gone));
  const script = fileURLToPath(new URL('./contend-child.ts', import.meta.url));
  const children = ['a', 'b', 'c'].map(name =>
    spawn(process.execPath, [script, path, name], { stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  const codes = await Promise.all(children.map(child => once(child, 'close').then(([code]) => Number(code))));
  assert.deepEqual(codes, [0, 0, 0]);
  const { file, actions } = await files.open(path, quickUnlock, false);
  t.after(() => file.close());
  assert.deepEqual(
    actions.map(({ seq }) => seq),
    Array.from({ length: 30 }, (_, i) => i + 1),
  );
  assert.equal(new Set(actions.map(({ payload }) => Buffer.from(payload).toString())).size, 30);
  assert.deepEqual(
    file.verify(() => undefined),
    [],
  );
});

test('R1 a header that claims more than there is costs neither memory nor time', async t => {
  const sample = await sampleProject(t);
  const place = placesOf(sample.bytes).at(-1);
  assert.ok(place !== undefined);
  const altered = Buffer.from(sample.bytes);
  altered.writeUInt32LE(0xfffffff0, place.offset + 8);
  assert.equal(decodeRecordHeader(altered.subarray(place.offset, place.offset + 68)), null);
  await expectNoticed(sample, altered, 'long claim');
});
