// The archive with the programs that others would read it by: age, tar, sha256sum, sqlite3, Python.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { aDesk, SAMPLE } from './plumb.ts';

const has = (program: string, flag = '--version') => spawnSync(program, [flag]).status === 0;
const missing = ['age', 'tar', 'sha256sum'].filter(program => !has(program));
const skip = missing.length > 0 && `needs ${missing.join(', ')}`;

test('an archive opens with age and tar alone, and everything in it holds', { skip }, async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'Дело 7');
  writeFileSync(desk.path('договор.txt'), 'Счёт 40702 открыт в банке.');
  const files = [join(SAMPLE, 'contract-QP-2024-017.pdf'), desk.path('договор.txt')];
  await desk.plumb('import', 'case.plumb', ...files, '--author', 'Olena');
  const made = await desk.plumb('archive', 'case.plumb', '--out', 'a.tar.age', '--json');
  assert.equal(made.code, 0, made.err);
  const { originals, actions, files: count, sha256 } = made.json();
  assert.equal(originals, 2);
  assert.match(
    made.err,
    new RegExp(`^The archive holds .*: 2 documents .* log of ${actions} actions by Olena\\.`),
  );
  assert.match(made.err, /\nFor age1\w+: (\w+ ){9}\w+ \(the key that the project was opened with here\)/);
  assert.ok(Number(actions) >= 3);

  writeFileSync(desk.path('key.txt'), `${desk.identity}\n`);
  const tar = execFileSync('age', ['-d', '-i', desk.path('key.txt'), desk.path('a.tar.age')], {
    maxBuffer: 1e9,
  });
  const out = desk.path('out');
  mkdirSync(out);
  const run = (program: string, args: readonly string[], input: Buffer | string = '') =>
    execFileSync(program, args, {
      cwd: out,
      input,
      encoding: 'utf8',
      env: { ...process.env, PYTHONUTF8: '1' },
    });
  assert.equal(run('tar', ['-tf', '-'], tar).trim().split('\n').length, count);
  run('tar', ['-xf', '-'], tar);
  assert.match(run('sha256sum', ['-c', 'SHA256SUMS']), /^originals\/договор\.txt: OK$/m);
  for (const file of files)
    assert.deepEqual(readFileSync(join(out, 'originals', file.split('/').at(-1) ?? '')), readFileSync(file));
  assert.match(readFileSync(join(out, 'README.txt'), 'utf8'), /“Дело 7”/);
  assert.match(
    readFileSync(join(out, 'originals.csv'), 'utf8'),
    /originals\/договор\.txt,договор\.txt,[0-9a-f]{64},/,
  );
  assert.match(readFileSync(join(out, 'custody-report.pdf'), 'latin1'), /^%PDF-1\.7/);
  if (has('sqlite3')) {
    const script = readdirSync(join(out, 'database'))
      .sort()
      .map(name => readFileSync(join(out, 'database', name), 'utf8'));
    const asked = run(
      'sqlite3',
      [':memory:'],
      `${script.join('')}SELECT name FROM document ORDER BY name; PRAGMA foreign_key_check;`,
    );
    assert.equal(asked, 'contract-QP-2024-017.pdf\nдоговор.txt\n');
  } else t.diagnostic('sqlite3 is not here: the database was not read');
  if (has('python3'))
    assert.match(run('python3', ['-c', CHECK]), new RegExp(`^${actions} [0-9a-f]{64}\\s*$`, 'm'));
  else t.diagnostic('python3 is not here: the chain was not checked');

  const [noted] = (await desk.plumb('log', 'case.plumb', '--json')).lines();
  assert.match(String(noted?.sentence), new RegExp(`^Wrote an archive.*SHA-256 ${sha256}.*not confirmed`));
  const again = await desk.plumb('archive', 'case.plumb', '--out', 'a.tar.age');
  assert.equal(again.code, 1);
  assert.match(again.err, /already exists/);
  assert.equal((await desk.plumb('verify', 'case.plumb')).code, 0);
});

test('an archive for a new passphrase opens with it alone; both kinds of keys are refused', async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'A case');
  writeFileSync(desk.path('new.txt'), 'wägen-lamp\n');
  const args = ['archive', 'case.plumb', '--out', 'a.tar.age', '--new-passphrase-file', desk.path('new.txt')];
  const both = await desk.plumb(...args, '--recipient', `age1${'q'.repeat(58)}`);
  assert.equal(both.code, 2);
  const made = await desk.plumb(...args);
  assert.equal(made.code, 0, made.err);
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase('wägen-lamp');
  const tar = await decrypter.decrypt(readFileSync(desk.path('a.tar.age')));
  assert.match(Buffer.from(tar).toString('latin1', 0, 100), /^README\.txt\0/);
});

/** The program that is printed in the custody report. */
const CHECK = `
import hashlib, json
before = ''
for line in open('journal.jsonl', encoding='utf-8', newline='\\n'):
    row = json.loads(line)
    names = 'seq id at author action sentence reverses changes added previousHash'.split()
    text = json.dumps([row[n] for n in names], ensure_ascii=False, separators=(',', ':'))
    assert row['previousHash'] == before, row['seq']
    before = hashlib.sha256(text.encode()).hexdigest()
    assert row['hash'] == before, row['seq']
    print(row['seq'], before)
`;
