// Where a table that is offered comes from, and how its bytes get into the project while it is read.
import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { JobContext, QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import type { SourceFile } from '../../ports/files.ts';
import type { OriginalInPieces, ProjectFile } from '../../ports/project-file.ts';
import type { OfferedTable } from '../../ports/trade-reader.ts';
import { PART_BYTES } from './store/table-source.ts';

/** A table that is offered, before it is opened. */
export interface Offered {
  readonly name: string;
  open(): Promise<SourceFile>;
  /** Its SHA-256, when it is here already. */
  readonly sha256?: string;
  /** An upload is forgotten once it is imported. */
  readonly forget?: () => void;
}

type Source = Input<'trade.preview'>['source'];

/** The tables of one source: a folder may have many. Refuses what is not there. */
export async function offeredBy(context: JobContext, source: Source): Promise<Offered[]> {
  const { files } = context.ports;
  if (source.kind !== 'path') return [offeredOne(context, source)];
  return (await files.find(source.path)).map(({ name, path }) => ({ name, open: () => files.open(path) }));
}

/** One table of one source. */
export function offeredOne(context: JobContext, source: Source): Offered {
  const { files } = context.ports;
  switch (source.kind) {
    case 'document':
      return ofDocument(context, source.documentId);
    case 'upload':
      return {
        name: source.name,
        open: async () => inMemory(files.readUpload(source.upload)),
        forget: () => void files.takeUpload(source.upload),
      };
    case 'path':
      return {
        name: source.path.split(/[\\/]/).at(-1) || source.path,
        open: () => files.open(source.path),
      };
  }
}

/** A table that is here already as a document. Refuses an unknown one. */
function ofDocument({ db, file }: QueryContext, id: string): Offered {
  const found =
    db.one<{ name: string; sha256: string }>(sql`SELECT name, sha256 FROM document WHERE id = ${id}`) ??
    refuse({ code: 'not-found', what: 'document', id });
  const { name, sha256 } = found;
  const open = async (): Promise<SourceFile> => ({
    bytes: file.originalBytes(sha256),
    read: async (offset, length) =>
      new Uint8Array(file.readOriginal(sha256, { start: offset, end: offset + length })),
    isChanged: async () => false,
    close: async () => undefined,
  });
  return { name, sha256, open };
}

// What is read goes over to another thread: it has to be a copy, which `slice` of a Buffer is not.
const inMemory = (bytes: Uint8Array): SourceFile => ({
  bytes: bytes.length,
  read: async (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
  isChanged: async () => false,
  close: async () => undefined,
});

/** A table that goes into the project file while it is read. */
export class StoredTable implements OfferedTable {
  readonly bytes: number;
  readonly #file: ProjectFile;
  readonly #source: SourceFile;
  #original: OriginalInPieces | undefined;
  #stored = 0;

  constructor(file: ProjectFile, source: SourceFile) {
    this.bytes = source.bytes;
    this.#file = file;
    this.#source = source;
  }

  accepted(): void {
    this.#original = this.#file.beginOriginal();
  }

  async read(from: number, to: number): Promise<Uint8Array> {
    const bytes = await this.#source.read(from, to - from);
    if (this.#original && from === this.#stored) {
      this.#original.add(bytes);
      this.#stored += bytes.length;
    }
    return bytes;
  }

  /** Stores what was not read, and answers the SHA-256 of all; undefined when the file was changed while it was read. */
  async finish(): Promise<string | undefined> {
    const original = this.#original ?? this.#begin();
    while (this.#stored < this.bytes) {
      const before = this.#stored;
      await this.read(before, Math.min(this.bytes, before + PART_BYTES));
      if (this.#stored === before) return undefined;
    }
    return (await this.#source.isChanged()) ? undefined : original.digest();
  }

  /** Counts the bytes in, unless they are here already; false when they have to be stored anew first. */
  end(sha256: string): boolean {
    if (this.#file.hasOriginal(sha256) || this.#original?.end(sha256) === 'stored') return true;
    this.#begin();
    return false;
  }

  #begin(): OriginalInPieces {
    this.#stored = 0;
    this.#original = this.#file.beginOriginal();
    return this.#original;
  }
}
