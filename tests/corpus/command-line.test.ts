// The command line itself over the whole corpus: every field of every expectation beside what `plumb import --json` and
// `plumb search --json` print. What still differs is listed in docs/spec/importers.md with its reason.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before, test } from 'node:test';
import { startEngine } from '../../electron/node/worker-client.ts';
import { type ApiClient, createClient } from '../../electron/shared/contract/client.ts';
import type { SearchHit } from '../../electron/shared/contract/search.ts';
import { aDesk, type Desk } from '../cli/plumb.ts';
import { corpusMissing, corpusPath, type Expectation, expectations } from './corpus.ts';

/** A line of `plumb import --json`. */
interface Line {
  readonly file: string;
  readonly parent?: string;
  readonly state: string;
  readonly kind: string;
  readonly documentId?: string;
  readonly sha256?: string;
  readonly pages?: number;
  readonly rows?: number;
  readonly columns?: number;
  readonly headerRow?: number;
  readonly encoding?: string;
  readonly reason?: string;
}

const STATES: Readonly<Record<string, string>> = {
  ok: 'imported',
  'needs-ocr': 'needs-ocr',
  password: 'needs-password',
  'reject-with-error': 'refused',
};

/** Differences that are right, by file and field; docs/spec/importers.md says why. */
const KNOWN: readonly string[] = [
  'comtrade_classic_2017.csv encoding: ascii, not utf-8',
  'ref_baci_product_codes_hs17.csv encoding: ascii, not utf-8',
  'ref_hs2022_nomenclature.csv encoding: ascii, not utf-8',
  'xx_legacy.xls rows: 337, not 338',
  'zh_gb2312.html encoding: gb18030, not gb2312',
];

const GROUPS = ['documents/open', 'hostile/open', 'trade/open'];
const all = expectations();
let desk: Desk;
let lines: Line[] = [];
let api: ApiClient;
let close = async (): Promise<void> => undefined;

before(async () => {
  if (corpusMissing) return;
  desk = aDesk();
  await desk.plumb('create', 'case.plumb', '--title', 'Corpus');
  const ran = await desk.plumb('import', 'case.plumb', ...GROUPS.map(corpusPath), '--ocr', 'off', '--json');
  assert.equal(ran.code, 3, ran.err);
  lines = ran.lines() as unknown as Line[];
});
after(async () => {
  await close();
  desk?.remove();
});

const nameOf = ({ file }: Expectation): string => file.slice(file.indexOf('/open/') + 6);

/** The line of a file; of several (the same bytes, the same name) the one that was offered under this name. */
function lineOf(wanted: Expectation): Line {
  const name = nameOf(wanted);
  const own = lines.filter(({ file, parent }) => parent === undefined && file === name);
  const line = own.find(({ sha256 }) => sha256 === undefined || sha256 === wanted.sha256) ?? own[0];
  assert.ok(line, `${name} has no line`);
  return line;
}

/** Files that were locked are compared as what a password makes of them. */
const opened = (line: Line): boolean => line.state === 'imported' || line.state === 'duplicate';

function differences(wanted: Expectation, line: Line): string[] {
  const found: string[] = [];
  const check = (field: string, ours: unknown, theirs: unknown): void => {
    if (theirs !== undefined && ours !== theirs)
      found.push(`${nameOf(wanted)} ${field}: ${String(ours)}, not ${String(theirs)}`);
  };
  check('kind', line.kind, wanted.kind);
  if (line.state !== 'refused' && line.state !== 'needs-password') {
    check('pages', line.pages, wanted.pages);
    check('rows', line.rows, wanted.rows);
    check('columns', line.columns, opened(line) ? wanted.columns : undefined);
    check('header row', line.headerRow, line.state === 'duplicate' ? undefined : wanted.header_row);
    check('encoding', line.encoding, wanted.encoding);
  }
  return found;
}

test('every file is there, in the state that is wanted, with a reason where it failed', {
  skip: corpusMissing,
}, () => {
  assert.equal(all.length, 147);
  for (const wanted of all) {
    const line = lineOf(wanted);
    const states = [wanted.expect, ...(wanted.accept ?? [])].map(word => STATES[word]);
    const isTwin = line.state === 'duplicate' && lines.some(each => each.documentId === line.documentId);
    assert.ok(states.includes(line.state) || isTwin, `${line.file}: ${line.state} ${line.reason ?? ''}`);
    if (line.state !== 'imported') assert.match(line.reason ?? '', /\w+.*\./, line.file);
  }
});

test('kind, pages, rows, columns, header and encoding agree with every expectation', {
  skip: corpusMissing,
}, () => {
  assert.deepEqual(all.flatMap(wanted => differences(wanted, lineOf(wanted))).sort(), [...KNOWN].sort());
});

/** Whether a hit is in the file, or in what was inside it. */
function isOf(hit: SearchHit, line: Line): boolean {
  if (hit.documentId === line.documentId) return true;
  const inside = lines.filter(({ parent }) => parent === line.file || parent?.startsWith(`${line.file} › `));
  return inside.some(({ documentId }) => documentId === hit.documentId);
}

const isFound = (hits: readonly SearchHit[], wanted: Expectation): boolean =>
  hits.some(
    hit => isOf(hit, lineOf(wanted)) && (wanted.phrase_page === undefined || hit.page === wanted.phrase_page),
  );

test('every phrase is found on its page, typed as it stands', { skip: corpusMissing }, async () => {
  const locked = all.filter(({ password }) => password !== undefined);
  writeFileSync(desk.path('passwords.txt'), locked.map(({ password }) => password).join('\n'));
  const paths = locked.map(({ file }) => corpusPath(file));
  const given = ['--passwords-file', desk.path('passwords.txt'), '--ocr', 'off', '--json'];
  const again = (await desk.plumb('import', 'case.plumb', ...paths, ...given)).lines() as unknown as Line[];
  for (const wanted of locked) {
    const line = again.find(({ file, parent }) => parent === undefined && file === basename(wanted.file));
    assert.equal(line?.state, 'imported', wanted.file);
    assert.deepEqual(differences(wanted, line as Line), []);
  }
  const engine = startEngine();
  close = () => engine.close();
  api = createClient(engine.wire());
  const identities = [desk.identity];
  await api.get('project.open', { path: desk.path('case.plumb'), readOnly: true, identities });
  const missed: string[] = [];
  for (const wanted of all.filter(
    ({ expect, phrase }) => phrase && (expect === 'ok' || expect === 'password'),
  )) {
    const { hits } = await api.get('search.find', { query: wanted.phrase ?? '' });
    if (!isFound(hits, wanted)) missed.push(`${nameOf(wanted)}: ${wanted.phrase}`);
  }
  assert.deepEqual(missed, []);
});

test('the command finds what the engine finds', { skip: corpusMissing }, async () => {
  const phrases = all.filter(({ phrase, phrase_page, expect }) => phrase && phrase_page && expect === 'ok');
  for (const wanted of phrases.filter((_, index) => index % 8 === 0)) {
    const ran = await desk.plumb('search', 'case.plumb', wanted.phrase ?? '', '--json');
    assert.equal(ran.code, 0, ran.err);
    assert.ok(isFound(ran.json().hits as SearchHit[], wanted), `${nameOf(wanted)}: ${wanted.phrase}`);
  }
});
