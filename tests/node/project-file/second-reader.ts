/**
 * A second reader, written from docs/project-file.md alone: it uses nothing of the engine. It trusts no shortcut: every
 * seal is opened and every link checked. Throws on the first thing that is not as the page says.
 */
import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';

interface Contents {
  readonly projectId: string;
  /** Every record in the order of the file: where it begins, and its kind. */
  readonly records: readonly { readonly at: number; readonly kind: number }[];
  readonly actions: Map<number, Buffer>;
  readonly originals: Map<string, Buffer>;
  readonly imageSeq: number;
  readonly image: Buffer | null;
}

const sha256 = (...parts: readonly (Buffer | string)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

function check(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`rule ${rule} does not hold`);
}

/** Lists slots as whole age files; needs no key. */
export function slotsIn(file: Buffer): Buffer[] {
  let at = 34 + file.readUInt16LE(32);
  at += 2 + file.readUInt16LE(at) * 56;
  const count = file.readUInt16LE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = file.readUInt32LE(at + 2);
    at += 6 + length;
    return file.subarray(at - length, at);
  });
}

/** Reads a whole file with its project key. */
export function readWithKey(file: Buffer, projectKey: Buffer): Contents {
  const length = file.readUInt32LE(12);
  const fileId = file.subarray(16, 32);
  const projectId = file.toString('utf8', 34, 34 + file.readUInt16LE(32));
  const keyFor = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', projectKey, fileId, `plumb/1/${use}`, 32));
  check(file.toString('latin1', 0, 8) === '\x89PLUMB\r\n' && file.readUInt16LE(8) === 1, 'H1');
  check(sha256(file.subarray(0, length - 32)).equals(file.subarray(length - 32, length)), 'H2');
  const mac = createHmac('sha256', keyFor('header'))
    .update(file.subarray(0, length - 64))
    .digest();
  check(mac.equals(file.subarray(length - 64, length - 32)), 'H3');

  const bodies: { at: number; kind: number; flags: number; body: Buffer }[] = [];
  let link = sha256('plumb/1/first', fileId, projectId);
  for (let at = length; at < file.length; ) {
    const header = file.subarray(at, at + 68);
    const end = at + 68 + header.readUInt32LE(8);
    const tag = file.subarray(end, end + 16);
    const [kind, flags] = [header.readUInt8(4), header.readUInt8(5)];
    check(
      header.readUInt32LE(0) === 0x434552a7 && Number(header.readBigUInt64LE(16)) === bodies.length,
      'R1',
    );
    check(header.subarray(36, 68).equals(link), 'C1');
    const cipher = createDecipheriv('aes-256-gcm', keyFor(`record/${kind}`), header.subarray(24, 36));
    cipher.setAAD(Buffer.concat([fileId, header])).setAuthTag(tag);
    const opened = Buffer.concat([cipher.update(file.subarray(at + 68, end)), cipher.final()]);
    bodies.push({ at, kind, flags, body: (flags & 1) === 1 ? zstdDecompressSync(opened) : opened });
    link = sha256(header, tag);
    at = end + 16;
  }
  const records = bodies.map(({ at, kind }) => ({ at, kind }));
  return { projectId, records, ...contentsOf(bodies) };
}

function contentsOf(
  records: readonly { readonly kind: number; readonly flags: number; readonly body: Buffer }[],
): Omit<Contents, 'projectId' | 'records'> {
  const bodyAt = (record: bigint | number): Buffer => records[Number(record)]?.body ?? Buffer.alloc(0);
  const actions = new Map<number, Buffer>();
  const originals = new Map<string, Buffer>();
  let imageSeq = 0;
  let image: Buffer | null = null;
  let parts: Buffer[] = [];
  for (const { kind, flags, body } of records) {
    if (kind === 2) {
      const runs = Array.from({ length: body.readUInt32LE(44) }, (_, i) => 48 + i * 12);
      const pieces = runs.flatMap(at =>
        Array.from({ length: body.readUInt32LE(at + 8) }, (_, i) =>
          bodyAt(Number(body.readBigUInt64LE(at)) + i),
        ),
      );
      const bytes = Buffer.concat(pieces);
      check(sha256(bytes).equals(body.subarray(0, 32)), 'P2');
      originals.set(body.toString('hex', 0, 32), bytes);
    } else if (kind === 3) {
      parts.push(body.subarray(8));
      if ((flags & 2) === 2) continue;
      actions.set(Number(body.readBigUInt64LE(0)), Buffer.concat(parts));
      parts = [];
    } else if (kind === 5) {
      imageSeq = Number(body.readBigUInt64LE(0));
      const places = Array.from({ length: body.readUInt32LE(28) }, (_, i) => 32 + i * 40);
      image = Buffer.concat(places.map(at => bodyAt(body.readBigUInt64LE(at))));
      check(
        places.every(at => sha256(bodyAt(body.readBigUInt64LE(at))).equals(body.subarray(at + 8, at + 40))),
        'P4',
      );
    }
  }
  return { actions, originals, imageSeq, image };
}
