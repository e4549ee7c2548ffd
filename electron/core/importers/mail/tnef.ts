// winmail.dat: how Outlook packs attachments and formatted words when it writes to other Outlooks (TNEF).
import { safeName } from '../names.ts';
import { labelOf } from '../office/property-set.ts';
import { aReading, counted, type FileOutcome, type OpenFile } from '../outcome.ts';
import { decodeText } from '../text/encoding.ts';
import { damaged } from '../unreadable.ts';
import { compressedRtfText } from './compressed-rtf.ts';

const ATTACHMENT = 2;
const SUBJECT = 0x8004;
const BODY = 0x800c;
const CODEPAGE = 0x9007;
const MESSAGE_PROPERTIES = 0x9003;
const NEW_ATTACHMENT = 0x9002;
const ATTACHMENT_TITLE = 0x8010;
const ATTACHMENT_DATA = 0x800f;
const ATTACHMENT_PROPERTIES = 0x9005;

const LONG_NAME = 0x3707;
const FILE_DATA = 0x3701;
const BODY_TEXT = 0x1000;
const BODY_RICH = 0x1009;
const BODY_HTML = 0x1013;
const SUBJECT_TEXT = 0x0037;

/** What was inside. */
export interface Tnef {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly isCut: boolean;
}

/** A winmail.dat as a document that lists what was in it; its attachments become children. */
export function readTnef({ bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const { subject, text, html, attachments, isCut } = parseTnef(bytes);
  if (isCut && attachments.length === 0)
    throw damaged('an Outlook attachment file (winmail.dat)', 'it is cut off');
  const children = attachments.map(({ name, bytes: content }, index) => ({
    name: safeName(name, `attachment ${index + 1}`),
    bytes: content,
  }));
  if (html !== '') children.push({ name: 'message.html', bytes: new TextEncoder().encode(html) });
  const list = children.map(({ name }) => `Attachment: ${name}\n`).join('');
  return {
    state: 'imported',
    kind: 'text',
    mediaType: sniffed.mediaType,
    reading: aReading({
      pages: [
        {
          number: 1,
          text: `${subject === '' ? '' : `Subject: ${subject}\n`}${list}${text === '' ? '' : `\n${text}\n`}`,
          width: 0,
          height: 0,
          runs: [],
        },
      ],
      warnings: [
        ...warnings,
        `What Outlook packed for other Outlooks: ${counted(children.length, 'attachment')} taken out.`,
        ...(isCut ? ['The file ends too early: a part of it is missing. Ask for it again.'] : []),
      ],
      metadata: { ...(subject && { Subject: subject }), Attachments: String(children.length) },
    }),
    ...(children.length > 0 && { children }),
  };
}

interface Found {
  name: string;
  title: string;
  bytes: Uint8Array | undefined;
}

/** Takes a TNEF stream apart. Never throws: what comes after damage is left out. */
export function parseTnef(bytes: Uint8Array): Tnef {
  const reader = new TnefReader(bytes);
  const isCut = !reader.read();
  const attachments = reader.attachments.flatMap(({ name, title, bytes: content }) =>
    content ? [{ name: name || title, bytes: content }] : [],
  );
  return { subject: reader.subject, text: reader.text, html: reader.html, attachments, isCut };
}

class TnefReader {
  readonly attachments: Found[] = [];
  subject = '';
  text = '';
  html = '';
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #label = 'windows-1252';

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Reads attributes one after the other: level, number, type, length, content, sum. False when it ends too early. */
  read(): boolean {
    let at = 6;
    while (at + 11 <= this.#bytes.length) {
      const length = this.#view.getUint32(at + 5, true);
      const start = at + 9;
      if (start + length + 2 > this.#bytes.length) return false;
      this.#attribute(this.#bytes[at] ?? 0, this.#view.getUint16(at + 1, true), start, length);
      at = start + length + 2;
    }
    return at === this.#bytes.length;
  }

  #attribute(level: number, number: number, start: number, length: number): void {
    const content = this.#bytes.subarray(start, start + length);
    if (level === ATTACHMENT) {
      if (number === NEW_ATTACHMENT) this.attachments.push({ name: '', title: '', bytes: undefined });
      const found = this.attachments.at(-1);
      if (found === undefined) return;
      if (number === ATTACHMENT_TITLE) found.title = this.#decode(content);
      else if (number === ATTACHMENT_DATA) found.bytes = content.slice();
      else if (number === ATTACHMENT_PROPERTIES) this.#attachmentProperties(content, found);
    } else if (number === CODEPAGE && length >= 2) this.#label = labelOf(this.#view.getUint16(start, true));
    else if (number === SUBJECT) this.subject ||= this.#decode(content);
    else if (number === BODY) this.text ||= this.#decode(content);
    else if (number === MESSAGE_PROPERTIES) this.#messageProperties(content);
  }

  #attachmentProperties(content: Uint8Array, found: Found): void {
    for (const { id, value, isWide } of properties(content)) {
      if (id === LONG_NAME) found.name = this.#text(value, isWide);
      // An object begins with 16 bytes that say what kind it is.
      else if (id === FILE_DATA && found.bytes === undefined)
        found.bytes = value.slice(isObject(value) ? 16 : 0);
    }
  }

  #messageProperties(content: Uint8Array): void {
    for (const { id, value, isWide } of properties(content)) {
      if (id === SUBJECT_TEXT) this.subject = this.#text(value, isWide) || this.subject;
      else if (id === BODY_TEXT) this.text = this.#text(value, isWide) || this.text;
      else if (id === BODY_RICH && this.text === '') this.text = compressedRtfText(value);
      else if (id === BODY_HTML) this.html = decodeText(value)?.text ?? '';
    }
  }

  #text(value: Uint8Array, isWide: boolean): string {
    return isWide ? trimmed(new TextDecoder('utf-16le').decode(value)) : this.#decode(value);
  }

  #decode(value: Uint8Array): string {
    return trimmed(new TextDecoder(this.#label).decode(value));
  }
}

const trimmed = (text: string): string => text.replace(/\0[\s\S]*$/, '').trim();

/** `IID_IMessage` and the like: their middle is the same for all. */
const isObject = (value: Uint8Array): boolean => value.length > 16 && value[8] === 0xc0 && value[15] === 0x46;

interface Property {
  readonly id: number;
  readonly value: Uint8Array;
  readonly isWide: boolean;
}

const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const MANY = 0x1000;
const VARIABLE = new Set([13, 30, 31, 258]);
const WIDE = 31;

/** The properties of a message or attachment: type, number, perhaps a name, one value or many. Stops at damage. */
function properties(bytes: Uint8Array): Property[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Property[] = [];
  try {
    let at = 4;
    for (let left = Math.min(view.getUint32(0, true), 10_000); left > 0; left--) {
      const type = view.getUint16(at, true);
      const id = view.getUint16(at + 2, true);
      at += 4;
      if (id >= 0x8000) at = behindName(view, at);
      const kind = type & ~MANY;
      const isVariable = VARIABLE.has(kind);
      const count = isVariable || (type & MANY) !== 0 ? view.getUint32(at, true) : 1;
      if (isVariable || (type & MANY) !== 0) at += 4;
      if (!isVariable && FIXED[kind] === undefined) return found;
      for (let index = 0; index < Math.min(count, 10_000); index++) {
        const length = isVariable ? view.getUint32(at, true) : (FIXED[kind] ?? 0);
        if (isVariable) at += 4;
        if (at + length > bytes.length) return found;
        if (index === 0) found.push({ id, value: bytes.subarray(at, at + length), isWide: kind === WIDE });
        at += isVariable ? Math.ceil(length / 4) * 4 : length;
      }
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
}

/** Names are a family, a kind, and a number or letters. */
function behindName(view: DataView, at: number): number {
  if (view.getUint32(at + 16, true) === 0) return at + 24;
  return at + 24 + Math.ceil(view.getUint32(at + 20, true) / 4) * 4;
}
