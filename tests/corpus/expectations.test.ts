import assert from 'node:assert/strict';
import { basename } from 'node:path';
import test, { after } from 'node:test';
import type { ParseOutcome } from '../../electron/core/ports/parser.ts';
import { createParser } from '../../electron/node/parsing/pool.ts';
import { corpusBytes, corpusMissing, type Expectation, expectations } from './corpus.ts';

const readable = new Set(['pdf', 'txt', 'csv', 'image']);

/** Words of the corpus for what we call by the state of a ledger line. */
const states: Readonly<Record<string, string>> = {
  ok: 'imported',
  'needs-ocr': 'needs-ocr',
  password: 'needs-password',
  'reject-with-error': 'refused',
};

const parser = createParser();
after(() => parser.close());

const parse = (file: string): Promise<ParseOutcome> =>
  parser.parse(
    basename(file),
    corpusBytes(file),
    { ocr: 'off', languages: [] },
    new AbortController().signal,
  );

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

const textOf = ({ reading }: ParseOutcome, page?: number): string => {
  const table = reading?.table;
  const pages = reading?.pages.filter(({ number }) => page === undefined || number === page) ?? [];
  const cells = table ? [...table.columns, ...table.rows.flat()] : [];
  return plain([...pages.map(({ text }) => text), ...cells].join('\n'));
};

/** ASCII is UTF-8 as well, and a table may say either. */
const sameEncoding = (found: string | undefined, wanted: string): boolean =>
  found === wanted || (found === 'ascii' && wanted.startsWith('utf-8'));

function assertContent(outcome: ParseOutcome, wanted: Expectation): void {
  const { reading } = outcome;
  assert.ok(reading);
  if (wanted.pages !== undefined) assert.equal(reading.pages.length, wanted.pages, 'pages');
  if (wanted.rows !== undefined) assert.equal(reading.table?.rows.length, wanted.rows, 'rows');
  if (wanted.columns !== undefined) assert.equal(reading.table?.columns.length, wanted.columns, 'columns');
  if (wanted.header)
    assert.deepEqual(
      reading.table?.columns,
      wanted.header.map(name => name.trim()),
    );
  if (wanted.encoding !== undefined)
    assert.ok(
      sameEncoding(reading.encoding, wanted.encoding),
      `${reading.encoding} is not ${wanted.encoding}`,
    );
  if (outcome.state === 'imported' && wanted.phrase !== undefined)
    assert.ok(textOf(outcome, wanted.phrase_page).includes(plain(wanted.phrase)), `no “${wanted.phrase}”`);
}

for (const wanted of expectations().filter(({ kind }) => readable.has(kind)))
  test(`${wanted.file}: ${wanted.expect}`, { concurrency: true }, async () => {
    const outcome = await parse(wanted.file);
    const accepted = [wanted.expect, ...(wanted.accept ?? [])].map(word => states[word]);
    assert.ok(accepted.includes(outcome.state), `${outcome.state}: ${outcome.reason ?? ''}`);
    if (outcome.state !== 'imported') assert.match(outcome.reason ?? '', /^[A-Z0-9].+\.$/);
    if (outcome.state === 'imported' || outcome.state === 'needs-ocr') assertContent(outcome, wanted);
  });

for (const { file, kind } of expectations().filter(({ kind }) => !readable.has(kind)))
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
