import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import test, { after } from 'node:test';
import type { ParseOutcome } from '../../electron/core/ports/parser.ts';
import { createParser } from '../../electron/node/parsing/pool.ts';
import { corpusBytes, corpusMissing, type Expectation, expectations } from './corpus.ts';

/** Kinds that nothing reads: they must be refused, with a reason. */
const unreadable = new Set(['binary']);

/** Words of the corpus for what we call by the state of a ledger line. */
const states: Readonly<Record<string, string>> = {
  ok: 'imported',
  'needs-ocr': 'needs-ocr',
  password: 'needs-password',
  'reject-with-error': 'refused',
};

const parser = createParser();
after(() => parser.close());

const parseBytes = (name: string, bytes: Uint8Array): Promise<ParseOutcome> =>
  parser.parse(name, bytes, { ocr: 'off', languages: [] }, new AbortController().signal);

const parse = (file: string): Promise<ParseOutcome> => parseBytes(basename(file), corpusBytes(file));

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

type Read = Omit<ParseOutcome, 'sha256'>;

const ownText = ({ reading }: Read, page?: number): string => {
  const table = reading?.table;
  const pages = reading?.pages.filter(({ number }) => page === undefined || number === page) ?? [];
  const cells = table ? [...table.columns, ...table.rows.flat()] : [];
  return plain([...pages.map(({ text }) => text), ...cells].join('\n'));
};

/** Everything inside a file, as deep as the import goes. */
async function* family(outcome: Read, depth = 1): AsyncGenerator<Read> {
  yield outcome;
  for (const child of outcome.children ?? []) {
    if ('refused' in child || depth > 32) continue;
    const read = child.outcome ?? (await parseBytes(child.name, child.bytes));
    yield* family(read, depth + 1);
  }
}

async function textOf(outcome: Read, page?: number): Promise<string> {
  if (page !== undefined) return ownText(outcome, page);
  const texts: string[] = [];
  for await (const member of family(outcome)) texts.push(ownText(member));
  return texts.join('\n');
}

/** ASCII is UTF-8 as well, and a table may say either. */
const sameEncoding = (found: string | undefined, wanted: string): boolean =>
  found === wanted ||
  (found === 'ascii' && wanted.startsWith('utf-8')) ||
  (found === 'gb18030' && wanted === 'gb2312');

/** Rows of a table; with its header where the expectation does not say where that is. */
const rowsOf = ({ reading }: ParseOutcome, { kind, header_row }: Expectation): number | undefined =>
  reading?.table &&
  reading.table.rows.length +
    (kind === 'xls' && header_row === undefined && reading.table.headerRow !== null ? 1 : 0);

async function assertContent(outcome: ParseOutcome, wanted: Expectation): Promise<void> {
  const { reading } = outcome;
  assert.ok(reading);
  if (wanted.pages !== undefined) assert.equal(reading.pages.length, wanted.pages, 'pages');
  if (wanted.rows !== undefined) assert.equal(rowsOf(outcome, wanted), wanted.rows, 'rows');
  if (wanted.columns !== undefined) assert.equal(reading.table?.columns.length, wanted.columns, 'columns');
  if (wanted.header_row !== undefined)
    assert.equal(reading.table?.headerRow, wanted.header_row, 'header row');
  if (wanted.header)
    assert.deepEqual(
      // Names that occur twice get a number.
      reading.table?.columns.map(name => name.replace(/ \(\d+\)$/, '')),
      wanted.header.map(name => name.trim()),
    );
  if (
    wanted.subject !== undefined &&
    wanted.subject.replace(/\ufffd/g, '').length > 3 &&
    !wanted.subject.includes('\ufffd')
  )
    assert.equal(reading.metadata.Subject, wanted.subject);
  if (wanted.attachments !== undefined)
    assert.equal(outcome.children?.length, wanted.attachments, 'attachments');
  if (wanted.encoding !== undefined)
    assert.ok(
      sameEncoding(reading.encoding, wanted.encoding),
      `${reading.encoding} is not ${wanted.encoding}`,
    );
  if (outcome.state === 'imported' && wanted.phrase !== undefined)
    assert.ok(
      (await textOf(outcome, wanted.phrase_page)).includes(plain(wanted.phrase)),
      `no “${wanted.phrase}”`,
    );
  const whole = await textOf(outcome);
  for (const never of wanted.must_not ?? []) assert.ok(!whole.includes(plain(never)), `“${never}” is there`);
  for (const path of wanted.must_not_create ?? []) assert.ok(!existsSync(path), `${path} was written`);
}

for (const wanted of expectations().filter(({ kind }) => !unreadable.has(kind)))
  test(`${wanted.file}: ${wanted.expect}`, { concurrency: true }, async () => {
    const outcome = await parse(wanted.file);
    const accepted = [wanted.expect, ...(wanted.accept ?? [])].map(word => states[word]);
    assert.ok(accepted.includes(outcome.state), `${outcome.state}: ${outcome.reason ?? ''}`);
    if (outcome.state !== 'imported') assert.match(outcome.reason ?? '', /^[A-Z0-9].+\.$/);
    if (outcome.state === 'imported' || outcome.state === 'needs-ocr') await assertContent(outcome, wanted);
  });

for (const { file, kind } of expectations().filter(({ kind }) => unreadable.has(kind)))
  test(`${file}: ${kind} is refused with a reason`, async () => {
    const outcome = await parse(file);
    assert.equal(outcome.state, 'refused');
    assert.equal(outcome.kind, 'other');
    assert.match(outcome.reason ?? '', /^[A-Z0-9].+\.$/);
    assert.equal(outcome.reading, undefined);
  });

test('the corpus is there', { skip: corpusMissing }, () => {
  assert.ok(expectations().length > 100);
});
