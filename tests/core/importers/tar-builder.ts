// Writes tar archives, with long names as GNU tar does.

/** A member: its name, its content, and its type (`0` a file, `2` a link). */
export type TarEntry = readonly [name: string, content: string | Uint8Array, type?: string];

const encoder = new TextEncoder();

function block(name: Uint8Array, length: number, type: string): Uint8Array {
  const header = new Uint8Array(512);
  const put = (at: number, value: string) => header.set(encoder.encode(value), at);
  header.set(name.subarray(0, 100));
  put(100, '0000644\0');
  put(124, `${length.toString(8).padStart(11, '0')}\0`);
  put(136, '14000000000\0');
  put(148, '        ');
  put(156, type);
  put(257, 'ustar\0');
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}

function filled(content: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil(content.length / 512) * 512);
  out.set(content);
  return out;
}

/** A tar archive of these members. */
export function aTar(entries: readonly TarEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [name, content, type = '0'] of entries) {
    const bytes = typeof content === 'string' ? encoder.encode(content) : content;
    const letters = encoder.encode(name);
    if (letters.length > 100) {
      const long = encoder.encode(`${name}\0`);
      parts.push(block(encoder.encode('././@LongLink'), long.length, 'L'), filled(long));
    }
    parts.push(block(letters, bytes.length, type), filled(bytes));
  }
  return new Uint8Array(Buffer.concat([...parts, new Uint8Array(1024)]));
}
