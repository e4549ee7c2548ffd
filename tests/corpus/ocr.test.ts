import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { after, test } from 'node:test';
import { createRecogniser } from '../../electron/node/ocr/recogniser.ts';
import { similarityOf } from '../helpers/similarity.ts';
import { corpusMissing } from './corpus.ts';
import { BASELINE, errorsOf, readScan, scansAndForced } from './scans.ts';

const recogniser = createRecogniser({ workers: 2 });
after(() => recogniser.close());

for (const scan of scansAndForced())
  test(`${scan.file} is read with eng, rus and chi_sim`, { concurrency: true }, async t => {
    const wanted = BASELINE[basename(scan.file)];
    const all = Array.from({ length: scan.pages }, (_, index) => index + 1);
    const read = await readScan(recogniser, scan, wanted === undefined ? [scan.phrasePage] : all);
    const page = read[wanted === undefined ? 0 : scan.phrasePage - 1];
    const likeness = similarityOf(scan.phrase, page?.text ?? '');
    t.diagnostic(`“${scan.phrase}” found at ${(likeness * 100).toFixed(0)} %`);
    assert.ok(likeness >= 0.85, page?.text);
    if (wanted === undefined) return;
    const errors = errorsOf(scan, read) ?? 1;
    t.diagnostic(`${(errors * 100).toFixed(2)} % of characters wrong`);
    assert.ok(errors <= wanted + 0.02, `${errors} is more than ${wanted} and 2 points`);
  });

test('the scans are there', { skip: corpusMissing }, () => {
  assert.ok(scansAndForced().length >= 10);
});
