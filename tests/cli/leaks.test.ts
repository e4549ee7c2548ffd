import '../helpers/own-state.ts';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../helpers/project-files.ts';
import { SECRET_CASE as CASE, secretsOf } from '../helpers/secret-case.ts';
import { secretsIn, spawnTraced, type Written, whyNoTrace, writtenIn } from '../helpers/traced.ts';
import { MAIN } from './plumb.ts';

const NO_TRACE = whyNoTrace();

interface Desk {
  readonly folder: string;
  readonly project: string;
  readonly written: Written[];
  /** Runs one command under strace; answers its stdout. */
  plumb(...args: readonly string[]): Promise<string>;
}

/** A folder with one file to import, and everything that the commands wrote. */
function aTracedDesk(t: TestContext): Desk {
  const folder = realpathSync(temporaryFolder(t));
  const project = join(folder, 'case.plumb');
  const written: Written[] = [];
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in', CASE.name), `${CASE.document}.\n`);
  const env = {
    ...process.env,
    PLUMB_PASSPHRASE: CASE.passphrase,
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    TMPDIR: join(folder, 'tmp'),
  };
  mkdirSync(env.TMPDIR);
  const plumb = async (...args: readonly string[]): Promise<string> => {
    const trace = join(temporaryFolder(t), 'trace');
    const child = spawnTraced(trace, [process.execPath, MAIN, ...args, '--json'], { cwd: folder, env });
    child.stdin?.end();
    let out = '';
    let complaint = '';
    child.stdout?.on('data', piece => (out += piece));
    child.stderr?.on('data', piece => (complaint += piece));
    const [code] = await once(child, 'close');
    assert.equal(code, 0, `${args[0]}: ${complaint}`);
    written.push(...(await writtenIn(trace)));
    rmSync(trace);
    return out;
  };
  return { folder, project, written, plumb };
}

test('the command line writes no word, key or passphrase of a case anywhere but into the export', {
  skip: NO_TRACE ?? false,
}, async t => {
  const { folder, project, written, plumb } = aTracedDesk(t);
  await plumb('create', project, '--title', CASE.title);
  const { documentId } = JSON.parse(await plumb('import', project, join(folder, 'in')));
  const marking = { kind: 'quote', documentId, page: 1, quote: CASE.quote };
  await plumb('call', project, 'evidence.keep', JSON.stringify({ marking, note: CASE.note }));
  await plumb('call', project, 'claims.create', JSON.stringify({ text: CASE.claim }));
  assert.match(await plumb('search', project, CASE.query), /ledger-of-vexley/);
  const report = join(folder, 'report.pdf');
  await plumb('export', project, '--template', 'dossier', '--out', report);
  await plumb('call', project, 'project.compact');
  await plumb('verify', project);

  const secrets = await secretsOf(project);
  // An export is written beside its name and then renamed.
  const exported = (path: string) => path === report || path.startsWith(`${report}.part-`);
  for (const { path, bytes } of written)
    if (!exported(path)) assert.deepEqual(secretsIn(bytes, secrets), [], `in ${path}`);
  const allowed = [project, `${project}.lock`, `${project}.rewriting`];
  const paths = [...new Set(written.map(({ path }) => path))].filter(
    path => !allowed.includes(path) && !exported(path) && !path.startsWith(join(folder, 'state')),
  );
  assert.deepEqual(paths, [], 'nothing else was written, made or opened for writing');
  assert.ok(written.some(({ path, bytes }) => path === project && bytes.length > 1000));
  assert.ok(written.some(({ path, bytes }) => exported(path) && bytes.length > 1000));
});

test('the search for secrets finds them in every form', () => {
  const secret = 'Tichá “saw” this';
  for (const form of [
    Buffer.from(`x${secret}y`),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(Buffer.from(secret).toString('hex')),
    Buffer.from(Buffer.from(`ab${secret}c`).toString('base64')),
    Buffer.from(Buffer.from(`a${secret}`).toString('base64')),
    Buffer.from(encodeURIComponent(secret)),
    Buffer.from(JSON.stringify({ note: secret })),
  ])
    assert.equal(secretsIn(form, [secret]).length, 1, form.toString());
  assert.deepEqual(secretsIn(Buffer.from('Tichá saw this'), [secret]), []);
});
