// What goes wrong in people's hands: each gets a sentence, what to do next, the right exit code, and nothing is touched.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { aDesk, type Desk, type Ran, SAMPLE } from './plumb.ts';

let project: Buffer;

before(async () => {
  const desk = aDesk();
  const brochure = join(SAMPLE, 'company-brochure-qinglan.txt');
  const made = await desk.plumb('create', 'case.plumb', '--title', 'A case');
  assert.equal(made.code, 0, made.err);
  const filled = await desk.plumb('import', 'case.plumb', brochure);
  assert.equal(filled.code, 0, filled.err);
  project = readFileSync(desk.path('case.plumb'));
  desk.remove();
});

/** A desk with a project of one document in it. */
function aFilledDesk(t: TestContext, bytes: Uint8Array = project): Desk {
  const desk = aDesk(t);
  writeFileSync(desk.path('case.plumb'), bytes);
  return desk;
}

function assertTold(ran: Ran, code: number, words: RegExp): void {
  assert.equal(ran.code, code, ran.err);
  assert.match(ran.err, words);
  assert.doesNotMatch(ran.err, /\n\s+at |node:internal|Error:/);
}

function altered(at: number): Buffer {
  const copy = Buffer.from(project);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

test('a wrong passphrase, or a wrong key', async t => {
  const desk = aDesk(t);
  const right = { PLUMB_PASSPHRASE: 'correct horse' };
  const wrong = { PLUMB_PASSPHRASE: 'guess' };
  assert.equal((await desk.plumbWith(right, 'create', 'case.plumb', '--title', 'A case')).code, 0);
  const before = readFileSync(desk.path('case.plumb'));
  const told = /The passphrase or key does not open this file.*\nCheck the keyboard/;
  assertTold(await desk.plumbWith(wrong, 'import', 'case.plumb', SAMPLE), 1, told);
  assertTold(
    await desk.plumb('log', 'case.plumb'),
    1,
    /The identity opens none of the key slots.*\nGive the identity/,
  );
  const asJson = await desk.plumbWith(wrong, 'verify', 'case.plumb', '--json');
  assert.equal(asJson.code, 1);
  assert.deepEqual(asJson.json().problem, { code: 'wrong-key' });
  assert.deepEqual(readFileSync(desk.path('case.plumb')), before);
  assert.equal((await desk.plumbWith(right, 'log', 'case.plumb')).code, 0);
});

test('no passphrase at all, and no terminal to ask on', async t => {
  const desk = aFilledDesk(t);
  assertTold(await desk.plumbWith({}, 'log', 'case.plumb'), 2, /Set PLUMB_PASSPHRASE/);
  assertTold(await desk.plumbWith({}, 'create', 'new.plumb', '--title', 'T'), 2, /Set PLUMB_PASSPHRASE/);
  const empty = { PLUMB_PASSPHRASE: '' };
  assertTold(await desk.plumbWith(empty, 'create', 'new.plumb', '--title', 'T'), 1, /passphrase is blank/);
  assertTold(
    await desk.plumbWith({}, 'log', 'case.plumb', '--passphrase-file', 'none'),
    1,
    /There is no file/,
  );
  assertTold(await desk.plumb('create', 'new.plumb', '--title', 'T', '--recipient', 'age1no'), 1, /age1no/);
  assert.ok(!readdirSync(desk.folder).includes('new.plumb'));
});

test('files that are no project', async t => {
  const desk = aDesk(t);
  mkdirSync(desk.path('folder.plumb'));
  writeFileSync(desk.path('empty.plumb'), '');
  writeFileSync(
    desk.path('text.plumb'),
    'Just words, and a good many of them, to be longer than a header.\n'.repeat(50),
  );
  assertTold(await desk.plumb('log', 'missing.plumb'), 1, /There is no file at .*missing\.plumb/);
  assertTold(await desk.plumb('log', 'text.plumb'), 1, /is not a Plumbline project/);
  assertTold(await desk.plumb('log', 'empty.plumb'), 1, /is not a Plumbline project/);
  assertTold(await desk.plumb('log', 'folder.plumb'), 1, /not a Plumbline project|cannot be read/);
  const verified = await desk.plumb('verify', 'text.plumb', '--json');
  assert.equal(verified.code, 1);
  assert.equal(verified.json().ok, false);
});

test('a project of a newer Plumbline', async t => {
  const newer = Buffer.from(project);
  newer.writeUInt16LE(9, 8);
  const end = newer.readUInt32LE(12) - 32;
  createHash('sha256').update(newer.subarray(0, end)).digest().copy(newer, end);
  const desk = aFilledDesk(t, newer);
  assertTold(await desk.plumb('log', 'case.plumb'), 1, /saved by a newer Plumbline \(format 9\).\nUpdate/);
  assertTold(await desk.plumb('import', 'case.plumb', SAMPLE), 1, /newer Plumbline/);
  assert.deepEqual(readFileSync(desk.path('case.plumb')), newer);
});

test('a project that was cut off opens with what is whole, and says so', async t => {
  const cut = project.subarray(0, project.length - 40);
  const desk = aFilledDesk(t, cut);
  const read = await desk.plumb('call', 'case.plumb', 'documents.list', '--json');
  assert.equal(read.code, 0, read.err);
  assert.deepEqual(JSON.parse(read.out), [], 'the cut action is gone as a whole');
  assert.notEqual(read.err, '');
  assert.deepEqual(readFileSync(desk.path('case.plumb')), cut, 'reading changes nothing');
  const again = await desk.plumb(
    'import',
    'case.plumb',
    join(SAMPLE, 'company-brochure-qinglan.txt'),
    '--json',
  );
  assert.equal(again.code, 0, again.err);
  assert.equal(again.json().state, 'imported');
  assert.equal((await desk.plumb('verify', 'case.plumb')).code, 0);
});

test('a project with altered bytes is never taken for whole, wherever they lie', async t => {
  for (const part of [0.02, 0.2, 0.4, 0.6, 0.8]) {
    const bytes = altered(Math.floor(project.length * part));
    const desk = aFilledDesk(t, bytes);
    const ran = await desk.plumb('verify', 'case.plumb', '--json');
    assert.equal(ran.code, 1, `${part}: ${ran.out}${ran.err}`);
    assert.doesNotMatch(ran.err, /\n\s+at /);
    assert.deepEqual(readFileSync(desk.path('case.plumb')), bytes);
  }
});

test('bad files among good ones cost the good ones nothing', async t => {
  const desk = aFilledDesk(t);
  mkdirSync(desk.path('offered/sub'), { recursive: true });
  const files: Record<string, string | Uint8Array> = {
    'empty.pdf': '',
    'cut.pdf': readFileSync(join(SAMPLE, 'contract-QP-2024-017.pdf')).subarray(0, 3000),
    'lying.pdf': 'Only words.',
    'ragged.csv': 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n',
    'sub/good.txt': 'A good note about a shipment.',
    'archive.bin': new Uint8Array([1, 2, 3, 0, 255, 0, 7]),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(desk.path(`offered/${name}`), content);
  const ran = await desk.plumb('import', 'case.plumb', 'offered', 'nowhere', '--json');
  assert.equal(ran.code, 3, ran.err);
  const states = new Map(ran.lines().map(line => [line.file, line.state]));
  assert.equal(states.size, 7);
  assert.equal(states.get('sub/good.txt'), 'imported');
  assert.equal(states.get('ragged.csv'), 'imported');
  assert.equal(states.get('empty.pdf'), 'refused');
  assert.equal(states.get('nowhere'), 'refused');
  assert.equal(states.get('archive.bin'), 'refused');
  for (const line of ran.lines()) {
    if (line.state !== 'imported')
      assert.ok(String(line.reason ?? '').length > 10, `${line.file} has no reason`);
  }
  const documents = JSON.parse((await desk.plumb('call', 'case.plumb', 'documents.list', '--json')).out);
  assert.ok(documents.some((each: { name: string }) => each.name === 'company-brochure-qinglan.txt'));
  assert.equal((await desk.plumb('verify', 'case.plumb')).code, 0);
});

test('a file without permission is listed with the reason', async t => {
  if (process.platform === 'win32' || process.getuid?.() === 0)
    return t.skip('permissions do not bind this user');
  const desk = aFilledDesk(t);
  writeFileSync(desk.path('closed.txt'), 'x');
  chmodSync(desk.path('closed.txt'), 0);
  const ran = await desk.plumb('import', 'case.plumb', 'closed.txt', '--json');
  assert.equal(ran.code, 3);
  assert.match(String(ran.json().reason), /permission denied/);
});

test('wrong usage says what is right, with exit code 2, before anything is opened', async t => {
  const desk = aFilledDesk(t);
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /Name a command/],
    [['serch', 'case.plumb'], /Did you mean “plumb search”/],
    [['frobnicate'], /plumb help/],
    [['match', '--pairs', 'x'], /not there yet/],
    [['screen', 'case.plumb'], /not there yet/],
    [['create', 'x.plumb'], /--title/],
    [['create', 'x.plumb', '--title'], /Usage: plumb create/],
    [['create', '--title', 'T'], /Usage: plumb create/],
    [['import', 'case.plumb'], /Usage: plumb import/],
    [['import', 'case.plumb', 'x', '--ocr', 'maybe'], /auto, off, force/],
    [['import', 'case.plumb', 'x', '--as', 'watchlist'], /not there yet/],
    [['import', 'case.plumb', 'x', '--mapping', 'm.json'], /needs --as trade/],
    [['import', 'case.plumb', 'x', '--as', 'trade', '--mapping', 'none.json'], /is no mapping/],
    [['search', 'case.plumb', 'x', '--limit', '0'], /--limit/],
    [['search', 'case.plumb', 'x', 'y'], /Usage: plumb search/],
    [['log', 'case.plumb', '--frob'], /Usage: plumb log/],
    [['call', 'case.plumb', 'claims.fly'], /There is no method claims\.fly/],
    [['call', 'case.plumb', 'claims.create', '{}'], /claims\.create was not understood: text/],
    [['call', 'case.plumb', 'claims.create', '{'], /not JSON/],
    [['export', 'case.plumb', '--template', 'dossier'], /--out/],
    [['export', 'case.plumb', '--out', 'x.pdf', '--standard', '2.0'], /1\.7, a-3a/],
    [['methods', 'nothing'], /No method/],
  ];
  await Promise.all(
    cases.map(async ([args, words]) => {
      const ran = await desk.plumbWith({}, ...args);
      assertTold(ran, 2, words);
      assert.equal(ran.out, '');
    }),
  );
  assert.deepEqual(readdirSync(desk.folder), ['case.plumb']);
});

test('help tells what works and nothing that does not', async t => {
  const desk = aDesk(t);
  const help = await desk.plumb('help');
  assert.equal(help.code, 0);
  for (const name of [
    'create',
    'import',
    'call',
    'methods',
    'search',
    'export',
    'verify',
    'log',
    'keygen',
    'sample',
  ]) {
    assert.match(help.out, new RegExp(`^  ${name} `, 'm'));
  }
  assert.doesNotMatch(help.out, /^ {2}(match|screen|merge) /m);
  assert.match((await desk.plumb('import', '--help')).out, /Usage: plumb import FILE PATH/);
});

test('small things are said as they are', async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', '--title', 'A case');
  const early = await desk.plumbWith({}, '--json', 'verify');
  assert.equal(early.code, 2);
  const { problem, title, next, usage } = early.json();
  assert.deepEqual(problem, { code: 'usage' });
  assert.equal(title, 'Something is missing.');
  assert.match(String(next), /plumb help/);
  assert.match(String(usage), /Usage: plumb verify FILE/);

  writeFileSync(desk.path('out.pdf'), 'mine');
  const exists = await desk.plumb(
    'export',
    'case.plumb',
    '--template',
    'dossier',
    '--out',
    'out.pdf',
    '--json',
  );
  assert.match(String(exists.json().next), /--force/);
  const unknown = await desk.plumb('export', 'case.plumb', '--template', 'nonesuch', '--out', 'x.pdf');
  assert.match(unknown.err, /There is no template “nonesuch”\.\n.*caseFile\.templates/);
  const stray = await desk.plumb(
    'export',
    'case.plumb',
    '--template',
    'dossier',
    '--by',
    'Ann',
    '--out',
    'x.pdf',
  );
  assert.match(stray.err, /--by chooses actions of the log/);

  mkdirSync(desk.path('empty'));
  const empty = await desk.plumb('import', 'case.plumb', 'empty');
  assert.match(empty.err, /The folder empty is empty\./);
});

test('where files come from, said in words that are no choice', async t => {
  const desk = aFilledDesk(t);
  const brochure = join(SAMPLE, 'company-brochure-qinglan.txt');
  const origin = await desk.plumb('import', 'case.plumb', brochure, '--origin', 'Registry of Tartu');
  assertTold(
    origin,
    2,
    /--origin: "Registry of Tartu" is not understood\. It is one of: public, commercial, .*--source/s,
  );
  const at = await desk.plumb('import', 'case.plumb', brochure, '--obtained-at', 'last week');
  assertTold(at, 2, /--obtained-at: "last week" is not understood\./);
  writeFileSync(desk.path('said.json'), '{"colour": "blue"}');
  const said = await desk.plumb('import', 'case.plumb', brochure, '--provenance', desk.path('said.json'));
  assertTold(said, 2, /Provenance has no “colour”\. It has obtainedBy, /);
});
