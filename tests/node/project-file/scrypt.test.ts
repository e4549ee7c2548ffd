import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decrypter, Encrypter, Stanza } from 'age-encryption';
import { passphraseIdentity, passphraseRecipient } from '../../../electron/node/project-file/scrypt.ts';

const PASSPHRASE = 'пароль, wägen lamp';
const plain = new Uint8Array(32).fill(7);

async function sealedByUs(): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(PASSPHRASE, 4));
  return encrypter.encrypt(plain);
}

test('K1 a slot made with our scrypt is one that the age library opens, and the other way round', async () => {
  const theirs = new Decrypter();
  theirs.addPassphrase(PASSPHRASE);
  assert.deepEqual(await theirs.decrypt(await sealedByUs()), plain);
  const encrypter = new Encrypter();
  encrypter.setPassphrase(PASSPHRASE);
  encrypter.setScryptWorkFactor(5);
  const ours = new Decrypter();
  ours.addIdentity(passphraseIdentity(PASSPHRASE));
  assert.deepEqual(await ours.decrypt(await encrypter.encrypt(plain)), plain);
});

test('K1 a stanza that is not as age writes it is refused before any work is done for it', async () => {
  const [good] = await passphraseRecipient(PASSPHRASE, 4).wrapFileKey(new Uint8Array(16));
  assert.ok(good !== undefined);
  const [, salt = ''] = good.args;
  const { unwrapFileKey } = passphraseIdentity(PASSPHRASE);
  assert.deepEqual(await unwrapFileKey([good]), new Uint8Array(16));
  assert.equal(await passphraseIdentity('another').unwrapFileKey([good]), null);
  assert.equal(await unwrapFileKey([new Stanza(['X25519', salt], good.body)]), null);
  const bad = (args: string[], body = good.body) => unwrapFileKey([new Stanza(args, body)]);
  for (const attempt of [
    () => bad(['scrypt', salt, '21']),
    () => bad(['scrypt', salt, '04']),
    () => bad(['scrypt', salt, '1e1']),
    () => bad(['scrypt', salt]),
    () => bad(['scrypt', salt, '4', 'more']),
    () => bad(['scrypt', `${salt}==`, '4']),
    () => bad(['scrypt', salt.slice(4), '4']),
    () => bad(['scrypt', salt, '4'], good.body.subarray(1)),
    () => unwrapFileKey([good, good]),
  ])
    await assert.rejects(async () => attempt(), /scrypt/);
});
