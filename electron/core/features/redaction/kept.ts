// What was drawn and read for one preview is there for the next: a page changes only when its boxes do.
import type { Page } from '../../../shared/contract/documents.ts';
import type { ProjectFile } from '../../ports/project-file.ts';

/** Bytes of pictures that are kept for an open project. */
const MOST_BYTES = 96 * 1024 * 1024;
/** Pages whose recognised words are kept. */
const MOST_PAGES = 200;

/** Pictures and recognised words of pages, in memory alone and gone with the project. */
export class Kept {
  readonly #pictures = new Map<string, Uint8Array>();
  readonly #words = new Map<string, Promise<Page | null>>();
  #bytes = 0;

  /** The picture under this key, made when it is not there; what was not asked for longest goes first. */
  async picture(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const found = this.#pictures.get(key) ?? (await make());
    this.#bytes += this.#pictures.has(key) ? 0 : found.byteLength;
    this.#pictures.delete(key);
    this.#pictures.set(key, found);
    for (const [oldest, bytes] of this.#pictures) {
      if (this.#bytes <= MOST_BYTES) break;
      this.#pictures.delete(oldest);
      this.#bytes -= bytes.byteLength;
    }
    return found;
  }

  /** The recognised words under this key; null when nothing certain was read. Two that ask at once share one reading. */
  async words(key: string, read: () => Promise<Page | null>): Promise<Page | null> {
    const known = this.#words.get(key);
    // Whoever began it may have been cancelled: then it is read for the one who still waits.
    if (known !== undefined) return await known.catch(read);
    const oldest = this.#words.size >= MOST_PAGES ? this.#words.keys().next().value : undefined;
    if (oldest !== undefined) this.#words.delete(oldest);
    const reading = read();
    this.#words.set(key, reading);
    reading.catch(() => this.#words.delete(key));
    return await reading;
  }
}

const kept = new WeakMap<ProjectFile, Kept>();

/** What is kept for an open project. */
export function keptOf(file: ProjectFile): Kept {
  const found = kept.get(file) ?? new Kept();
  kept.set(file, found);
  return found;
}
