// New passphrases on the command line are judged as in the interface; identities that do not fit are refused in words.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { WORDS } from '../../electron/shared/passphrase/word-list.ts';
import { aDesk } from './plumb.ts';

const TITLE = ['--title', 'A case'];

test('a blank passphrase is refused, wherever it comes from', async t => {
  const desk = aDesk(t);
  writeFileSync(desk.path('blank.txt'), ' \n');
  for (const [env, more] of [
    [{ PLUMB_PASSPHRASE: '' }, []],
    [{ PLUMB_PASSPHRASE: ' \t' }, []],
    [{}, ['--passphrase-file', 'blank.txt']],
  ] as const) {
    const refused = await desk.plumbWith(env, 'create', 'case.plumb', ...TITLE, ...more);
    assert.equal(refused.code, 1, refused.err);
    assert.match(refused.err, /passphrase is blank/);
    assert.equal(existsSync(desk.path('case.plumb')), false);
  }
  await desk.plumb('create', 'case.plumb', ...TITLE);
  const shared = await desk.plumb(
    'share',
    'case.plumb',
    '--out',
    'b.plumb',
    '--new-passphrase-file',
    'blank.txt',
  );
  assert.equal(shared.code, 1);
  assert.match(shared.err, /passphrase is blank/);
  const input = JSON.stringify({ newPassphrase: '  ', identities: [desk.identity] });
  const called = await desk.plumbOn(input, 'call', 'case.plumb', 'keys.add', '-', '--json');
  assert.deepEqual(called.json().problem, { code: 'weak-passphrase' });
});

test('a weak passphrase is taken with a warning, in words and as JSON; a strong one without', async t => {
  const desk = aDesk(t);
  const weak = await desk.plumbWith({ PLUMB_PASSPHRASE: 'a' }, 'create', 'case.plumb', ...TITLE, '--json');
  assert.equal(weak.code, 0, weak.err);
  assert.match(weak.err, /Warning: The passphrase is very weak\. .*within a day.*\n.*keygen --passphrase/);
  assert.deepEqual(
    (weak.json().warnings as { where: string }[]).map(({ where }) => where),
    ['passphrase'],
  );
  const offered = await desk.plumbWith({}, 'keygen', '--passphrase', '--json');
  const passphrase = String(offered.json().passphrase);
  assert.ok(passphrase.split(' ').length === 6 && passphrase.split(' ').every(word => WORDS.includes(word)));
  writeFileSync(desk.path('strong.txt'), passphrase);
  writeFileSync(desk.path('weak.txt'), 'Summer2024');
  const open = { PLUMB_PASSPHRASE: 'a' };
  const copy = (name: string, file: string) =>
    desk.plumbWith(open, 'share', 'case.plumb', '--out', name, '--new-passphrase-file', file, '--json');
  const strong = await copy('strong.plumb', 'strong.txt');
  assert.deepEqual(strong.json().warnings, []);
  assert.doesNotMatch(strong.err, /Warning/);
  const poor = await copy('weak.plumb', 'weak.txt');
  assert.equal(poor.code, 0);
  assert.match(poor.err, /Warning: The passphrase is (very )?weak/);
  const call = (newPassphrase: string) => {
    const input = JSON.stringify({ passphrase: 'a', newPassphrase });
    return desk.plumbOn(
      input,
      'call',
      'strong.plumb',
      'keys.add',
      '-',
      '--passphrase-file',
      'strong.txt',
      '--json',
    );
  };
  const called = await call('Summer2025');
  assert.match(called.err, /Warning: The passphrase is (very )?weak/);
  assert.doesNotMatch((await call(`${passphrase} more`)).err, /Warning/);
});

test('an identity that opens no slot is refused, although the passphrase stands in the environment', async t => {
  const desk = aDesk(t);
  const env = { PLUMB_PASSPHRASE: 'three wet geese' };
  await desk.plumbWith(env, 'create', 'case.plumb', ...TITLE);
  await desk.plumb('keygen', '--out', 'other.txt');
  const refused = await desk.plumbWith(env, 'log', 'case.plumb', '-i', 'other.txt', '--json');
  assert.equal(refused.code, 1);
  assert.match(refused.err, /The identity opens none of the key slots/);
  assert.deepEqual(refused.json().problem, { code: 'wrong-key', given: 'identity' });
  writeFileSync(desk.path('passphrase.txt'), env.PLUMB_PASSPHRASE);
  const named = ['-i', 'other.txt', '--passphrase-file', 'passphrase.txt'];
  assert.equal((await desk.plumbWith({}, 'log', 'case.plumb', ...named)).code, 0, 'both were named');
});

test('a file that is no identity is called what it is', async t => {
  const desk = aDesk(t);
  await desk.plumb('create', 'case.plumb', ...TITLE);
  for (const [text, words] of [
    ['age1acy5jg6kdqu6dghkpqmpw4lvjdcnfg27nfkjvkpyxmntwaa7a50qk0hap7\n', /public half.*AGE-SECRET-KEY-1/],
    ['age-encryption.org/v1\n-> scrypt x 18\n', /encrypted itself/],
    ['-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n', /encrypted itself/],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\n', /SSH key/],
    ['AGE-PLUGIN-YUBIKEY-1QQQ\n', /plugin/],
    [`${desk.identity.slice(0, -1)}Q\n`, /mistyped/],
    ['a note\n', /no age identity/],
  ] as const) {
    writeFileSync(desk.path('key.txt'), text);
    const refused = await desk.plumbWith({}, 'log', 'case.plumb', '-i', 'key.txt');
    assert.equal(refused.code, 1);
    assert.match(refused.err, words);
    assert.ok(!refused.err.includes(desk.identity.slice(20, 40)), 'no part of a secret is said');
  }
});
