// Archives that are not quite archives: one of several parts, or behind a program that unpacks them.

/** A sentence when a name says that a file is one of several parts of an archive; undefined when it does not. */
export const partOf = (name: string): string | undefined =>
  /\.(z\d\d|r\d\d|part\d+\.rar|(zip|7z|rar|tar|gz|exe)\.\d{3}|\d{3})$/i.test(name)
    ? 'Its name says that it is one of several parts of an archive: put all parts into one folder, unpack the first with another program, and import what comes out.'
    : undefined;

/** Whether a file begins as a program of Windows or Linux does. */
export const isProgram = (bytes: Uint8Array): boolean =>
  startsAt(bytes, 0, [0x4d, 0x5a]) || startsAt(bytes, 0, [0x7f, 0x45, 0x4c, 0x46]);

const SEVEN_ZIP = [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0];
/** Programs that unpack are smaller. */
const LARGEST_PROGRAM = 2 * 1024 * 1024;

/** Where a 7-Zip archive begins behind a program; -1 when none does. */
export function packedStart(bytes: Uint8Array): number {
  if (!isProgram(bytes)) return -1;
  const end = Math.min(bytes.length, LARGEST_PROGRAM);
  for (let at = bytes.indexOf(0x37, 64); at >= 0 && at < end; at = bytes.indexOf(0x37, at + 1))
    if (startsAt(bytes, at, SEVEN_ZIP)) return at;
  return -1;
}

const startsAt = (bytes: Uint8Array, at: number, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[at + index] === byte);
