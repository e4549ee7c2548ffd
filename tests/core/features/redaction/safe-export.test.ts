// Safe case files over generated cases, judged by programs of others: nothing that had to go may be found by any of them.
// PLUMB_REDACTION_CASES=200 makes a longer run; PLUMB_REDACTION_FROM begins at another case.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { lacking, pdfText, qpdfCheck } from '../case-file/judges.ts';
import { aDesk, ports } from './desk.ts';
import { generated, STAYS } from './generate.ts';
import { bare, foundBy, foundInFile, hasTesseract, readByTesseract } from './outsiders.ts';

after(() => ports.close());
const PERSON = /^(?:Громов|Wang|Анна|Jorge)/u;
const skip = lacking('qpdf', 'pdftotext', 'pdfinfo', 'pdfdetach');
const FROM = Number(process.env.PLUMB_REDACTION_FROM ?? 0);
const CASES = Number(process.env.PLUMB_REDACTION_CASES ?? 10);

for (let number = FROM; number < FROM + CASES; number++)
  test(`generated case ${number}: nothing that had to go is found by anybody`, { skip }, async t => {
    const desk = await aDesk(t);
    const needles = await generated(desk, number);
    const standard = number % 2 === 0 ? '1.7' : 'a-3a';
    const made = await desk.api.get('caseFile.export', { audience: 'safe', standard });
    const pdf = desk.engine.readBytes(made.ref).bytes;
    qpdfCheck(pdf);
    // On a page nobody may read a part of a name either.
    const parts = needles
      .filter(needle => PERSON.test(needle))
      .flatMap(needle => needle.split(' ').filter(part => part.length > 5));
    assert.deepEqual(await foundBy(pdf, needles), []);
    assert.deepEqual(
      needles.filter(needle => bare(made.fileName).includes(bare(needle))),
      [],
    );
    assert.ok((made.redacted ?? 0) > 5 && made.redactionLog);
    const csv = new TextDecoder().decode(desk.engine.readBytes(made.redactionLog).bytes);
    assert.deepEqual(
      needles.filter(needle => bare(csv).includes(bare(needle))),
      [],
    );
    assert.ok(pdfText(pdf).includes(STAYS), 'what may stay stays');
    if (hasTesseract && number % 6 === 0) {
      const read = bare(readByTesseract(pdf, desk.folder, 1, 'eng'));
      assert.ok(read.includes('exhibit'), read);
      const latin = [...needles, ...parts].filter(needle => /^[\p{Script=Latin}\d &]+$/u.test(needle));
      assert.deepEqual(
        latin.filter(needle => read.includes(bare(needle))),
        [],
      );
    }
    if (hasTesseract && number % 20 > 16) {
      const read = bare(readByTesseract(pdf, desk.folder, 4, 'rus+chi_sim+eng'));
      assert.deepEqual(
        [...needles, ...parts].filter(needle => read.includes(bare(needle))),
        [],
      );
    }
    const format = (['docx', 'html', 'csv'] as const)[number % 3] ?? 'docx';
    const words = await desk.api.get('caseFile.export', { audience: 'safe', format });
    assert.deepEqual(foundInFile(desk.engine.readBytes(words.ref).bytes, format, needles), []);
    // The judges are not blind: the full version has it all.
    if (number < FROM + 2) {
      const full = await desk.api.get('caseFile.export', { standard });
      assert.ok((await foundBy(desk.engine.readBytes(full.ref).bytes, needles)).length > 3);
    }
  });
