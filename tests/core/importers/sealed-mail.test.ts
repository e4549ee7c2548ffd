import assert from 'node:assert/strict';
import test from 'node:test';
import { enveloped, packed, signed } from './cms-builder.ts';
import { read } from './try-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = (...all: string[]): string => all.join('\r\n');
const base64 = (content: Uint8Array): string => Buffer.from(content).toString('base64');

const head = [
  'From: ivan@example.invalid',
  'Subject: Delivery',
  'Date: Mon, 03 Oct 2022 09:12:00 +0300',
  'MIME-Version: 1.0',
];
const mail = (...rest: string[]) => read('a.eml', bytes(lines(...head, ...rest)));

const pkcs7 = (content: Uint8Array) =>
  mail(
    'Content-Type: application/pkcs7-mime; name="smime.p7m"',
    'Content-Transfer-Encoding: base64',
    '',
    base64(content),
  );

const armor = lines('-----BEGIN PGP MESSAGE-----', '', 'hQEMA0x', '-----END PGP MESSAGE-----');

test('an encrypted mail is not done: its headers are kept, and it is said why the rest is not', async () => {
  const pgp = await mail(
    'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x',
    '',
    '--x',
    'Content-Type: application/pgp-encrypted',
    '',
    'Version: 1',
    '--x',
    'Content-Type: application/octet-stream; name=encrypted.asc',
    '',
    armor,
    '--x--',
  );
  for (const [outcome, seal] of [
    [pgp, 'OpenPGP'],
    [await pkcs7(enveloped()), 'S/MIME'],
    [await mail('Content-Type: text/plain', '', armor), 'OpenPGP'],
  ] as const) {
    assert.equal(outcome.state, 'needs-password');
    assert.match(outcome.reason ?? '', new RegExp(`encrypted with ${seal}.*key.*Decrypt it`));
    assert.match(
      outcome.reading?.pages[0]?.text ?? '',
      /^Subject: Delivery\nFrom: ivan@[\s\S]*\[encrypted with/,
    );
    assert.equal(outcome.reading?.metadata.Date, 'Mon, 03 Oct 2022 09:12:00 +0300');
    assert.equal(outcome.children, undefined);
  }
});

test('a mail of which a part is encrypted is read, and says so', async () => {
  const words = 'Please find the list of goods below, and the prices of last year beside it.';
  const outcome = await mail('Content-Type: text/plain', '', words, armor);
  assert.equal(outcome.state, 'imported');
  assert.match(outcome.reading?.pages[0]?.text ?? '', /beside it\.\n\[encrypted with OpenPGP\]/);
  assert.match(outcome.reading?.warnings.join() ?? '', /A part of the message is encrypted/);
});

test('a file that is nothing but encrypted needs a key', async () => {
  for (const content of [bytes(armor), enveloped()]) {
    const outcome = await read('secret.asc', content);
    assert.equal(outcome.state, 'needs-password');
    assert.match(outcome.reason ?? '', /encrypted with/);
  }
});

const inner = lines('Content-Type: text/plain; charset=utf-8', '', 'The goods left Novorossiysk.');

for (const inPieces of [false, true])
  test(`a mail that was signed as a whole is taken out of its envelope (${inPieces ? 'BER' : 'DER'})`, async () => {
    const outcome = await pkcs7(signed(inner, 'Ivan Petrov', inPieces));
    assert.equal(outcome.state, 'imported');
    assert.match(
      outcome.reading?.pages[0]?.text ?? '',
      /^Subject: Delivery\n[\s\S]*The goods left Novorossiysk\.\n$/,
    );
    assert.equal(outcome.reading?.metadata.Signature, 'S/MIME (certificates: Ivan Petrov), not checked');
  });

test('a signed mail is read, and its signature names who signed', async () => {
  const outcome = await mail(
    'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=x',
    '',
    '--x',
    inner,
    '--x',
    'Content-Type: application/pkcs7-signature; name=smime.p7s',
    'Content-Disposition: attachment; filename=smime.p7s',
    'Content-Transfer-Encoding: base64',
    '',
    base64(signed(undefined, 'Ivan Petrov')),
    '--x--',
  );
  assert.match(outcome.reading?.pages[0]?.text ?? '', /The goods left/);
  assert.equal(outcome.reading?.metadata.Signature, 'S/MIME, not checked');
  const [child] = outcome.children ?? [];
  assert.ok(child && 'bytes' in child);
  const signature = await read(child.name, child.bytes);
  assert.equal(signature.state, 'imported');
  assert.match(
    signature.reading?.pages[0]?.text ?? '',
    /signature was not checked\.\nCertificate: Ivan Petrov/,
  );
});

test('a document in a signed envelope is its child', async () => {
  const outcome = await read('contract.txt.p7m', signed('A contract', 'Ivan Petrov'));
  assert.deepEqual(
    outcome.children?.map(child => [child.name, 'bytes' in child && new TextDecoder().decode(child.bytes)]),
    [['contract.txt', 'A contract']],
  );
  const cut = await read('contract.txt.p7m', signed('A contract', 'Ivan Petrov').subarray(0, 60));
  assert.equal(cut.state, 'refused');
  assert.match(cut.reason ?? '', /cut off/);
});

test('a mail that ends too early says so', async () => {
  const parts = [
    'Content-Type: multipart/mixed; boundary="a b"',
    '',
    '--a b',
    '',
    'words',
    '--a b',
    '',
    'more',
  ];
  const cut = await mail(...parts);
  assert.equal(cut.state, 'imported');
  assert.match(cut.reading?.warnings.join() ?? '', /ends too early/);
  const whole = await mail(...parts, '--a b--');
  assert.doesNotMatch(whole.reading?.warnings.join() ?? '', /ends too early/);
  const single = ['Content-Type: text/plain', 'Content-Transfer-Encoding: base64', ''];
  assert.match((await mail(...single, 'd29yZHMg')).reading?.warnings.join() ?? '-', /^$/);
  assert.match((await mail(...single, 'd29yZHMgY')).reading?.warnings.join() ?? '', /ends too early/);
});

test('files written into the words of a mail are its children', async () => {
  const outcome = await mail(
    'Content-Type: text/plain',
    '',
    'Here it is.',
    'begin 644 list.txt',
    '+:&5L;&\\@=V]R;&0 ',
    '`',
    'end',
    'begin-base64 644 b.txt',
    'aGVsbG8=',
    '====',
    'begin 644 cut.bin',
    '+:&5L;&\\@=V]R;&0 ',
  );
  const children = outcome.children?.map(child => [
    child.name,
    'bytes' in child && new TextDecoder().decode(child.bytes),
  ]);
  assert.deepEqual(children, [
    ['list.txt', 'hello world'],
    ['b.txt', 'hello'],
    ['cut.bin', 'hello world'],
  ]);
  assert.match(outcome.reading?.pages[0]?.text ?? '', /Here it is\.\n\[attached here: list\.txt\]/);
  assert.match(outcome.reading?.warnings.join() ?? '', /“cut\.bin” ends too early/);
});

test('a mail that was packed as a whole is unpacked (I27); a packed file gives what it holds, and a bomb is refused', async () => {
  const inside = lines('Content-Type: text/plain; charset=utf-8', '', 'Оплата по договору 17');
  const outcome = await pkcs7(packed(inside));
  assert.equal(outcome.state, 'imported');
  assert.match(outcome.reading?.pages[0]?.text ?? '', /^Subject: Delivery[\s\S]*Оплата по договору 17/);
  assert.equal(outcome.reading?.metadata.Signature, undefined);
  const file = await read('a.txt.p7z', packed('Invoice 17'));
  const [child] = file.children ?? [];
  assert.ok(child && 'bytes' in child);
  assert.deepEqual([child.name, new TextDecoder().decode(child.bytes)], ['a.txt', 'Invoice 17']);
  assert.doesNotMatch(file.reading?.pages[0]?.text ?? '', /signature/);
  assert.match((await read('b.p7z', packed('0'.repeat(20_000_000)))).reason ?? '', /unpacks to more than/);
  const cut = packed('Invoice 17').with(-5, 0);
  assert.ok(['refused', 'imported'].includes((await read('c.p7z', cut)).state));
});
