import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Bytes of a file in `fixtures/`, unpacked when it is kept packed. */
export function fixture(name: string): Uint8Array {
  const bytes = readFileSync(new URL(`./fixtures/${name}`, import.meta.url));
  return new Uint8Array(name.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}
