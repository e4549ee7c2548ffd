import assert from 'node:assert/strict';
import test from 'node:test';
import { pixelSizes } from '../../../electron/core/importers/image/size.ts';
import { readFile } from '../../../electron/core/importers/read-file.ts';
import { nameLie, sniff } from '../../../electron/core/importers/sniff.ts';
import { pdfjsReader } from '../../../electron/node/pdf/pdfjs-reader.ts';
import { read } from './try-file.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, letter => letter.charCodeAt(0) & 255);

const kinds: readonly [content: string, kind: string, mediaType: string][] = [
  ['%PDF-1.7\n', 'pdf', 'application/pdf'],
  ['HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n', 'pdf', 'application/pdf'],
  ['MZ\x90\0\x03\0\0\0', 'other', 'application/x-msdownload'],
  ['\x7fELF\x02', 'other', 'application/x-elf'],
  ['PK\x03\x04 word/document.xml', 'other', 'application/zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'other', 'application/x-ole-storage'],
  ['\xef\xbb\xbf<!DOCTYPE html><p>x', 'other', 'text/html'],
  ['From: a@example.invalid\r\nSubject: x\r\n\r\nbody', 'other', 'message/rfc822'],
  ['{\\rtf1 x}', 'other', 'application/rtf'],
  ['\x89PNG\r\n\x1a\n', 'image', 'image/png'],
  ['Subject: a line that only looks like mail\nand goes on', 'text', 'text/plain'],
  ['a,b\n1,2\n', 'text', 'text/plain'],
  ['', 'empty', 'application/x-empty'],
];

for (const [content, kind, mediaType] of kinds)
  test(`content decides: ${JSON.stringify(content.slice(0, 20))} is ${mediaType}`, () => {
    const sniffed = sniff(bytes(content));
    assert.deepEqual([sniffed.kind, sniffed.mediaType], [kind, mediaType]);
  });

test('a name that lies is said to', () => {
  assert.equal(
    nameLie('report.docx', sniff(bytes('%PDF-1.7'))),
    'The name ends in .docx, but the content is a PDF.',
  );
  assert.match(nameLie('report.pdf', sniff(bytes('MZ\x90\0'))) ?? '', /a Windows program/);
  assert.equal(nameLie('report.PDF', sniff(bytes('%PDF-1.7'))), undefined);
  assert.equal(nameLie('notes', sniff(bytes('words'))), undefined);
  assert.equal(nameLie('rows.csv', sniff(bytes('a,b'))), undefined);
});

test('what cannot be read is refused with a reason that says what to do', async () => {
  for (const [name, content, reason] of [
    ['a.csv', '', /empty/],
    ['a.pdf', 'MZ\x90\0\x03\0', /never run/],
    ['a.rar', 'Rar!\x1a\x07\x01\0', /RAR archive.+import what comes out/],
    ['a.txt', 'words\0and nothing', /neither text/],
  ] as const) {
    const outcome = await readFile(name, bytes(content), pdfjsReader);
    assert.equal(outcome.state, 'refused');
    assert.match(outcome.reason ?? '', reason);
  }
});

test('tables are told from text by name, and by very regular rows when the name says nothing', async () => {
  const kindOf = async (name: string, text: string) => (await readFile(name, bytes(text), pdfjsReader)).kind;
  assert.equal(await kindOf('a.csv', 'one\ntwo\n'), 'table');
  assert.equal(await kindOf('a.txt', '1|2|3\n4|5|6\n7|8|9\n'), 'text');
  assert.equal(await kindOf('export', '1|2|3\n4|5|6\n7|8|9\n'), 'table');
  assert.equal(await kindOf('letter', 'Dear Sir,\nwe write, as agreed, to you.\nYours'), 'text');
});

const be = (...values: number[]): string =>
  values
    .map(value =>
      String.fromCharCode((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255),
    )
    .join('');
const le16 = (...values: number[]): string =>
  values.map(value => String.fromCharCode(value & 255, (value >> 8) & 255)).join('');
const le = (...values: number[]): string => values.map(value => le16(value & 0xffff, value >>> 16)).join('');

/** A TIFF directory: width and height as shorts, then the place of the next one. */
const directory = (width: number, height: number, next: number): string =>
  le16(2) + le16(256, 3) + le(1, width) + le16(257, 3) + le(1, height) + le(next);

const pictures: readonly [mediaType: string, content: string, sizes: [number, number][]][] = [
  ['image/png', `\x89PNG\r\n\x1a\n${be(13)}IHDR${be(957, 307)}`, [[957, 307]]],
  ['image/gif', `GIF89a${le16(640, 480)}`, [[640, 480]]],
  ['image/bmp', `BM${'\0'.repeat(12)}${le(40, 30)}${le(-20 >>> 0)}`, [[30, 20]]],
  ['image/jpeg', '\xff\xd8\xff\xe0\0\x04ab\xff\xc2\0\x0b\x08\x01\x00\x02\x00\x03', [[512, 256]]],
  ['image/webp', `RIFF....WEBPVP8X${'\0'.repeat(8)}\x0f\0\0\x07\0\0`, [[16, 8]]],
  [
    'image/tiff',
    `II*\0${le(8)}${directory(100, 50, 38)}${directory(70, 90, 0)}`,
    [
      [100, 50],
      [70, 90],
    ],
  ],
];

for (const [mediaType, content, sizes] of pictures)
  test(`the size of ${mediaType} is read from its header, and a cut one has none`, () => {
    assert.deepEqual(
      pixelSizes(bytes(content), mediaType)?.map(({ width, height }) => [width, height]),
      sizes,
    );
    assert.equal(pixelSizes(bytes(content.slice(0, 9)), mediaType), undefined);
  });

test('a TIFF whose pages lead in a circle ends', () => {
  assert.equal(pixelSizes(bytes(`II*\0${le(8)}${directory(100, 50, 8)}`), 'image/tiff')?.length, 1);
});

test('JSON, JSON lines, XML and Markdown are texts that keep their words as they are', async () => {
  for (const [name, content, mediaType] of [
    ['a.json', '{"b": [1, 2]}', 'application/json'],
    ['a.jsonl', '{"b": 1}\n{"b": 2}\n', 'application/x-ndjson'],
    ['a.xml', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'application/xml'],
    ['a.md', '# A heading', 'text/markdown'],
    ['a.txt', '[1] is a footnote', 'text/plain'],
  ] as const) {
    const outcome = await readFile(name, bytes(content), pdfjsReader);
    assert.equal(outcome.mediaType, mediaType);
    assert.equal(outcome.reading?.pages[0]?.text, content);
  }
});

test('kinds that nothing reads are named, and say what to do', async () => {
  for (const [start, words] of [
    ['!BDN\0\0\0\0', /Outlook data file.*Export its folders as EML/],
    ['(\xb5/\xfd\0\0\0\0', /Zstandard archive/],
    ['\0\0\0\x18ftypheic\0\0', /film, a recording, or a picture of a phone.*saved as JPEG/],
    ['\0\x01\0\0Standard Jet DB\0', /an Access database/],
  ] as const) {
    const outcome = await read(
      'a.bin',
      Uint8Array.from(start, letter => letter.charCodeAt(0)),
    );
    assert.equal(outcome.state, 'refused');
    assert.match(outcome.reason ?? '', words);
  }
});
