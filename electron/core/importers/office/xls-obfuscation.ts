// How Excel 95 hid what is in a workbook, and later ones for it: bytes turned and mixed with a pad of 16 (XOR obfuscation).

/** Where a record's content stands. */
interface Place {
  readonly at: number;
  readonly length: number;
}

const PAD = 16;
/** What a pad is filled up with behind the password. */
const FILL = [0xbb, 0xff, 0xff, 0xba, 0xff, 0xff, 0xb9, 0x80, 0, 0xbe, 0x0f, 0, 0xbf, 0x0f, 0];

/** The pad of a password; undefined when it does not fit the key and the check in the file. */
export function obfuscationOf(password: string, key: number, check: number): Uint8Array | undefined {
  const secret = lettersOf(password).find(each => keyOf(each) === key && checkOf(each) === check);
  if (!secret) return undefined;
  const pad = Uint8Array.from([...secret, ...FILL].slice(0, PAD));
  return pad.map((byte, index) => turned(byte ^ (index % 2 === 0 ? key & 255 : key >> 8), 2, 8));
}

/** The whole stream as it is where it lies in a record, whatever of the record is locked. */
export function openObfuscated(stream: Uint8Array, records: Iterable<Place>, pad: Uint8Array): Uint8Array {
  const opened = stream.slice();
  for (const { at, length } of records)
    for (let index = 0; index < length; index++)
      opened[at + index] = turned(stream[at + index] ?? 0, 3, 8) ^ (pad[(at + length + index) % PAD] ?? 0);
  return opened;
}

/** The letters of a password as the machine had them: of Western Europe and of Russia. At most 15 count. */
function lettersOf(password: string): number[][] {
  const machines = ['windows-1252', 'windows-1251'].map(label => {
    const upper = new TextDecoder(label).decode(Uint8Array.from({ length: 128 }, (_, index) => 128 + index));
    return Array.from(password.slice(0, PAD - 1), letter => {
      const place = upper.indexOf(letter);
      return place < 0 ? letter.charCodeAt(0) & 255 : 128 + place;
    });
  });
  return password === '' ? [] : machines;
}

/** Bits moved to the left, those at the top back in below. */
const turned = (value: number, by: number, bits: number): number =>
  ((value << by) | (value >> (bits - by))) & (2 ** bits - 1);

function keyOf(secret: readonly number[]): number {
  let [key, base, end] = [0, 0x8000, 0xffff];
  const step = (value: number): number => {
    const next = turned(value, 1, 16);
    return (next & 1) === 1 ? next ^ 0x1020 : next;
  };
  for (const letter of secret.toReversed())
    for (let bit = 0; bit < 8; bit++) {
      base = step(base);
      end = step(end);
      if ((((letter & 127) >> bit) & 1) === 1) key ^= base;
    }
  return key ^ end;
}

const checkOf = (secret: readonly number[]): number =>
  secret.reduce(
    (check, letter, index) => check ^ turned(letter, (index + 1) % 15, 15),
    secret.length ^ 0xce4b,
  );
