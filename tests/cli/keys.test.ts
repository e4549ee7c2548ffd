import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { aDesk, SAMPLE } from './plumb.ts';

test('share says what goes out and for whom, and the copy opens with the other key alone', async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'A case');
  await desk.plumb('import', 'case.plumb', join(SAMPLE, 'company-brochure-qinglan.txt'), '--author', 'Ada');
  const key = await desk.plumb('keygen', '--out', 'theirs.txt', '--json');
  const recipient = String(key.json().recipient);
  const nobody = await desk.plumb('share', 'case.plumb', '--out', 'copy.plumb');
  assert.equal(nobody.code, 2);
  assert.match(nobody.err, /--recipient/);
  const shared = await desk.plumb(
    'share',
    'case.plumb',
    '--out',
    'copy.plumb',
    '--recipient',
    recipient,
    '--json',
  );
  assert.equal(shared.code, 0, shared.err);
  assert.equal(shared.json().file, desk.path('copy.plumb'));
  assert.equal(shared.json().documents, 1);
  const log = await desk.plumbWith({}, 'log', 'copy.plumb', '-i', 'theirs.txt', '--json');
  assert.equal(shared.json().actions, log.lines().length);
  const said = new RegExp(`1 document \\(\\d+ bytes of .* log of ${shared.json().actions} actions by Ada`);
  assert.match(shared.err, said);
  assert.match(shared.err, /For age1\w+: (\w+ ){9}\w+ \(not confirmed/);
  assert.equal((await desk.plumb('verify', 'copy.plumb')).code, 1, 'our key does not open it');
  const theirs = await desk.plumbWith({}, 'verify', 'copy.plumb', '--identity-file', 'theirs.txt');
  assert.equal(theirs.code, 0, theirs.err);
  const again = await desk.plumb('share', 'case.plumb', '--out', 'copy.plumb', '--recipient', recipient);
  assert.equal(again.code, 1);
  assert.match(again.err, /already exists/);
  const ours = await desk.plumb('log', 'case.plumb');
  assert.match(ours.out, /Shared a copy of the whole project/);
});

test('share --collection says what stays behind, and the copy holds that collection alone', async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'A case');
  for (const name of ['company-brochure-qinglan.txt', 'customs-rows-2024.csv'])
    await desk.plumb('import', 'case.plumb', join(SAMPLE, name));
  const listed = JSON.parse((await desk.plumb('call', 'case.plumb', 'documents.list')).out);
  const documentIds = [listed.find(({ name }: { name: string }) => name.endsWith('.txt')).id];
  const made = JSON.stringify({ name: 'Brochures', documentIds });
  await desk.plumb('call', 'case.plumb', 'collections.create', made);
  const key = await desk.plumb('keygen', '--out', 'theirs.txt', '--json');
  const share = (...more: string[]) =>
    desk.plumb('share', 'case.plumb', '--recipient', String(key.json().recipient), '--json', ...more);
  const wrong = await share('--out', 'copy.plumb', '--collection', 'Letters');
  assert.deepEqual(
    [wrong.code, wrong.json().problem],
    [1, { code: 'not-found', what: 'collection', id: 'Letters' }],
  );
  const shared = await share('--out', 'copy.plumb', '--collection', 'brochures');
  assert.equal(shared.code, 0, shared.err);
  assert.equal(shared.json().documents, 1);
  assert.match(shared.err, /Stays behind: 1 document, .* the log of \d+ actions/);
  const verified = await desk.plumbWith({}, 'verify', 'copy.plumb', '-i', 'theirs.txt', '--json');
  assert.deepEqual(verified.json(), { ok: true, problems: [] });
  const log = await desk.plumbWith({}, 'log', 'copy.plumb', '-i', 'theirs.txt');
  assert.match(log.out, /Made from the collection “Brochures” of the project prj_/);
});

test('call reaches keys: a passphrase is added, and opens the project', async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'A case');
  const input = JSON.stringify({ newPassphrase: 'three geese', identities: [desk.identity] });
  const added = await desk.plumbOn(input, 'call', 'case.plumb', 'keys.add', '-', '--json');
  assert.equal(added.code, 0, added.err);
  writeFileSync(desk.path('passphrase.txt'), 'three geese\n');
  const listed = await desk.plumbWith(
    {},
    'call',
    'case.plumb',
    'keys.list',
    '--passphrase-file',
    'passphrase.txt',
    '--json',
  );
  assert.equal(listed.code, 0, listed.err);
  assert.deepEqual(
    JSON.parse(listed.out).map(({ kind }: { kind: string }) => kind),
    ['passphrase', 'recipient'],
  );
  assert.equal(existsSync(desk.path('case.plumb.rewriting')), false);
});

test('verify lists every place of a file that is refused, and rescue saves what is whole, exit 3', async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'A case');
  await desk.plumb('import', 'case.plumb', join(SAMPLE, 'company-brochure-qinglan.txt'));
  const whole = await desk.plumb('rescue', 'case.plumb', '--out', 'whole', '--json');
  assert.equal(whole.code, 0, whole.err);
  assert.equal(whole.json().originals, 1);
  assert.match(whole.err, /not encrypted/);
  const bytes = readFileSync(desk.path('case.plumb'));
  const at = bytes.length - 150;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(desk.path('case.plumb'), bytes);
  const verified = await desk.plumb('verify', 'case.plumb', '--json');
  assert.equal(verified.code, 1);
  assert.equal(verified.json().ok, false);
  assert.match(verified.err, /plumb rescue/);
  const rescued = await desk.plumb('rescue', 'case.plumb', '--out', 'rescued');
  assert.equal(rescued.code, 3, rescued.err);
  // The altered record is the import's own, which had the name: the original is there under its SHA-256.
  const brochure = readFileSync(join(SAMPLE, 'company-brochure-qinglan.txt'));
  const sha256 = createHash('sha256').update(brochure).digest('hex');
  assert.deepEqual(readFileSync(join(desk.path('rescued'), 'originals', sha256)), brochure);
  assert.match(readFileSync(join(desk.path('rescued'), 'report.txt'), 'utf8'), /What does not hold/);
  assert.equal(
    (await desk.plumb('rescue', 'case.plumb', '--out', 'rescued')).code,
    1,
    'nothing is overwritten',
  );
});

test('log prints a table for spreadsheets, and only what was asked for', async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'A case', '--author', '=cmd()');
  const csv = await desk.plumb('log', 'case.plumb', '--csv');
  assert.equal(csv.code, 0, csv.err);
  assert.match(csv.out, /^\uFEFFnumber,"time .*\r\n1,\d{4}-[^,]*Z,'=cmd\(\),project\.create,/);
  const none = await desk.plumb('log', 'case.plumb', '--until', '2020-01-01', '--json');
  assert.deepEqual([none.code, none.out], [0, '']);
  const wrong = await desk.plumb('log', 'case.plumb', '--from', 'yesterday');
  assert.equal(wrong.code, 2, wrong.err);
});
