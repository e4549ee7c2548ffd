import type { JobContext } from '../../app/context.ts';
import type { SealedOutput } from '../../ports/files.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';

/** One file of the archive: in memory, or an original of the project. */
export type Part =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly original: string };

/** Originals are read and written so many bytes at a time. */
const PIECE = 4 * 1024 * 1024;

/** Puts files into a tar, and their SHA-256 into a last one that `sha256sum -c` reads. */
export class Packer {
  readonly #out: SealedOutput;
  readonly #context: JobContext;
  readonly #modified: string;
  readonly #sums: string[] = [];

  /** `modified` is the time that all files get. */
  constructor(out: SealedOutput, context: JobContext, modified: string) {
    this.#out = out;
    this.#context = context;
    this.#modified = modified;
  }

  /** Adds a file. Refuses with `damaged` when an original is, and with `cancelled`. */
  async add(part: Part): Promise<void> {
    const { file, ports } = this.#context;
    if ('bytes' in part) {
      await this.#write(part.path, part.bytes.length, [part.bytes]);
      this.#sums.push(`${ports.crypto.sha256(part.bytes)}  ${part.path}\n`);
      return;
    }
    const { original, path } = part;
    const length = file.originalBytes(original);
    await this.#write(
      path,
      length,
      piecesOf(length, (start, end) => file.readOriginal(original, { start, end })),
    );
    this.#sums.push(`${original}  ${path}\n`);
  }

  /** Writes the hashes and ends the archive. Answers how many files it has. */
  async end(): Promise<number> {
    const sums = new TextEncoder().encode(this.#sums.join(''));
    await this.#write('SHA256SUMS', sums.length, [sums]);
    await this.#out.write(tarEnd());
    return this.#sums.length + 1;
  }

  async #write(path: string, length: number, pieces: Iterable<Uint8Array>): Promise<void> {
    await this.#out.write(tarHeader(path, length, this.#modified));
    for (const piece of pieces) {
      await this.#context.breathe();
      await this.#out.write(piece);
    }
    await this.#out.write(tarPadding(length));
  }
}

function* piecesOf(length: number, read: (start: number, end: number) => Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < length; start += PIECE) yield read(start, Math.min(length, start + PIECE));
}
