import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openDevice } from '../../../../electron/node/project-file/device.ts';
import { firstLink, KIND } from '../../../../electron/node/project-file/format.ts';
import { readHeader } from '../../../../electron/node/project-file/header.ts';
import { scanRecords } from '../../../../electron/node/project-file/scan.ts';
import { deriveSeals } from '../../../../electron/node/project-file/seal.ts';
import { openSlots } from '../../../../electron/node/project-file/slots.ts';
import { aFileEngine, type FileEngine, KEY } from '../../../helpers/file-engine.ts';

const LONG = Array.from({ length: 400_000 }, (_, i) => (i * 2_654_435_761) % 97).join(' ');

/** A project with two documents, evidence, an image and a claim after it; closed. */
async function aCase(t: TestContext): Promise<FileEngine> {
  const made = await aFileEngine(t);
  made.write('/in/a b:c.txt', 'The agreement was signed in Harbin.\fSecond page');
  made.write('/in/long.txt', LONG);
  const { api } = made;
  await api.get('documents.import', { sources: [{ kind: 'path', path: '/in' }] });
  await api.get('claims.create', { text: 'First claim' });
  await api.get('project.compact', {});
  await api.get('claims.create', { text: 'Second claim' });
  await api.get('project.close', {});
  return made;
}

async function entriesOf(path: string) {
  const device = openDevice(path, 'r');
  const header = readHeader(device, path);
  for await (const { key } of openSlots(header.slots, KEY)) {
    const seals = deriveSeals(key, header.fileId);
    return scanRecords(
      device,
      seals,
      header.length,
      device.size(),
      firstLink(header.fileId, header.projectId),
    ).entries;
  }
  throw new Error('no slot opens');
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 4;
  writeFileSync(path, bytes);
}

const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
const claimsIn = (out: string): string[] =>
  JSON.parse(readFileSync(join(out, 'tables', 'claim.json'), 'utf8')).map(
    ({ text }: { text: string }) => text,
  );

test('V3 a whole project is rescued whole, under names that every system takes', async t => {
  const { path, folder, another } = await aCase(t);
  const before = readFileSync(path);
  const out = join(folder, 'out');
  const api = await another();
  const saved = await api.get('project.rescue', { path, ...KEY, folder: out });
  assert.deepEqual(
    { ...saved, actions: 0 },
    { folder: out, originals: 2, actions: 0, pages: 3, ok: true, problems: [] },
  );
  assert.equal(
    readFileSync(join(out, 'originals', 'in_a b_c.txt'), 'utf8'),
    'The agreement was signed in Harbin.\fSecond page',
  );
  assert.equal(readFileSync(join(out, 'originals', 'in_long.txt'), 'utf8'), LONG);
  assert.equal(readFileSync(join(out, 'texts', 'in_long.txt.txt'), 'utf8'), LONG);
  assert.deepEqual(claimsIn(out), ['First claim', 'Second claim']);
  assert.deepEqual(
    lines(join(out, 'journal.jsonl')).map(({ seq }) => seq),
    Array.from({ length: saved.actions }, (_, i) => i + 1),
  );
  assert.match(readFileSync(join(out, 'report.txt'), 'utf8'), /Nothing is lost/);
  assert.deepEqual(readFileSync(path), before);
  const again = await api.call('project.rescue', { path, ...KEY, folder: out });
  assert.equal(again.ok === false && again.problem.code, 'file-exists');
});

test('V3 an altered header costs nothing but itself, wherever the bit is', async t => {
  const { path, folder, another } = await aCase(t);
  const whole = readFileSync(path);
  const { length } = readHeader(openDevice(path, 'r'), path);
  const api = await another();
  for (const at of [2, 9, 13, 20, 33, 40, length - 50, length - 20]) {
    writeFileSync(path, whole);
    flip(path, at);
    const refused = await api.call('project.open', { path, ...KEY, readOnly: true });
    assert.ok(
      refused.ok === false && ['damaged', 'not-a-project'].includes(refused.problem.code),
      `byte ${at}`,
    );
    const out = join(folder, `out ${at}`);
    const saved = await api.get('project.rescue', { path, ...KEY, folder: out });
    assert.equal(saved.originals, 2, `byte ${at}`);
    assert.deepEqual(claimsIn(out), ['First claim', 'Second claim'], `byte ${at}`);
    assert.match(saved.problems[0]?.where ?? '', /header/);
    assert.equal(saved.ok, false);
  }
});

test('V3 damage in the middle costs what it hits, and the report names it', async t => {
  const { path, folder, another } = await aCase(t);
  const whole = readFileSync(path);
  const entries = await entriesOf(path);
  const api = await another();
  const damage = async (kind: number, name: string) => {
    writeFileSync(path, whole);
    const entry = entries.filter(each => each.kind === kind).at(-1);
    flip(path, (entry?.offset ?? 0) + 80);
    const out = join(folder, name);
    return { out, saved: await api.get('project.rescue', { path, ...KEY, folder: out }) };
  };
  const original = await damage(KIND.originalPiece, 'original');
  assert.equal(original.saved.originals, 1);
  assert.ok(original.saved.problems.some(({ what }) => /bytes \d+ to \d+ are lost/.test(what)));
  assert.ok(existsSync(join(original.out, 'damaged-originals', 'in_long.txt')));
  assert.match(
    readFileSync(join(original.out, 'report.txt'), 'utf8'),
    /in\/long\.txt: bytes \d+ to \d+ are lost/,
  );
  const action = await damage(KIND.action, 'action');
  assert.deepEqual(claimsIn(action.out), ['First claim']);
  const image = await damage(KIND.imagePiece, 'image');
  assert.equal(image.saved.originals, 2, 'originals do not need the image');
  assert.ok(lines(join(image.out, 'journal.jsonl')).some(({ sentence }) => /claim/i.test(sentence)));
  assert.equal(image.saved.ok, false);
  const wrong = await api.call('project.rescue', { path, passphrase: 'no', folder: join(folder, 'wrong') });
  assert.equal(wrong.ok === false && wrong.problem.code, 'wrong-key');
  assert.equal(existsSync(join(folder, 'wrong')), false);
});

test('V2 a file that is refused as damaged is examined all the same', async t => {
  const { path, another } = await aCase(t);
  const entry = (await entriesOf(path)).filter(({ kind }) => kind === KIND.imagePiece).at(-1);
  flip(path, (entry?.offset ?? 0) + 80);
  const api = await another();
  const refused = await api.call('project.open', { path, ...KEY, readOnly: true });
  assert.equal(refused.ok === false && refused.problem.code, 'damaged');
  const { ok, problems } = await api.get('project.examine', { path, ...KEY });
  assert.equal(ok, false);
  assert.ok(problems.length > 0);
});
