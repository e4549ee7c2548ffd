import type { Ciphers } from '../../ports/ciphers.ts';
import type { Manner } from '../outcome.ts';
import { OverLimit } from './unpack.ts';
import type { ZipBytes, ZipEntry } from './zip-file.ts';

/** The passwords to try on the members of an archive; what opened one is tried first on the next. */
export class MemberKeys {
  readonly #manner: Manner;
  /** The password that opened a member, if any did. */
  fitting: string | undefined;

  constructor(manner: Manner) {
    this.#manner = manner;
  }

  /** The passwords that were given. */
  get passwords(): readonly string[] {
    return this.#manner.passwords;
  }

  /** What `open` makes of an archive that is locked as a whole; undefined when no password opens it. */
  async unlock<Result>(
    open: (password: string, ciphers: Ciphers) => Promise<Result | undefined>,
  ): Promise<Result | undefined> {
    const { passwords, ciphers } = this.#manner;
    for (const password of ciphers ? new Set(passwords) : []) {
      const opened = ciphers && (await open(password, ciphers));
      if (opened === undefined) continue;
      this.fitting = password;
      return opened;
    }
    return undefined;
  }

  /** Bytes of a locked member; undefined when no password opens it. Throws as `ZipFile.read` does. */
  read(zip: ZipBytes, entry: ZipEntry, limit: number): Uint8Array | undefined {
    const { passwords, ciphers } = this.#manner;
    if (!ciphers) return undefined;
    const first = this.fitting === undefined ? [] : [this.fitting];
    for (const password of new Set([...first, ...passwords])) {
      const bytes = tryWith(() => zip.readLocked(entry, limit, password, ciphers));
      if (!bytes) continue;
      this.fitting = password;
      return bytes;
    }
    return undefined;
  }
}

/** The old cipher lets one wrong password in 128 through: what then unpacks to nonsense was not opened. */
function tryWith(read: () => Uint8Array | undefined): Uint8Array | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof OverLimit) throw error;
    return undefined;
  }
}
