// Writes winmail.dat files, as Outlook does.

const bytesOf = (text: string, isWide = false): Uint8Array =>
  isWide
    ? new Uint8Array(Buffer.from(`${text}\0`, 'utf16le'))
    : new Uint8Array(Buffer.from(`${text}\0`, 'latin1'));

const u16 = (value: number): Uint8Array => Uint8Array.of(value & 255, value >> 8);
const u32 = (value: number): Uint8Array =>
  Uint8Array.of(value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24);

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

function attribute(level: 1 | 2, number: number, type: number, content: Uint8Array): Uint8Array {
  const sum = content.reduce((total, byte) => (total + byte) & 0xffff, 0);
  return joined(Uint8Array.of(level), u16(number), u16(type), u32(content.length), content, u16(sum));
}

const padded = (value: Uint8Array): Uint8Array => joined(value, new Uint8Array((4 - (value.length % 4)) % 4));

/** A property of variable length: its type, number, count, length and value. */
const property = (type: number, id: number, value: Uint8Array): Uint8Array =>
  joined(u16(type), u16(id), u32(1), u32(value.length), padded(value));

/** A named property with a number of eight bytes: such stand between those that matter. */
const namedTime = (): Uint8Array =>
  joined(u16(64), u16(0x8005), new Uint8Array(16), u32(0), u32(7), new Uint8Array(8));

/** A winmail.dat with a subject, words, and attachments whose long names stand in their properties. */
export function aTnef(
  subject: string,
  words: string,
  attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Uint8Array {
  return joined(
    u32(0x223e9f78),
    u16(1),
    attribute(1, 0x9006, 8, u32(0x00010000)),
    attribute(1, 0x9007, 6, joined(u32(1251), u32(0))),
    attribute(
      1,
      0x9003,
      6,
      joined(
        u32(3),
        namedTime(),
        property(31, 0x37, bytesOf(subject, true)),
        property(31, 0x1000, bytesOf(words, true)),
      ),
    ),
    ...attachments.flatMap(({ name, bytes }, index) => [
      attribute(2, 0x9002, 6, new Uint8Array(14)),
      attribute(2, 0x800f, 6, bytes),
      attribute(2, 0x8010, 1, bytesOf(`SHORT~${index}.DAT`)),
      attribute(2, 0x9005, 6, joined(u32(1), property(31, 0x3707, bytesOf(name, true)))),
    ]),
  );
}
