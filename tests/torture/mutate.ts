// Files changed at random, as damaged disks, broken transfers and people who look for holes change them.

/** The ways in which a file is changed. */
export const CHANGES = ['flip', 'fill', 'cut', 'drop', 'splice', 'repeat'] as const;

type Random = () => number;

const upTo = (random: Random, most: number): number => Math.floor(random() * most);

/** One mutant of a file; `other` gives the bytes that are spliced in. Never longer than twice the file and the other one. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const rounds = 1 + upTo(random, 3);
  let mutant: Uint8Array = bytes.slice();
  for (let round = 0; round < rounds; round++) mutant = changed(mutant, other, random);
  return mutant.subarray(0, 2 * (bytes.length + other.length));
}

function changed(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const from = upTo(random, bytes.length);
  const length = 1 + upTo(random, Math.min(bytes.length - from, random() < 0.5 ? 64 : bytes.length));
  const to = from + length;
  switch (CHANGES[upTo(random, CHANGES.length)]) {
    case 'flip':
      return flipped(bytes, random);
    case 'fill':
      return bytes.slice().fill(random() < 0.5 ? 0xff : 0, from, Math.min(to, from + 256));
    case 'cut':
      return bytes.slice(0, from);
    case 'drop':
      return joined(bytes.subarray(0, from), bytes.subarray(to));
    case 'splice': {
      const start = upTo(random, other.length);
      const piece = other.subarray(start, start + 1 + upTo(random, 4096));
      return joined(bytes.subarray(0, from), piece, bytes.subarray(random() < 0.5 ? from : to));
    }
    default:
      return joined(bytes.subarray(0, to), bytes.subarray(from));
  }
}

/** Some bytes take another value; numbers in headers are hit more often than by chance alone. */
function flipped(bytes: Uint8Array, random: Random): Uint8Array {
  const mutant = bytes.slice();
  const reach = random() < 0.4 ? Math.min(512, mutant.length) : mutant.length;
  for (let count = 1 + upTo(random, 48); count > 0; count--)
    mutant[upTo(random, reach)] = random() < 0.3 ? 0xff : upTo(random, 256);
  return mutant;
}

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
