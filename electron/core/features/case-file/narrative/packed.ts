import { zipSync } from 'fflate';

/** The earliest time that a ZIP file can say, in the time zone of whoever packs: the same bytes everywhere and always. */
const EARLIEST = new Date(1980, 0, 1);

/** Files in one ZIP file, in their order. The same files give the same bytes. */
export function packed(files: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: EARLIEST });
}
