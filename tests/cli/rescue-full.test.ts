import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { aDesk, MAIN } from './plumb.ts';

test('V3 a rescue onto a disk that is full writes what fits, leaves no torso, and says what is missing', async t => {
  if (process.platform === 'win32') return t.skip('needs ulimit');
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'A case');
  writeFileSync(desk.path('big.txt'), randomBytes(300_000).toString('hex'));
  writeFileSync(desk.path('small.txt'), 'The agreement was signed in Harbin.');
  await desk.plumb('import', 'case.plumb', desk.path('big.txt'), desk.path('small.txt'));
  writeFileSync(desk.path('key.txt'), desk.identity);
  const rescue = (out: string, ...more: string[]) =>
    spawnSync(
      'bash',
      [
        '-c',
        'ulimit -f 256; exec "$0" "$@"',
        process.execPath,
        MAIN,
        'rescue',
        'case.plumb',
        '--out',
        out,
        ...more,
      ],
      { cwd: desk.folder, encoding: 'utf8' },
    );
  const full = rescue('out', '-i', 'key.txt', '--json');
  assert.equal(full.status, 1, full.stderr);
  assert.match(full.stderr, /disk is full.*\nOnly a part was written.*\n.*\nThese files are not encrypted/);
  const saved = JSON.parse(full.stdout);
  assert.equal(saved.stopped.code, 'disk-full');
  assert.deepEqual([saved.ok, saved.originals], [false, 1]);
  const missing = saved.problems.map(({ where }: { where: string }) => where);
  assert.deepEqual(missing, ['originals/big.txt', 'texts/big.txt.txt']);
  const out = desk.path('out');
  for (const name of missing) assert.equal(existsSync(join(out, name)), false, name);
  assert.equal(
    readFileSync(join(out, 'originals', 'small.txt'), 'utf8'),
    'The agreement was signed in Harbin.',
  );
  assert.ok(statSync(join(out, 'journal.jsonl')).size > 0);
  assert.ok(readdirSync(join(out, 'tables')).includes('claim.json'));
  const report = readFileSync(join(out, 'report.txt'), 'utf8');
  assert.match(report, /Not written:\n- originals\/big\.txt: not written: the disk is full\n/);
  assert.match(report, /originals\/ +1 originals/);
});
