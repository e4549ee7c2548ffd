/** Bytes for tests: they do not compress, and are the same in every run and every process. */
import { createCipheriv, createHash } from 'node:crypto';

/** SHA-256 as hex. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** So many bytes, which are others for each name. */
export const noise = (name: string, length: number): Buffer =>
  createCipheriv('aes-128-ctr', createHash('md5').update(name).digest(), Buffer.alloc(16)).update(
    Buffer.alloc(length),
  );
