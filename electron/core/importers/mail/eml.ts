import PostalMime, { type Address, type Email } from 'postal-mime';
import type { FileOutcome, OpenFile } from '../outcome.ts';
import { decodeText } from '../text/encoding.ts';
import { Unreadable } from '../unreadable.ts';
import { type Cms, parseCms } from './cms.ts';
import { unflowed } from './flowed.ts';
import { type Mail, mailOutcome } from './mail.ts';

/** An e-mail message (RFC 5322) as a document; what is attached, messages too, become children. */
export async function readEml({ bytes, sniffed, warnings }: OpenFile): Promise<FileOutcome> {
  return mailOutcome(await parseEml(bytes), sniffed.mediaType, warnings);
}

/** Envelopes in envelopes are opened this often. */
const MOST_ENVELOPES = 5;

/** Parses a message; one that was signed or packed as a whole is taken out of its envelope. Throws `Unreadable` when it cannot be taken apart. */
export async function parseEml(raw: Uint8Array, envelopes = 0): Promise<Mail> {
  const { bytes, encoding, warnings: found } = withReadableHeaders(raw);
  const told = await parse(bytes);
  const { type, parameters } = contentTypeOf(told);
  const cms = /^application\/(x-)?pkcs7-mime$/.test(type) ? cmsOf(told) : undefined;
  if (cms?.content && envelopes < MOST_ENVELOPES) {
    const inner = await parseEml(unwrapped(bytes, cms.content), envelopes + 1);
    return cms.kind === 'packed' ? inner : { ...inner, signature: signedBy('S/MIME', cms.names) };
  }
  if (cms?.kind === 'encrypted' || /smime-type="?(auth)?-?enveloped/i.test(parameters))
    return { ...bareMail(told, encoding, found), seal: 'S/MIME' };
  if (type === 'multipart/encrypted') return { ...bareMail(told, encoding, found), seal: 'OpenPGP' };
  const again = await parsedAnew(bytes, told);
  const email = again?.email ?? told;
  const warnings = [...found, ...(again ? [again.warning] : lostLetters(told))];
  const attachments = email.attachments.map(({ filename, content, mimeType }, index) => ({
    name: filename ?? nameFor(mimeType, index),
    bytes: bytesOf(content),
  }));
  const isEmpty = !email.text && !email.html && attachments.length === 0;
  const rest = isEmpty ? bodyOf(bytes) : '';
  return {
    headers: headersOf(email),
    text: email.text ?? rest,
    html: email.html ?? '',
    attachments,
    ...(encoding && { encoding }),
    ...(type === 'multipart/signed' && {
      signature: /pgp-signature/i.test(parameters) ? 'OpenPGP' : 'S/MIME',
    }),
    warnings: [
      ...warnings,
      ...(rest.trim() === ''
        ? []
        : ['The parts of the message are not marked as they should be; it is shown as it was written.']),
      ...missingParts(bytes, email),
    ],
    ...(attachments.some(({ name }) => name.endsWith('.rpmsg')) && {
      seal: 'rights management (IRM)' as const,
    }),
  };
}

/** Its type in small letters, and what stands behind it. */
function contentTypeOf(email: Email): { readonly type: string; readonly parameters: string } {
  const value = email.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const end = value.indexOf(';');
  return {
    type: (end < 0 ? value : value.slice(0, end)).trim().toLowerCase(),
    parameters: end < 0 ? '' : value.slice(end + 1),
  };
}

const cmsOf = (email: Email): Cms | undefined => {
  const [first] = email.attachments;
  return first && parseCms(bytesOf(first.content));
};

const signedBy = (kind: string, names: readonly string[]): string =>
  names.length === 0 ? kind : `${kind} (certificates: ${names.join(', ')})`;

/** Headers alone: what is behind them is encrypted. */
const bareMail = (email: Email, encoding: string | undefined, warnings: readonly string[]): Mail => ({
  headers: headersOf(email),
  text: '',
  html: '',
  attachments: [],
  ...(encoding && { encoding }),
  warnings,
});

/** What was signed or packed, under the headers of the message that brought it. */
function unwrapped(bytes: Uint8Array, content: Uint8Array): Uint8Array {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, headerEnd(bytes)))
    .replace(/^(content-[\w-]+|mime-version):.*(\r?\n[ \t].*)*(\r?\n|$)/gim, '')
    .trimEnd();
  const before = new TextEncoder().encode(`${head}\r\nMIME-Version: 1.0\r\n`);
  const whole = new Uint8Array(before.length + content.length);
  whole.set(before);
  whole.set(content, before.length);
  return whole;
}

/** Sentences about parts that are missing: cut off, or kept elsewhere. */
function missingParts(bytes: Uint8Array, email: Email): string[] {
  const { type, parameters } = contentTypeOf(email);
  const told: string[] = [];
  if (isCutOff(bytes, email))
    told.push(
      'The message ends too early: its last part, or an attachment, is not whole. Ask for the message again.',
    );
  const [, number = '?'] = /number="?(\d+)/i.exec(parameters) ?? [];
  if (type === 'message/partial')
    told.push(
      `This is part ${number} of a message that was sent in pieces. Join the pieces with a mail program.`,
    );
  const elsewhere = email.attachments.filter(({ mimeType }) => mimeType === 'message/external-body');
  if (elsewhere.length > 0)
    told.push(
      `${elsewhere.length === 1 ? 'An attachment is' : `${elsewhere.length} attachments are`} not in the message, but kept elsewhere: nothing was fetched.`,
    );
  return told;
}

/** Whether the mark behind the last part is missing, or the only part breaks off within its code. */
function isCutOff(bytes: Uint8Array, email: Email): boolean {
  const { type, parameters } = contentTypeOf(email);
  const body = new TextDecoder('latin1').decode(bytes.subarray(headerEnd(bytes)));
  if (type.startsWith('multipart/')) {
    const [, quoted, plain] = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(parameters) ?? [];
    const boundary = quoted ?? plain;
    return boundary !== undefined && body.includes(`--${boundary}`) && !body.includes(`--${boundary}--`);
  }
  const coding = email.headers.find(({ key }) => key === 'content-transfer-encoding')?.value ?? '';
  return /^\s*base64/i.test(coding) && body.replace(/[^A-Za-z0-9+/=]/g, '').length % 4 !== 0;
}

/**
 * A message whose letters beyond ASCII stand there as bytes, in an encoding that it does not name or names wrongly: read
 * in the encoding that its letters show. Undefined when nothing is doubtful, or nothing better is found.
 */
async function parsedAnew(
  bytes: Uint8Array,
  told: Email,
): Promise<{ readonly email: Email; readonly warning: string } | undefined> {
  const body = bytes.subarray(headerEnd(bytes));
  if (!body.some(byte => byte >= 0x80)) return undefined;
  const ascii = new TextDecoder('latin1').decode(bytes);
  const isNamed = /charset\s*=\s*"?(?!us-ascii)[\w.:-]+/i.test(ascii);
  if (isNamed && lostLetters(told).length === 0) return undefined;
  const decoded = decodeText(bytes);
  if (decoded === undefined || /^(ascii|utf-8|utf-16)/.test(decoded.encoding)) return undefined;
  const named = decoded.text
    .replace(/charset\s*=\s*("[^"]*"|[\w.:-]+)/gi, 'charset=utf-8')
    .replace(/^(content-type:\s*text\/(?:plain|html))\s*$/gim, '$1; charset=utf-8');
  const email = await parse(new TextEncoder().encode(named));
  if (lostLetters(email).length > 0) return undefined;
  return {
    email,
    warning: `The message does not say rightly in which encoding it is; it was read as ${decoded.encoding}.`,
  };
}

/** Says that letters of a message could not be decoded. */
function lostLetters({ text = '', html = '' }: Email): string[] {
  const lost = `${text}${html}`.split('\ufffd').length - 1;
  return lost === 0
    ? []
    : [
        `${lost} letters could not be decoded: the message names an encoding that it is not in. They show as \ufffd.`,
      ];
}

/** What the parser keeps of a part, as far as we need it; its types do not tell. */
interface PartParser {
  readonly root: { decodeFlowedText(text: string, isPadded: boolean): string };
}

/** A parser that does not join quotations of different depths. */
function newParser(): PostalMime {
  const parser = new PostalMime({ forceRfc822Attachments: true });
  const { root } = parser as unknown as PartParser;
  // Every part is made by the same class: there is no other way to its paragraphs.
  Object.getPrototypeOf(root).decodeFlowedText = unflowed;
  return parser;
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await newParser().parse(bytes);
  } catch (error) {
    throw new Unreadable(
      `This is an e-mail message, but it cannot be taken apart (${error instanceof Error ? error.message : 'damaged'}). Ask for it again, saved from another mail program.`,
    );
  }
}

const nameFor = (mimeType: string, index: number): string => {
  if (mimeType === 'message/rfc822') return `message ${index + 1}.eml`;
  const ending = /^(?:image|text|application)\/([a-z0-9]{2,5})$/.exec(mimeType)?.[1];
  return `attachment ${index + 1}${ending ? `.${ending.replace('plain', 'txt')}` : ''}`;
};

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content.slice() : new Uint8Array(content);
}

const shown = ['message-id', 'in-reply-to', 'reply-to', 'x-originating-ip', 'x-mailer', 'user-agent'];

function headersOf(email: Email): [string, string][] {
  const own = (key: string): string => email.headers.find(header => header.key === key)?.value ?? '';
  const dated = own('date');
  return [
    ['Subject', email.subject ?? ''],
    ['From', addresses(email.from ? [email.from] : [])],
    ['To', addresses(email.to ?? [])],
    ['Cc', addresses(email.cc ?? [])],
    ['Bcc', addresses(email.bcc ?? [])],
    // As written: with the sender's own offset from UTC.
    ['Date', dated === '' ? (email.date ?? '') : dated],
    ...shown.map((key): [string, string] => [
      key.replace(/(^|-)[a-z]/g, letter => letter.toUpperCase()),
      own(key),
    ]),
    ...email.headers
      .filter(({ key }) => key === 'received')
      .slice(0, 20)
      .map(({ value }, index): [string, string] => [
        index === 0 ? 'Received' : `Received (${index + 1})`,
        value,
      ]),
  ];
}

function addresses(list: readonly Address[]): string {
  return list
    .map(one => {
      if (one.group) return `${one.name}: ${addresses(one.group)}`;
      return one.name === '' ? one.address : `${one.name} <${one.address}>`;
    })
    .join(', ');
}

interface Readable {
  readonly bytes: Uint8Array;
  readonly encoding?: string;
  readonly warnings: readonly string[];
}

/** Headers must be ASCII or UTF-8. Russian mailers write raw windows-1251, and exports are UTF-16 as a whole. */
function withReadableHeaders(raw: Uint8Array): Readable {
  const end = headerEnd(raw);
  const head = raw.subarray(0, end);
  if (head.includes(0) || (head[0] ?? 0) >= 0xfe) {
    const whole = decodeText(raw);
    if (whole) return { bytes: new TextEncoder().encode(whole.text), encoding: whole.encoding, warnings: [] };
  }
  const decoded = decodeText(head);
  if (decoded === undefined || /^(ascii|utf-8)$/.test(decoded.encoding)) return { bytes: raw, warnings: [] };
  const fixed = new TextEncoder().encode(decoded.text);
  const bytes = new Uint8Array(fixed.length + raw.length - end);
  bytes.set(fixed);
  bytes.set(raw.subarray(end), fixed.length);
  return {
    bytes,
    encoding: decoded.encoding.replace(/ with .*$/, ''),
    warnings: [`The headers are not written as mail should be; they were read as ${decoded.encoding}.`],
  };
}

/** Where the empty line that ends the headers begins. */
function headerEnd(raw: Uint8Array): number {
  for (let at = 0; at + 1 < raw.length; at++) {
    if (raw[at] !== 10) continue;
    if (raw[at + 1] === 10 || (raw[at + 1] === 13 && raw[at + 2] === 10)) return at;
  }
  return raw.length;
}

const bodyOf = (bytes: Uint8Array): string => {
  const body = bytes.subarray(headerEnd(bytes)).slice(0, 1_000_000);
  return decodeText(body)?.text ?? '';
};
