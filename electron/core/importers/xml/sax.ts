// XML read piece by piece. No entity beyond the five of XML is known, and nothing outside the bytes is ever read.
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { believable, OverLimit } from '../archive/unpack.ts';
import type { ZipFile } from '../archive/zip-file.ts';
import { Unreadable } from '../unreadable.ts';
import { NotPlain, readPlainXml } from './plain-xml.ts';

/** An element as it opens; its name without its prefix, its attributes by both. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What to do with the pieces of a document, in order. */
export interface XmlHandlers {
  open?(element: XmlElement): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The document is not well-formed, or defines entities. */
export class XmlProblem extends Error {}

/** Thrown by a handler that wants no more of a part. */
export class EnoughRead extends Error {}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Reads XML that is given in pieces by `feed`. Throws `XmlProblem`. */
export function readXml(feed: (write: (text: string) => void) => void, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', error => {
    throw new XmlProblem(error.message);
  });
  parser.on('doctype', () => {
    throw new XmlProblem('it has a DOCTYPE, which no honest file of this kind has');
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    const attributes: Record<string, string> = {};
    for (const name in tag.attributes) {
      const value = tag.attributes[name] ?? '';
      attributes[bare(name)] = value;
      attributes[name] = value;
    }
    handlers.open?.({ name: bare(tag.name), attributes });
  });
  parser.on('closetag', tag => handlers.close?.(bare(tag.name)));
  if (handlers.text) {
    parser.on('text', text => handlers.text?.(text));
    parser.on('cdata', text => handlers.text?.(text));
  }
  feed(text => void parser.write(text));
  parser.close();
}

/** Reads like `readXml`, until a handler has enough. */
function readUntilEnough(how: typeof readXml, ...given: Parameters<typeof readXml>): void {
  try {
    how(...given);
  } catch (error) {
    if (!(error instanceof EnoughRead)) throw error;
  }
}

const MEGABYTE = 1024 * 1024;
/** Most that one part of a document may unpack to. */
const MOST_PART = 400 * MEGABYTE;

/** Parts of an Office document. */
export class XmlParts {
  readonly #zip: ZipFile;
  readonly #what: string;

  constructor(zip: ZipFile, what: string) {
    this.#zip = zip;
    this.#what = what;
  }

  /** Names of all parts. */
  names(): string[] {
    return this.#zip.entries.filter(entry => !entry.isFolder).map(entry => entry.name);
  }

  /** Bytes of a part; undefined when it is not there. */
  bytes(name: string, limit = 100 * MEGABYTE): Uint8Array | undefined {
    const entry = this.#zip.find(name);
    return (
      entry && this.#guarded(name, () => this.#zip.read(entry, Math.min(limit, believable(entry.packedSize))))
    );
  }

  /** Reads one part; false when it is not there. Throws `Unreadable` when it is damaged, too large, or defines entities. */
  read(name: string, handlers: XmlHandlers, most = MOST_PART, how = readXml): boolean {
    const entry = this.#zip.find(name);
    if (entry === undefined) return false;
    const limit = Math.min(most, believable(entry.packedSize));
    let length = 0;
    let decoder: TextDecoder | undefined;
    this.#guarded(name, () => {
      if (entry.size > limit) throw new OverLimit();
      readUntilEnough(
        how,
        write => {
          this.#zip.stream(entry, piece => {
            length += piece.length;
            if (length > limit) throw new OverLimit();
            decoder ??= new TextDecoder(encodingOf(piece));
            write(decoder.decode(piece, { stream: true }));
          });
          write(decoder?.decode() ?? '');
        },
        handlers,
      );
    });
    return true;
  }

  /** The same, several times as fast where the XML is as programs write it. Where it is not, it is read from its beginning again, by the handlers made then. */
  readFast(name: string, handlers: () => XmlHandlers, most = MOST_PART): boolean {
    try {
      return this.read(name, handlers(), most, readPlainXml);
    } catch (error) {
      if (!(error instanceof NotPlain)) throw error;
      return this.read(name, handlers(), most);
    }
  }

  /** Size of a part as the file claims it; 0 when it is not there. */
  claimedSize(name: string): number {
    return this.#zip.find(name)?.size ?? 0;
  }

  #guarded<Result>(name: string, run: () => Result): Result {
    try {
      return run();
    } catch (error) {
      if (error instanceof OverLimit)
        throw new Unreadable(
          `This is ${this.#what}, but its part ${name} unpacks to far more than such parts hold; files like that are made to do harm. Ask for it as PDF.`,
        );
      if (error instanceof Unreadable || error instanceof NotPlain) throw error;
      const problem = error instanceof Error ? error.message : 'unknown';
      throw new Unreadable(
        `This is ${this.#what}, but its part ${name} cannot be read (${problem}). Ask for the file again, or save it anew with another program and import that.`,
      );
    }
  }
}

const encodingOf = (start: Uint8Array): string =>
  start[0] === 0xff && start[1] === 0xfe
    ? 'utf-16le'
    : start[0] === 0xfe && start[1] === 0xff
      ? 'utf-16be'
      : 'utf-8';

/** `author`, `created` and the like from docProps/core.xml or meta.xml, by names for people. */
export function coreProperties(parts: XmlParts, part: string): Record<string, string> {
  const found: Record<string, string> = {};
  let current = '';
  parts.read(part, {
    open: ({ name }) => {
      current = name;
    },
    close: () => {
      current = '';
    },
    text: text => {
      const label = properties[current];
      if (label && text.trim() !== '') found[label] = ((found[label] ?? '') + text).trim().slice(0, 1000);
    },
  });
  return found;
}

const properties: Readonly<Record<string, string>> = {
  title: 'Title',
  subject: 'Subject',
  creator: 'Author',
  'initial-creator': 'Author',
  lastModifiedBy: 'Last modified by',
  created: 'Created',
  'creation-date': 'Created',
  modified: 'Modified',
  date: 'Modified',
  lastPrinted: 'Last printed',
  revision: 'Revision',
  keywords: 'Keywords',
  description: 'Description',
  category: 'Category',
  generator: 'Producer',
};

/** What a part of a document refers to. */
export interface Relationships {
  readonly inside: Map<string, { target: string; type: string }>;
  /** Where its links lead, by id. */
  readonly links: Map<string, string>;
  /** How many things outside the file it wants, links left out. */
  readonly outside: number;
}

/** Targets of a part's relationships by id; those outside the file are left out and counted. */
export function relationships(parts: XmlParts, part: string): Relationships {
  const at = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, at);
  const inside = new Map<string, { target: string; type: string }>();
  const links = new Map<string, string>();
  let outside = 0;
  parts.read(`${folder}_rels/${part.slice(at)}.rels`, {
    open: ({ name, attributes }) => {
      if (name !== 'Relationship' || attributes.Id === undefined) return;
      const target = attributes.Target ?? '';
      const type = attributes.Type?.split('/').at(-1) ?? '';
      if (type === 'hyperlink' && attributes.TargetMode === 'External') links.set(attributes.Id, target);
      else if (attributes.TargetMode === 'External') outside++;
      else inside.set(attributes.Id, { target: resolve(folder, target), type });
    },
  });
  return { inside, links, outside };
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
