import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Encrypter } from 'age-encryption';
import type { SealedOutput } from '../core/ports/files.ts';
import type { Keys } from '../core/ports/project-file.ts';
import { refuse } from '../shared/contract/problem.ts';
import { nameNew, realDisk } from './project-file/disk.ts';
import { writing } from './project-file/errors.ts';

/** Begins a new age file (age-encryption.org/v1), for recipients or for a passphrase alone. Nothing is overwritten. */
export async function newAgeFile(path: string, keys: Keys): Promise<SealedOutput> {
  const encrypter = encrypterFor(keys);
  if (existsSync(path)) refuse({ code: 'file-exists', path });
  const part = `${path}.part-${process.pid}`;
  const file = writing(path, () => openSync(part, 'wx', 0o600));
  return new AgeFile(path, part, file, encrypter);
}

function encrypterFor({ passphrase, recipients }: Keys): Encrypter {
  const encrypter = new Encrypter();
  if (recipients.length === 0) {
    if (!passphrase?.trim()) refuse({ code: 'weak-passphrase' });
    // Composed alike on every keyboard, as in key slots.
    encrypter.setPassphrase(passphrase.normalize('NFC'));
  }
  for (const recipient of recipients)
    try {
      encrypter.addRecipient(recipient);
    } catch {
      refuse({ code: 'bad-recipient', recipient });
    }
  return encrypter;
}

class AgeFile implements SealedOutput {
  readonly #path: string;
  readonly #part: string;
  readonly #file: number;
  readonly #hash = createHash('sha256');
  readonly #plain = new TransformStream<Uint8Array, Uint8Array>();
  readonly #writer = this.#plain.writable.getWriter();
  readonly #done: Promise<void>;
  #bytes = 0;
  #isOpen = true;

  constructor(path: string, part: string, file: number, encrypter: Encrypter) {
    this.#path = path;
    this.#part = part;
    this.#file = file;
    const sink = new WritableStream<Uint8Array>({ write: piece => this.#store(piece) });
    this.#done = encrypter.encrypt(this.#plain.readable).then(stream => stream.pipeTo(sink));
    // Whoever writes or finishes meets the failure; until then it is nobody's.
    this.#done.catch(() => undefined);
    this.#writer.closed.catch(() => undefined);
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    await Promise.race([this.#writer.write(bytes), this.#done]);
  }

  async finish(): Promise<{ bytes: number; sha256: string }> {
    await Promise.all([this.#writer.close(), this.#done]);
    writing(this.#path, () => fsyncSync(this.#file));
    this.#close();
    writing(this.#path, () => {
      nameNew(realDisk, this.#part, this.#path);
      realDisk.syncFolder(dirname(this.#path));
    });
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  async abandon(): Promise<void> {
    await this.#writer.abort().catch(() => undefined);
    await this.#done.catch(() => undefined);
    this.#close();
    rmSync(this.#part, { force: true });
  }

  takeBack(): void {
    writing(this.#path, () => {
      realDisk.remove(this.#path);
      realDisk.syncFolder(dirname(this.#path));
    });
  }

  #store(piece: Uint8Array): void {
    writing(this.#path, () => {
      for (let at = 0; at < piece.length; ) at += writeSync(this.#file, piece, at);
    });
    this.#hash.update(piece);
    this.#bytes += piece.length;
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }
}
