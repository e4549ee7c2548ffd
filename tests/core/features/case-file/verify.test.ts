import '../../../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import { createPorts } from '../../../../electron/node/ports.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { type ApiClient, createClient } from '../../../../electron/shared/contract/client.ts';
import { memoryFiles } from '../../../helpers/memory-files.ts';
import { lacking } from './judges.ts';

const ports = await createPorts({
  log: { error: (_reference, error) => console.error(error), note: () => undefined },
});
after(() => ports.close());
const skip = lacking('qpdf', 'pdfdetach', 'pdftotext', 'sha256sum');
const script = new URL('../../../../resources/templates/lib/check-case-file.sh', import.meta.url).pathname;

interface Desk {
  readonly api: ApiClient;
  readonly folder: string;
  /** The exported PDF/A on disk. */
  readonly pdf: string;
  readonly sha256: string;
}

async function aDesk(t: TestContext): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-verify-'));
  const engine = createEngine({ ...ports, projectFiles: memoryFiles() });
  t.after(() => engine.close().then(() => rmSync(folder, { recursive: true })));
  const api = createClient(inProcessWire(engine));
  await api.get('project.sample', { path: '/sample.plumb', passphrase: 'p', author: 'Tester' });
  const made = await api.get('caseFile.export', { standard: 'a-3a' });
  const pdf = join(folder, 'case.pdf');
  writeFileSync(pdf, engine.readBytes(made.ref).bytes);
  return { api, folder, pdf, sha256: made.sha256 };
}

const verify = ({ api }: Desk, path: string) =>
  api.get('caseFile.verify', { source: { kind: 'path', path } });
/** What the script says of a file, and how it ends. */
const checked = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('sh', [script, ...args], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
};

/** Takes one attachment out of a PDF and puts other bytes in under the same name, or under another one. */
function exchange({ folder, pdf }: Desk, name: string, bytes: string, as = name): string {
  const other = join(folder, 'other');
  const out = join(folder, 'altered.pdf');
  writeFileSync(other, bytes);
  const options = [
    `--remove-attachment=${name}`,
    '--add-attachment',
    other,
    `--filename=${as}`,
    `--key=${as}`,
    '--',
  ];
  execFileSync('qpdf', [pdf, ...options, out], { stdio: 'ignore' });
  return out;
}

test('an exported file agrees with the log, its manifest and the originals; so says the script', {
  skip,
}, async t => {
  const desk = await aDesk(t);
  const verdict = await verify(desk, desk.pdf);
  assert.deepEqual(verdict.problems, []);
  assert.ok(verdict.ok && verdict.sha256 === desk.sha256);
  const documents = (await desk.api.get('documents.list', {})).filter(each => each.evidenceCount > 0);
  for (const { name } of documents)
    assert.ok(
      verdict.agrees.some(({ what }) => what.includes(`“${name}” in the project`)),
      name,
    );
  const { status, said } = checked(desk.pdf, desk.sha256.toUpperCase());
  assert.equal(status, 0, said);
  assert.match(said, /right: it is the value you were told[\s\S]*Everything agrees/);
});

test('the attached list is read by sha256sum -c, and the attached script is the shipped and the printed one', {
  skip,
}, async t => {
  const desk = await aDesk(t);
  const out = join(desk.folder, 'out');
  execFileSync('mkdir', [out]);
  execFileSync('pdfdetach', ['-saveall', '-o', out, desk.pdf]);
  const said = execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: out, encoding: 'utf8' });
  assert.ok(
    said
      .trim()
      .split('\n')
      .every(line => line.endsWith(': OK')) && said.includes('check-case-file.sh: OK'),
  );
  const attached = readFileSync(join(out, 'check-case-file.sh'), 'utf8');
  assert.equal(attached, readFileSync(script, 'utf8'));
  const printed = execFileSync('pdftotext', ['-enc', 'UTF-8', desk.pdf, '-'], {
    encoding: 'utf8',
  }).replaceAll(/\s+/g, '');
  for (const line of attached.split('\n')) assert.ok(printed.includes(line.replaceAll(/\s+/g, '')), line);
});

test('a file with one byte more is not the exported one, though its attachments are', { skip }, async t => {
  const desk = await aDesk(t);
  const path = join(desk.folder, 'longer.pdf');
  writeFileSync(path, Buffer.concat([readFileSync(desk.pdf), Buffer.from('\n')]));
  const verdict = await verify(desk, path);
  assert.deepEqual(
    verdict.problems.map(({ where }) => where),
    ['PDF'],
  );
  const alone = checked(path);
  assert.equal(alone.status, 0, 'by itself nothing is wrong with it');
  assert.match(alone.said, /pages were compared with nothing/);
  const told = checked(path, desk.sha256);
  assert.equal(told.status, 1);
  assert.match(told.said, /WRONG: you were told/);
});

test('an altered, an added, a removed original and an altered manifest are each named', { skip }, async t => {
  const desk = await aDesk(t);
  const name = '006-customs-rows-2024.csv';
  for (const [old, bytes, as, where, what] of [
    [name, 'forged', name, name, /the hash manifest has/],
    [name, 'forged', 'more.csv', 'more.csv', /not in the hash manifest/],
    [name, 'forged', '.hidden', '.hidden', /not in the hash manifest/],
    ['SHA256SUMS', '', 'SHA256SUMS', name, /not in the hash manifest/],
    ['SHA256SUMS', 'x', 'SUMS', 'SHA256SUMS', /not among the attachments/],
  ] as const) {
    const path = exchange(desk, old, bytes, as);
    const verdict = await verify(desk, path);
    assert.ok(!verdict.ok);
    assert.ok(
      verdict.problems.some(each => each.where === where && what.test(each.what)),
      `${old} as ${as}: ${JSON.stringify(verdict.problems)}`,
    );
    const { status, said } = checked(path);
    assert.equal(status, 1, said);
    assert.match(said, /WRONG/);
  }
});

test('a forged original with a forged manifest deceives the script, and not the project', {
  skip,
}, async t => {
  const desk = await aDesk(t);
  const name = '006-customs-rows-2024.csv';
  const first = exchange(desk, name, 'forged');
  const out = join(desk.folder, 'forging');
  execFileSync('mkdir', [out]);
  execFileSync('pdfdetach', ['-saveall', '-o', out, first]);
  const sums = execFileSync('sh', ['-c', 'sha256sum -- 0* check-case-file.sh'], {
    cwd: out,
    encoding: 'utf8',
  });
  execFileSync('cp', [first, join(desk.folder, 'first.pdf')]);
  const path = exchange({ ...desk, pdf: join(desk.folder, 'first.pdf') }, 'SHA256SUMS', sums);
  assert.equal(checked(path).status, 0);
  const { ok, problems } = await verify(desk, path);
  assert.ok(
    !ok && problems.some(({ where, what }) => where === name && /no original of the project/.test(what)),
  );
});

test('what is no PDF is said to be none', { skip }, async t => {
  const desk = await aDesk(t);
  const path = join(desk.folder, 'no.pdf');
  writeFileSync(path, 'no PDF at all');
  const { ok, problems } = await verify(desk, path);
  assert.ok(!ok && problems.some(({ what }) => /cannot be read as a PDF/.test(what)));
  assert.equal(checked(path).status, 1);
  assert.equal(checked(join(desk.folder, 'none.pdf')).status, 2);
});

test('numbers go on after an export, an undone action takes none back, and exports are listed', {
  skip,
}, async t => {
  const desk = await aDesk(t);
  const { api } = desk;
  const [first] = await api.get('caseFile.exports', {});
  assert.match(first?.range ?? '', /^SAMPLE-2024-017-000001 to SAMPLE-2024-017-000009$/);
  const [document] = (await api.get('documents.list', {})).filter(
    ({ kind, reading }) => kind === 'pdf' && (reading?.pages ?? 0) > 3,
  );
  assert.ok(document);
  const area = {
    kind: 'area',
    documentId: document.id,
    page: 4,
    rectangle: { x: 10, y: 10, width: 50, height: 50 },
  } as const;
  await api.get('evidence.keep', { marking: area });
  const more = await api.get('caseFile.export', {});
  const [second] = await api.get('caseFile.exports', {});
  assert.equal(second?.sha256, more.sha256);
  assert.match(second?.range ?? '', /to SAMPLE-2024-017-000010$/);
  await api.get('history.undo', {});
  await api.get('caseFile.export', {});
  assert.match((await api.get('caseFile.exports', {}))[0]?.range ?? '', /000009$/);
  await api.get('history.redo', {});
  assert.equal((await api.get('caseFile.export', {})).sha256, more.sha256, 'the page has its number back');
});
