// Compound files (OLE 2): the container of older Office documents, Outlook messages and encrypted newer ones.
import { joined } from '../../../shared/kernel/bytes.ts';

/** A stream or storage of a compound file. */
export interface CompoundEntry {
  readonly name: string;
  readonly isStorage: boolean;
  readonly size: number;
  /** Inside a storage, by name. */
  readonly children: ReadonlyMap<string, CompoundEntry>;
}

interface Node extends CompoundEntry {
  readonly start: number;
  readonly children: Map<string, Node>;
}

const END_OF_CHAIN = 0xfffffffe;
const NONE = 0xffffffff;
const MINI_CUTOFF = 4096;

/** An open compound file. Throws `RangeError` when it is cut or leads in circles. */
export class CompoundFile {
  readonly root: CompoundEntry;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sectorSize: number;
  readonly #fat: number[];
  readonly #miniFat: number[];
  readonly #mini: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sectorSize = this.#view.getUint16(30, true) === 12 ? 4096 : 512;
    this.#fat = this.#readFat();
    const directory = this.#chain(this.#u32(48));
    const nodes = readDirectory(directory);
    const root = nodes[0];
    if (root === undefined) throw new RangeError('no directory');
    this.#miniFat = numbersOf(this.#chain(this.#u32(60)));
    this.#mini = this.#chain(root.node.start);
    hang(nodes, root.child, root.node.children);
    this.root = root.node;
  }

  /** Bytes of a stream, as many as it says it has or fewer. */
  read(entry: CompoundEntry): Uint8Array {
    const { start, size } = entry as Node;
    if (size === 0) return new Uint8Array(0);
    const all = size < MINI_CUTOFF ? this.#miniChain(start) : this.#chain(start);
    return all.slice(0, size);
  }

  /** Bytes of a stream below a storage (the root when left out); undefined when it is not there. */
  stream(name: string, storage: CompoundEntry = this.root): Uint8Array | undefined {
    const entry = storage.children.get(name);
    return entry && !entry.isStorage ? this.read(entry) : undefined;
  }

  #u32(at: number): number {
    return this.#view.getUint32(at, true);
  }

  #sector(index: number): Uint8Array {
    const start = (index + 1) * this.#sectorSize;
    if (start >= this.#bytes.length) throw new RangeError('cut');
    return this.#bytes.subarray(start, start + this.#sectorSize);
  }

  #readFat(): number[] {
    const places: number[] = [];
    for (let at = 76; at < 512; at += 4) places.push(this.#u32(at));
    let next = this.#u32(68);
    for (let guard = 0; next < END_OF_CHAIN && guard < 100_000; guard++) {
      const more = numbersOf(this.#sector(next));
      next = more.pop() ?? NONE;
      places.push(...more);
    }
    return places.filter(place => place < END_OF_CHAIN).flatMap(place => numbersOf(this.#sector(place)));
  }

  #chain(start: number): Uint8Array {
    const sectors: Uint8Array[] = [];
    for (let at = start; at < END_OF_CHAIN; at = this.#fat[at] ?? NONE) {
      if (sectors.length > this.#fat.length) throw new RangeError('circle');
      sectors.push(this.#sector(at));
    }
    return joined(sectors);
  }

  #miniChain(start: number): Uint8Array {
    const sectors: Uint8Array[] = [];
    for (let at = start; at < END_OF_CHAIN; at = this.#miniFat[at] ?? NONE) {
      if (sectors.length > this.#miniFat.length) throw new RangeError('circle');
      sectors.push(this.#mini.subarray(at * 64, at * 64 + 64));
    }
    return joined(sectors);
  }
}

function numbersOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true));
}

interface Placed {
  readonly node: Node;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

function readDirectory(bytes: Uint8Array): Placed[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / 128) }, (_, index) => {
    const at = index * 128;
    const length = Math.min(64, view.getUint16(at + 64, true));
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + Math.max(0, length - 2)));
    const type = bytes[at + 66] ?? 0;
    return {
      node: {
        name,
        isStorage: type !== 2,
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
        children: new Map(),
      },
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
    };
  });
}

/** Hangs the tree of siblings that begins at `first`, and everything below, into `into`. */
function hang(nodes: readonly Placed[], first: number, into: Map<string, Node>): void {
  const seen = new Set<number>();
  const open: [index: number, into: Map<string, Node>][] = [[first, into]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [index, parent] = next;
    const placed = nodes[index];
    if (placed === undefined || seen.has(index)) continue;
    seen.add(index);
    parent.set(placed.node.name, placed.node);
    open.push([placed.left, parent], [placed.right, parent]);
    if (placed.node.isStorage) open.push([placed.child, placed.node.children]);
  }
}
