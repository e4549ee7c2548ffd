// Outlook messages: a compound file with one stream for each property, named by its number and type.
import { type CompoundEntry, CompoundFile } from '../office/compound-file.ts';
import type { FileOutcome, OpenFile } from '../outcome.ts';
import { decodeText } from '../text/encoding.ts';
import { damaged } from '../unreadable.ts';
import { parseCms } from './cms.ts';
import { compressedRtfText } from './compressed-rtf.ts';
import { type Mail, mailOutcome } from './mail.ts';

const CLASS = '001A';
const SUBJECT = '0037';
const BODY = '1000';
const HTML = '1013';
const RICH = '1009';
const HEADERS = '007D';
const SENDER_NAME = '0C1A';
const SENDER_ADDRESS = '0C1F';
const SENDER_SMTP = '5D01';
const TO = '0E04';
const CC = '0E03';
const BCC = '0E02';
const MESSAGE_ID = '1035';
const ATTACHED_DATA = '3701';
const LONG_NAME = '3707';
const SHORT_NAME = '3704';
const DISPLAY_NAME = '3001';
const SENT = 0x0039;
const DELIVERED = 0x0e06;
const CODEPAGE = 0x3ffd;
/** How deep messages inside messages are looked into for their text. */
const MOST_DEEP = 8;

/** An Outlook message as a document; its attachments become children, and messages attached to it as texts. */
export function readMsg({ bytes, sniffed, warnings }: OpenFile): FileOutcome {
  try {
    const file = new CompoundFile(bytes);
    return mailOutcome(new Message(file, file.root, 32).mail(1), sniffed.mediaType, warnings);
  } catch (error) {
    if (error instanceof RangeError) throw damaged('an Outlook message', 'parts of it are missing');
    throw error;
  }
}

class Message {
  readonly #file: CompoundFile;
  readonly #storage: CompoundEntry;
  readonly #fixed: Map<number, bigint>;
  readonly #warnings: string[] = [];

  /** `skip` is the length of what stands before the properties of fixed size: it differs for messages inside. */
  constructor(file: CompoundFile, storage: CompoundEntry, skip: number) {
    this.#file = file;
    this.#storage = storage;
    this.#fixed = fixedProperties(file.stream('__properties_version1.0', storage), skip);
  }

  mail(depth: number): Mail {
    const html = this.#html();
    const plain = this.#text(BODY);
    const text = plain.trim() === '' && html === '' ? this.#rich() : plain;
    const attachments = this.#attachments(depth);
    const address = this.#text(SENDER_SMTP) || this.#text(SENDER_ADDRESS);
    const name = this.#text(SENDER_NAME);
    const headers = this.#text(HEADERS);
    return {
      headers: [
        ['Subject', this.#text(SUBJECT)],
        ['From', address !== '' && address !== name ? `${name} <${address}>`.trim() : name],
        ['To', this.#text(TO)],
        ['Cc', this.#text(CC)],
        ['Bcc', this.#text(BCC)],
        ['Date', /^Date:[ \t]*(.+)$/im.exec(headers)?.[1]?.trim() ?? this.#sent()],
        ['Message-Id', this.#text(MESSAGE_ID)],
      ],
      text,
      html,
      ...unwrappedMsg(this.#text(CLASS), attachments),
      warnings: this.#warnings,
    };
  }

  /** When it was sent, in UTC as Outlook keeps it. */
  #sent(): string {
    const ticks = this.#fixed.get(SENT) ?? this.#fixed.get(DELIVERED);
    if (ticks === undefined) return '';
    const date = new Date(Number(ticks / 10_000n) - 11_644_473_600_000);
    return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('.000Z', 'Z');
  }

  #text(tag: string, storage = this.#storage): string {
    const wide = this.#file.stream(`__substg1.0_${tag}001F`, storage);
    if (wide) return new TextDecoder('utf-16le').decode(wide).replace(/\0+$/, '');
    const narrow = this.#file.stream(`__substg1.0_${tag}001E`, storage);
    return narrow ? this.#decode(narrow).replace(/\0+$/, '') : '';
  }

  #decode(bytes: Uint8Array): string {
    const page = Number(this.#fixed.get(CODEPAGE) ?? 0n);
    if (page >= 1250 && page <= 1258) return new TextDecoder(`windows-${page}`).decode(bytes);
    return decodeText(bytes)?.text ?? new TextDecoder('windows-1252').decode(bytes);
  }

  #html(): string {
    const bytes = this.#file.stream(`__substg1.0_${HTML}0102`, this.#storage);
    if (bytes) return decodeText(bytes)?.text ?? '';
    const html = this.#text(HTML);
    return html;
  }

  /** Words that are kept with their formatting only. */
  #rich(): string {
    const packed = this.#file.stream(`__substg1.0_${RICH}0102`, this.#storage);
    return packed ? compressedRtfText(packed) : '';
  }

  #attachments(depth: number): { name: string; bytes: Uint8Array }[] {
    return [...this.#storage.children.values()]
      .filter(({ name, isStorage }) => isStorage && name.startsWith('__attach_version1.0_'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(storage => this.#attachment(storage, depth));
  }

  #attachment(storage: CompoundEntry, depth: number): { name: string; bytes: Uint8Array }[] {
    const name =
      this.#text(LONG_NAME, storage) || this.#text(SHORT_NAME, storage) || this.#text(DISPLAY_NAME, storage);
    const bytes = this.#file.stream(`__substg1.0_${ATTACHED_DATA}0102`, storage);
    if (bytes) return [{ name, bytes }];
    const inner = storage.children.get(`__substg1.0_${ATTACHED_DATA}000D`);
    if (!inner?.children.has('__properties_version1.0') || depth >= MOST_DEEP) {
      this.#warnings.push(
        `The attachment “${name}” is not kept in the message as a file; it could not be taken out.`,
      );
      return [];
    }
    return [
      { name: `${name || 'message'}.eml`, bytes: asEml(new Message(this.#file, inner, 24).mail(depth + 1)) },
    ];
  }
}

/** A signed message keeps its words in an attachment; of an encrypted one that is all there is. */
function unwrappedMsg(
  kind: string,
  attachments: Mail['attachments'],
): Pick<Mail, 'attachments' | 'seal' | 'signature'> {
  const [only] = attachments;
  if (attachments.some(({ name }) => name.endsWith('.rpmsg')))
    return { attachments, seal: 'rights management (IRM)' };
  if (!/^IPM\.Note\.(Secure|SMIME)/i.test(kind) || attachments.length !== 1 || !only) return { attachments };
  const cms = parseCms(only.bytes);
  if (cms?.kind === 'encrypted') return { attachments: [], seal: 'S/MIME' };
  const bytes = cms?.content ?? (cms ? undefined : only.bytes);
  if (bytes && cms?.kind === 'packed') return { attachments: [{ name: 'packed message.eml', bytes }] };
  return bytes
    ? { attachments: [{ name: 'signed message.eml', bytes }], signature: 'S/MIME' }
    : { attachments };
}

/** Numbers and dates: 16 bytes each, the property's type, its number, flags, value. */
function fixedProperties(bytes: Uint8Array | undefined, skip: number): Map<number, bigint> {
  const found = new Map<number, bigint>();
  if (bytes === undefined) return found;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = skip; at + 16 <= bytes.length; at += 16) {
    const type = view.getUint16(at, true);
    if (type === 3) found.set(view.getUint16(at + 2, true), BigInt(view.getUint32(at + 8, true)));
    else if (type === 0x40) found.set(view.getUint16(at + 2, true), view.getBigUint64(at + 8, true));
  }
  return found;
}

/** A message inside another has no bytes of its own: it is written out as a plain MIME message. */
function asEml(mail: Mail): Uint8Array {
  const part = (headers: string[], bytes: Uint8Array): string =>
    `--part-of-message\r\n${headers.join('\r\n')}\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(bytes)}\r\n`;
  const isHtml = mail.text.trim() === '' && mail.html !== '';
  const body = new TextEncoder().encode(isHtml ? mail.html : mail.text);
  const head = mail.headers
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value.replace(/\s*[\r\n]+\s*/g, ' ')}\r\n`)
    .join('');
  const files = mail.attachments.map(({ name, bytes }) =>
    part(
      [
        'Content-Type: application/octet-stream',
        `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name.toWellFormed())}`,
      ],
      bytes,
    ),
  );
  return new TextEncoder().encode(
    `${head}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="part-of-message"\r\n\r\n` +
      `${part([`Content-Type: text/${isHtml ? 'html' : 'plain'}; charset=utf-8`], body)}${files.join('')}--part-of-message--\r\n`,
  );
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += 57) {
    let line = '';
    for (let at = start; at < Math.min(start + 57, bytes.length); at += 3) {
      const [a, b, c] = [bytes[at] ?? 0, bytes[at + 1], bytes[at + 2]];
      const value = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
      line += `${letters[value >> 18]}${letters[(value >> 12) & 63]}`;
      line += `${b === undefined ? '=' : letters[(value >> 6) & 63]}${c === undefined ? '=' : letters[value & 63]}`;
    }
    lines.push(line);
  }
  return lines.join('\r\n');
}
