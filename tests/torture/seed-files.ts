// The files that mutants are made of.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { aPdf, drawsPicture, writes } from '../core/importers/pdf-builder.ts';
import { aZip } from '../core/importers/try-file.ts';
import { corpusBytes, expectations } from '../corpus/corpus.ts';

/** A file to import. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The corpus beside the repository (`corpus`), or a few small files that are made here (`small`). */
export function seedFiles(which: string): NamedBytes[] {
  if (which !== 'corpus') return smallFiles();
  return expectations()
    .map(({ file }) => ({ name: basename(file), bytes: corpusBytes(file) }))
    .filter(({ bytes }) => bytes.length > 0);
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

function smallFiles(): NamedBytes[] {
  const made: Readonly<Record<string, Uint8Array>> = {
    'two-pages.pdf': aPdf([{ content: writes('Consignee: Example LLC') }, { content: drawsPicture }]),
    'rows.csv': text('date;sender;kg\n2024-03-14;"Example; LLC";12\n2024-03-15;ООО Пример;13\n'),
    'mail.eml': text(MAIL),
    'page.html': text('<html><meta charset="utf-8"><table><tr><td>货物<td>12</table><script>1</script>'),
    'note.rtf': text('{\\rtf1\\ansi\\ansicpg1251 \\b Contract\\b0 \\u1044?\\par 12 kg}'),
    'letter.docx': aZip({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml':
        '<w:document><w:body><w:p><w:r><w:t>Contract</w:t></w:r></w:p></w:body></w:document>',
    }),
    'book.xlsx': aZip({
      '[Content_Types].xml': '<Types/>',
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row><c r="A1"><v>17</v></c></row></sheetData></worksheet>',
    }),
    'bundle.zip': aZip({ 'a.txt': 'words', 'b/c.csv': 'a,b\n1,2\n', '../up.txt': 'no' }),
  };
  const sample = join(import.meta.dirname, '..', '..', 'resources', 'sample');
  const shipped = readdirSync(sample)
    .filter(name => /\.(pdf|png|csv)$/.test(name))
    .map(name => ({ name, bytes: new Uint8Array(readFileSync(join(sample, name))) }));
  return [...Object.entries(made).map(([name, bytes]) => ({ name, bytes })), ...shipped];
}

const MAIL = `From: a@example.org
To: b@example.org
Subject: =?windows-1251?B?x+Do4g==?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset=windows-1251
Content-Transfer-Encoding: base64

x+Do4iDv8Ojh7vDg
--x
Content-Type: text/csv; name="rows.csv"
Content-Disposition: attachment; filename="../rows.csv"

a,b
1,2
--x--
`;
