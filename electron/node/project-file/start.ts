/** The first bytes of a new file (F3): its header and a commit of nothing. */

import type { Device } from './device.ts';
import { encodeCommit, KIND } from './format.ts';
import type { Start } from './live.ts';
import type { Seals } from './seal.ts';

/** Writes header and first commit into an empty device and syncs it; returns what an open file starts from. */
export function writeStart(
  device: Device,
  seals: Seals,
  header: Buffer,
  link: Buffer,
): Pick<Start, 'tail' | 'entries' | 'originals' | 'manifest' | 'seq' | 'pending'> {
  const first = seals.seal(
    { kind: KIND.commit, body: encodeCommit({ first: 0, seq: 0 }), compress: false },
    0,
    link,
  );
  const bytes = Buffer.concat([header, ...first.bytes]);
  device.write(0, bytes);
  device.sync();
  const entry = { record: 0, kind: KIND.commit, flags: 0, offset: header.length, size: first.length };
  return {
    tail: { length: bytes.length, next: 1, link: first.link },
    entries: new Map([[0, entry]]),
    originals: new Map(),
    manifest: null,
    seq: 0,
    pending: [],
  };
}
