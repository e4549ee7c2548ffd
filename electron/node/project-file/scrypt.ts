/** age's passphrase stanza, with the system's scrypt: in another thread, and in a third of the time of one in JavaScript. */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { type Identity, type Recipient, Stanza } from 'age-encryption';

const LABEL = 'age-encryption.org/v1/scrypt';
const SALT = 16;
const TAG = 16;
const FILE_KEY = 16;
/** age's own default. */
const WORK_FACTOR = 18;
/** More would take a gigabyte of memory and more, whoever wrote the file. */
const MOST_WORK = 20;
/** A stanza's key is used once, so its nonce is zero. */
const NONCE = Buffer.alloc(12);

type Derive = (
  password: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer>;
const derive: Derive = promisify(scrypt);

function stanzaKey(passphrase: string, salt: Buffer, logN: number): Promise<Buffer> {
  const N = 2 ** logN;
  const labelled = Buffer.concat([Buffer.from(LABEL), salt]);
  return derive(passphrase, labelled, 32, { N, r: 8, p: 1, maxmem: 128 * N * 8 + 1024 * 1024 });
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

/** What opens a passphrase slot. Throws when the stanza is not as age writes it. */
export const passphraseIdentity = (passphrase: string): Identity => ({
  unwrapFileKey: async stanzas => {
    const [stanza] = stanzas;
    const [type, salt64 = '', work = '', ...more] = stanza?.args ?? [];
    if (stanza === undefined || type !== 'scrypt') return null;
    const salt = Buffer.from(salt64, 'base64');
    const wellFormed = salt.length === SALT && unpadded(salt) === salt64 && /^[1-9][0-9]?$/.test(work);
    if (stanzas.length !== 1 || more.length > 0 || !wellFormed || stanza.body.length !== FILE_KEY + TAG)
      throw new Error('invalid scrypt stanza');
    if (Number(work) > MOST_WORK) throw new Error('scrypt work factor is too high');
    const key = await stanzaKey(passphrase, salt, Number(work));
    const body = Buffer.from(stanza.body);
    const decipher = createDecipheriv('chacha20-poly1305', key, NONCE, { authTagLength: TAG });
    decipher.setAuthTag(body.subarray(FILE_KEY));
    const fileKey = decipher.update(body.subarray(0, FILE_KEY));
    try {
      decipher.final();
      return new Uint8Array(fileKey);
    } catch {
      return null;
    } finally {
      key.fill(0);
    }
  },
});

/** What makes a passphrase slot; `logN` is log2 of scrypt's work factor. */
export const passphraseRecipient = (passphrase: string, logN = WORK_FACTOR): Recipient => ({
  wrapFileKey: async fileKey => {
    const salt = randomBytes(SALT);
    const key = await stanzaKey(passphrase, salt, logN);
    const cipher = createCipheriv('chacha20-poly1305', key, NONCE, { authTagLength: TAG });
    const sealed = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
    key.fill(0);
    return [new Stanza(['scrypt', unpadded(salt), String(logN)], new Uint8Array(sealed))];
  },
});
