import assert from 'node:assert/strict';
import test from 'node:test';
import { splitMbox } from '../../../electron/core/importers/mail/mbox.ts';
import { encode } from './encode.ts';
import { read } from './try-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = (...all: string[]): string => all.join('\r\n');

const message = lines(
  'From: "Test, Ivan" <ivan@example.invalid>',
  'To: a@example.invalid, b@example.invalid',
  'Subject: =?utf-8?B?0KHRh9GR0YI=?= 7',
  'Date: Mon, 03 Oct 2022 09:12:00 +0300',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/html; charset=windows-1251',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>=D1=F7=B8=F2</p><script>bad()</script>',
  '--x',
  'Content-Type: message/rfc822',
  '',
  'Subject: inside',
  'From: c@example.invalid',
  '',
  'words inside',
  '--x',
  'Content-Type: application/octet-stream',
  "Content-Disposition: attachment; filename*0*=utf-8''%D0%B0; filename*1*=%2F..%2Fb.txt",
  'Content-Transfer-Encoding: base64',
  '',
  'aGVsbG8=',
  '--x--',
);

test('a message is a text with its headers first, and what is attached are children', async () => {
  const outcome = await read('a.eml', bytes(message));
  assert.equal(outcome.state, 'imported');
  assert.equal(outcome.kind, 'text');
  assert.equal(
    outcome.reading?.pages[0]?.text,
    'Subject: Счёт 7\nFrom: Test, Ivan <ivan@example.invalid>\nTo: a@example.invalid, b@example.invalid\n' +
      'Date: Mon, 03 Oct 2022 09:12:00 +0300\nAttachment: message 1.eml\nAttachment: а/b.txt\n\nСчёт\n',
  );
  assert.equal(outcome.reading?.metadata.Subject, 'Счёт 7');
  const [inner, file] = outcome.children ?? [];
  assert.ok(inner && 'bytes' in inner && file && 'bytes' in file);
  assert.equal((await read(inner.name, inner.bytes)).reading?.metadata.Subject, 'inside');
  assert.equal(new TextDecoder().decode(file.bytes), 'hello');
});

test('a mail that names no encoding, or a wrong one, is read by its letters', async () => {
  const words = 'Договор поставки между сторонами подписан вчера в Москве, оплата через банк';
  for (const [head, encoding] of [
    ['Content-Type: text/plain', 'koi8-r'],
    ['Content-Type: text/plain; charset=utf-8', 'windows-1251'],
    ['Content-Type: text/plain; charset=us-ascii', 'windows-1251'],
  ] as const) {
    const outcome = await read(
      'a.eml',
      encode(encoding, lines('Subject: a', 'MIME-Version: 1.0', head, '', words)),
    );
    assert.ok(outcome.reading?.pages[0]?.text.includes(words), `${head} ${encoding}`);
    assert.match(outcome.reading?.warnings.join(' ') ?? '', new RegExp(`it was read as ${encoding}`));
  }
});

test('the web page of a mail stays beside its text when it says more', async () => {
  const both = (page: string) =>
    lines(
      'Subject: a',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain',
      '',
      'Transfer follows.',
      '--x',
      'Content-Type: text/html',
      '',
      page,
      '--x--',
    );
  const more = await read('a.eml', bytes(both('<p>Transfer 4.7 million to KZ99.</p>')));
  assert.match(
    more.reading?.pages[0]?.text ?? '',
    /Transfer follows\.\n\n\[The message as a web page says more:\]\nTransfer 4\.7 million/,
  );
  const same = await read('a.eml', bytes(both('<b>Transfer</b> <i>follows.</i>')));
  assert.doesNotMatch(same.reading?.pages[0]?.text ?? '', /web page/);
});

test('raw headers in an old encoding are read, and said to', async () => {
  const raw = encode(
    'windows-1251',
    lines('From: Отдел продаж <a@example.invalid>', 'Subject: Отгрузка товара', '', 'ok'),
  );
  const outcome = await read('a.eml', raw);
  assert.equal(outcome.reading?.metadata.Subject, 'Отгрузка товара');
  assert.equal(outcome.reading?.encoding, 'windows-1251');
  assert.match(outcome.reading?.warnings.join() ?? '', /read as windows-1251/);
});

test('a mail box is cut at its From lines only, and quoted ones lose their mark', async () => {
  const box = bytes(
    'From a@example.invalid Mon Oct  3 09:12:00 2022\nSubject: one\nFrom: a@example.invalid\n\nfirst\n>From here on\nFrom there 2022\n\n' +
      'From b@example.invalid Mon Oct  3 09:13:00 2022\nSubject: two\nFrom: b@example.invalid\n\nsecond\n',
  );
  assert.deepEqual(
    splitMbox(box).map(part => new TextDecoder().decode(part)),
    [
      'Subject: one\nFrom: a@example.invalid\n\nfirst\nFrom here on\nFrom there 2022\n\n',
      'Subject: two\nFrom: b@example.invalid\n\nsecond\n',
    ],
  );
  const outcome = await read('a.mbox', box);
  assert.deepEqual(
    outcome.children?.map(({ name }) => name),
    ['1 one.eml', '2 two.eml'],
  );
});

test('lines of a flowed message are joined, each depth of quotation by itself (RFC 3676)', async () => {
  const bodyOf = async (parameters: string, ...body: string[]) => {
    const head = [
      'Subject: a',
      'MIME-Version: 1.0',
      `Content-Type: text/plain; charset=utf-8; format=flowed${parameters}`,
    ];
    const outcome = await read('a.eml', bytes(lines(...head, '', ...body)));
    return outcome.reading?.pages[0]?.text.split('\n\n').slice(1).join('\n\n');
  };
  const flowed = [
    '>> Who paid ',
    '>> for the goods? ',
    '> The ba ',
    '> nk did.',
    '>',
    'I do ',
    ' not. ',
    ' > is more than',
    ' From here',
    '-- ',
    'Ann',
  ];
  assert.equal(
    await bodyOf('', ...flowed),
    '>> Who paid for the goods? \n> The ba nk did.\n>\nI do not. > is more than\nFrom here\n-- \nAnn\n',
  );
  assert.equal(
    await bodyOf('; delsp=yes', ...flowed),
    '>> Who paidfor the goods?\n> The bank did.\n>\nI donot.> is more than\nFrom here\n-- \nAnn\n',
  );
  assert.equal(await bodyOf('; delsp=yes', '>quoted ', '>line', 'own ', 'words'), '> quotedline\nownwords\n');
});
