/** Digests that locked documents are made with. */
export type Digest = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** What opening a locked file takes: nothing here keeps a secret of ours. */
export interface Ciphers {
  /** Digest of some bytes, one piece after the other. */
  digest(kind: Digest, ...pieces: readonly Uint8Array[]): Uint8Array;
  hmac(kind: Digest, key: Uint8Array, bytes: Uint8Array): Uint8Array;
  /** PBKDF2 over HMAC-SHA-1. */
  stretch(password: Uint8Array, salt: Uint8Array, rounds: number, length: number): Uint8Array;
  /** Opens AES in whole blocks, without padding; ECB when there is no `iv`. */
  openAes(key: Uint8Array, bytes: Uint8Array, iv?: Uint8Array): Uint8Array;
  /** Opens AES in counter mode as WinZip counts: from 1, lowest byte first. */
  openAesCounted(key: Uint8Array, bytes: Uint8Array): Uint8Array;
}
