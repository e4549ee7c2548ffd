import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { contract } from '../../electron/shared/contract/index.ts';
import { aDesk, type Desk, SAMPLE } from './plumb.ts';

async function aProject(t: TestContext): Promise<Desk> {
  const desk = aDesk(t);
  const made = await desk.plumb('create', 'case.plumb', '--title', 'A case');
  assert.equal(made.code, 0, made.err);
  return desk;
}

test('create prints the file and its id, and never overwrites', async t => {
  const desk = aDesk(t);
  const made = await desk.plumb('create', 'case.plumb', '--title', 'A case', '--json');
  assert.equal(made.code, 0, made.err);
  assert.equal(made.json().file, desk.path('case.plumb'));
  assert.match(String(made.json().id), /^prj_[0-9a-z]{26}$/);
  const before = readFileSync(desk.path('case.plumb'));
  const again = await desk.plumb('create', 'case.plumb', '--title', 'Another');
  assert.equal(again.code, 1);
  assert.match(again.err, /already exists.*\nChoose another name/);
  assert.deepEqual(readFileSync(desk.path('case.plumb')), before);
});

test('import prints a line a file with exactly the promised names, and exit 3 with refusals', async t => {
  const desk = await aProject(t);
  writeFileSync(desk.path('empty.txt'), '');
  writeFileSync(desk.path('broken.pdf'), '%PDF-1.7\nnot really a PDF');
  const files = [
    'company-brochure-qinglan.txt',
    'contract-QP-2024-017.pdf',
    'customs-rows-2024.csv',
    'seal-photo.png',
  ];
  const offered = [...files.map(file => join(SAMPLE, file)), 'empty.txt', 'broken.pdf', 'missing.pdf'];
  const ran = await desk.plumb('import', 'case.plumb', ...offered, '--json');
  assert.equal(ran.code, 3, ran.err);
  const byFile = new Map(ran.lines().map(line => [line.file, line]));
  assert.equal(byFile.size, offered.length);
  const text = byFile.get('company-brochure-qinglan.txt');
  assert.equal(text?.state, 'imported');
  assert.equal(text?.kind, 'txt');
  assert.match(String(text?.documentId), /^doc_/);
  const bytes = readFileSync(join(SAMPLE, 'company-brochure-qinglan.txt'));
  assert.equal(text?.sha256, createHash('sha256').update(bytes).digest('hex'));
  assert.match(String(text?.encoding), /^utf-8$/i);
  assert.equal(byFile.get('contract-QP-2024-017.pdf')?.pages, 4);
  assert.equal(byFile.get('customs-rows-2024.csv')?.kind, 'csv');
  assert.equal(byFile.get('customs-rows-2024.csv')?.headerRow, 1);
  assert.equal(byFile.get('empty.txt')?.kind, 'txt');
  assert.equal(byFile.get('customs-rows-2024.csv')?.rows, 60);
  assert.equal(byFile.get('seal-photo.png')?.state, 'needs-ocr');
  for (const refused of ['empty.txt', 'broken.pdf', 'missing.pdf']) {
    assert.equal(byFile.get(refused)?.state, 'refused', refused);
    assert.match(String(byFile.get(refused)?.reason), /\w+.*\./, refused);
    assert.equal(byFile.get(refused)?.documentId, undefined);
  }
  const again = await desk.plumb('import', 'case.plumb', join(SAMPLE, 'seal-photo.png'), '--json');
  assert.equal(again.code, 0, again.err);
  assert.equal(again.json().state, 'duplicate');
});

test('import reads as a ledger with sums, and nothing but missing paths is a failure', async t => {
  const desk = await aProject(t);
  const ran = await desk.plumb('import', 'case.plumb', join(SAMPLE, 'customs-rows-2024.csv'));
  assert.equal(ran.code, 0, ran.err);
  assert.match(ran.out, /^imported {7}customs-rows-2024\.csv {2}\(csv, 60 rows, [\w-]+\)\n$/);
  assert.match(ran.err, /1 file: 1 imported/);
  const missing = await desk.plumb('import', 'case.plumb', 'missing.pdf');
  assert.equal(missing.code, 1);
  assert.match(missing.out, /refused.*missing\.pdf[\s\S]*There is no file at/);
});

test('call does what the interface does, and log and search read it', async t => {
  const desk = await aProject(t);
  const brochure = join(SAMPLE, 'company-brochure-qinglan.txt');
  const [entry] = (await desk.plumb('import', 'case.plumb', brochure, '--json')).lines();
  const call = async (method: string, input: unknown, ...more: string[]) =>
    desk.plumb('call', 'case.plumb', method, JSON.stringify(input), '--json', ...more);
  const quote = '从事电子元器件的出口与配套服务';
  const marking = { kind: 'quote', documentId: entry?.documentId, quote };
  const kept = await call('evidence.keep', { marking }, '--author', 'Olena');
  assert.equal(kept.code, 0, kept.err);
  assert.equal(kept.json().number, 1);
  const links = [{ evidenceId: kept.json().id, role: 'supports' }];
  const claimed = await desk.plumbOn(
    JSON.stringify({ text: 'It exports components.', evidence: links }),
    ...['call', 'case.plumb', 'claims.create', '-'],
  );
  assert.equal(claimed.code, 0, claimed.err);
  assert.equal(claimed.json().text, 'It exports components.');

  const found = (await desk.plumb('search', 'case.plumb', '"出口与配套服务"', '--json')).json();
  assert.equal(found.total, 1);
  const [hit] = found.hits as Record<string, unknown>[];
  assert.equal(hit?.file, 'company-brochure-qinglan.txt');
  assert.equal(hit?.page, 1);
  assert.ok(String(hit?.snippet).includes('出口与配套服务'), 'marks would break the words');
  assert.deepEqual((await desk.plumb('search', 'case.plumb', 'nowhere', '--json')).json(), {
    total: 0,
    hits: [],
  });

  const written = (
    await desk.plumb('search', 'case.plumb', '出口與配套服務', '--json', '--limit', '1')
  ).json();
  assert.deepEqual(
    [written.total, (written.hits as unknown[]).length],
    [1, 1],
    'in traditional characters too',
  );
  const wrong = await desk.plumb('search', 'case.plumb', 'bank AND', '--json');
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /column 6/);

  const log = (await desk.plumb('log', 'case.plumb', '--json')).lines();
  assert.deepEqual(
    log.map(({ seq, action }) => [seq, action]),
    [
      [4, 'claims.create'],
      [3, 'evidence.keep'],
      [2, 'documents.import'],
      [1, 'project.create'],
    ],
  );
  assert.deepEqual(
    log.map(({ author }) => author),
    ['', 'Olena', '', ''],
  );
  const verified = await desk.plumb('verify', 'case.plumb', '--json');
  assert.equal(verified.code, 0, verified.out);
  assert.deepEqual(verified.json(), { ok: true, problems: [] });
});

test('methods prints the whole contract with JSON Schemas', async t => {
  const printed = (await aDesk(t).plumb('methods')).json() as Record<string, Record<string, unknown>>;
  assert.deepEqual(Object.keys(printed).sort(), Object.keys(contract).sort());
  const { kind, input } = printed['claims.create'] ?? {};
  assert.equal(kind, 'action');
  assert.deepEqual((input as { required: string[] }).required, ['text']);
  const some = (await aDesk(t).plumb('methods', 'history.', '--json')).json();
  assert.ok(Object.keys(some).every(name => name.startsWith('history.')));
});

test('a key from keygen opens a project without any passphrase', async t => {
  const desk = aDesk(t);
  const made = await desk.plumbWith({}, 'keygen', '--out', 'key.txt', '--json');
  assert.equal(made.code, 0, made.err);
  const recipient = String(made.json().recipient);
  assert.match(recipient, /^age1[0-9a-z]{58}$/);
  assert.match(
    readFileSync(desk.path('key.txt'), 'utf8'),
    /^# .*\n# public key: age1.*\nAGE-SECRET-KEY-1\w+\n$/,
  );
  if (process.platform !== 'win32') assert.equal(statSync(desk.path('key.txt')).mode & 0o777, 0o600);
  assert.equal((await desk.plumb('keygen', '--out', 'key.txt')).code, 1);

  const created = await desk.plumbWith({}, 'create', 'c.plumb', '--title', 'T', '--recipient', recipient);
  assert.equal(created.code, 0, created.err);
  const opened = await desk.plumbWith({}, 'log', 'c.plumb', '--identity-file', 'key.txt', '--json');
  assert.equal(opened.code, 0, opened.err);
  assert.equal(opened.lines().length, 1);
  assert.equal(
    (await desk.plumbWith({ PLUMB_PASSPHRASE: 'p' }, 'log', 'c.plumb')).code,
    1,
    'the passphrase is no key of this project',
  );
  const notAKey = await desk.plumbWith({}, 'log', 'c.plumb', '-i', 'c.plumb');
  assert.equal(notAKey.code, 1);
  assert.match(notAKey.err, /holds no age identity/);
});

test('a passphrase file counts before the environment, and its line end does not', async t => {
  const desk = aDesk(t);
  writeFileSync(desk.path('pass'), 'from file\r\n');
  const env = { PLUMB_PASSPHRASE: 'from the environment' };
  const made = await desk.plumbWith(env, 'create', 'case.plumb', '--title', 'T', '--passphrase-file', 'pass');
  assert.equal(made.code, 0, made.err);
  const opened = await desk.plumbWith({ PLUMB_PASSPHRASE: 'from file' }, 'log', 'case.plumb', '--json');
  assert.equal(opened.code, 0, opened.err);
  const again = await desk.plumbWith(env, 'log', 'case.plumb', '--passphrase-file', 'pass');
  assert.equal(again.code, 0, again.err);
});

test('the sample case is built from its files, and exported twice it gives the same bytes', async t => {
  const desk = aDesk(t);
  const made = await desk.plumb('sample', 'sample.plumb', '--json');
  assert.equal(made.code, 0, made.err);
  assert.equal(made.json().documents, 8);
  assert.ok(Number(made.json().evidence) > 0);
  const exportTo = (out: string, ...more: string[]) =>
    desk.plumb('export', 'sample.plumb', '--template', 'dossier', '--out', out, '--json', ...more);
  const first = await exportTo('one.pdf');
  assert.equal(first.code, 0, first.err);
  const bytes = readFileSync(desk.path('one.pdf'));
  assert.equal(first.json().file, desk.path('one.pdf'));
  assert.equal(first.json().bytes, bytes.length);
  assert.equal(first.json().sha256, createHash('sha256').update(bytes).digest('hex'));
  assert.ok(Number(first.json().pages) > 5);
  assert.ok(Array.isArray(first.json().warnings));
  const refused = await exportTo('one.pdf');
  assert.equal(refused.code, 1);
  assert.match(refused.err, /already exists/);
  const forced = await exportTo('one.pdf', '--force');
  assert.equal(forced.code, 0, forced.err);
  assert.deepEqual(readFileSync(desk.path('one.pdf')), bytes);
  const nowhere = await exportTo('no/such/folder/x.pdf');
  assert.equal(nowhere.code, 1);
  assert.match(nowhere.err, /its folder does not exist/);
});
