// The records that a figure counted, small enough to stand in the journal.
import { fromBase64, toBase64 } from '../../../shared/kernel/base64.ts';
import type { Crypto } from '../../ports/index.ts';

/** Rows by set, in the order of the receipt, and a hash of each row's line: 32 bits, to tell which changed. */
export interface RowList {
  readonly sets: readonly (readonly [string, readonly number[]])[];
  readonly hashes: readonly number[];
}

/** A hash of a text: 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A list as text: compressed, in Base64. Rows are told by how far they are after the one before. */
export function packList({ sets, hashes }: RowList, crypto: Crypto): string {
  const steps = sets.map(
    ([id, rows]) => [id, rows.map((row, index) => row - (rows[index - 1] ?? 0))] as const,
  );
  const bytes = crypto.compress(new TextEncoder().encode(JSON.stringify([steps, hashes])));
  return toBase64(bytes);
}

/** Reads what `packList` wrote. */
export function unpackList(text: string, crypto: Crypto): RowList {
  const bytes = fromBase64(text);
  const [steps, hashes] = JSON.parse(new TextDecoder().decode(crypto.decompress(bytes))) as [
    [string, number[]][],
    number[],
  ];
  const sets = steps.map(([id, rows]) => {
    let row = 0;
    return [
      id,
      rows.map(step => {
        row += step;
        return row;
      }),
    ] as const;
  });
  return { sets, hashes };
}

/** Rows of a list with their hashes, by `set row`. */
export function byRow({ sets, hashes }: RowList): Map<string, number> {
  const rows = new Map<string, number>();
  let at = 0;
  for (const [id, numbers] of sets) for (const row of numbers) rows.set(`${id} ${row}`, hashes[at++] ?? 0);
  return rows;
}
