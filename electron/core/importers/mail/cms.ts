// Envelopes of S/MIME (CMS, PKCS #7): what is inside a signed or packed one, and who signed. No signature is checked.
import { believable, OverLimit, unzlib } from '../archive/unpack.ts';
import { tooMuch } from '../unreadable.ts';

/** What an envelope is, and what it holds. */
export interface Cms {
  readonly kind: 'signed' | 'packed' | 'encrypted' | 'other';
  /** What was signed or packed, where the envelope holds it itself. */
  readonly content: Uint8Array | undefined;
  /** Names and addresses in the certificates. */
  readonly names: readonly string[];
}

/** One value: its tag, and where its content stands. `next` is where the value after it begins. */
interface Value {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

const MOST_DEEP = 40;
const MOST_NAMES = 20;
const CONSTRUCTED = 0x20;
const SEQUENCE = 0x30;
const OBJECT = 0x06;
const OCTETS = 0x04;
const STRINGS: Readonly<Record<number, string>> = {
  12: 'utf-8',
  19: 'windows-1252',
  20: 'windows-1252',
  22: 'windows-1252',
  30: 'utf-16be',
};

const KINDS: Readonly<Record<string, Cms['kind']>> = {
  '2a864886f70d010702': 'signed',
  '2a864886f70d010703': 'encrypted',
  '2a864886f70d010706': 'encrypted',
  '2a864886f70d0109100117': 'encrypted',
  '2a864886f70d0109100109': 'packed',
};
/** Object identifiers of a name, an organisation and a mail address. */
const NAMED = new Set(['550403', '55040a', '2a864886f70d010901']);

/** Reads an envelope; undefined when it is none, or damaged. Throws `Unreadable` when it unpacks to too much. */
export function parseCms(bytes: Uint8Array): Cms | undefined {
  try {
    const [object, wrapped] = inside(bytes, valueAt(bytes, 0, 0));
    if (object?.tag !== OBJECT) return undefined;
    const kind = KINDS[hexOf(bytes, object)] ?? 'other';
    if ((kind !== 'signed' && kind !== 'packed') || !wrapped) return { kind, content: undefined, names: [] };
    const [data] = inside(bytes, wrapped);
    const parts = data ? inside(bytes, data) : [];
    const held = parts[HELD_AT]?.tag === SEQUENCE ? parts[HELD_AT] : undefined;
    const [, explicit] = held ? inside(bytes, held) : [];
    const [octets] = explicit ? inside(bytes, explicit) : [];
    const names = new Set<string>();
    for (const part of parts) if (part !== held) collectNames(bytes, part, names, 0);
    const content = octets && octetsOf(bytes, octets);
    return { kind, content: content && kind === 'packed' ? unpacked(content) : content, names: [...names] };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Place of what an envelope holds: behind its version, and how it was digested or packed. */
const HELD_AT = 2;

/** Nothing comes out of a packed envelope that is damaged. */
function unpacked(content: Uint8Array): Uint8Array | undefined {
  const most = believable(content.length);
  try {
    return unzlib(content, most);
  } catch (error) {
    if (error instanceof OverLimit) throw tooMuch('The envelope', most / (1024 * 1024));
    return undefined;
  }
}

/** Whether bytes begin like an envelope. */
export function isCms(bytes: Uint8Array): boolean {
  if (bytes[0] !== SEQUENCE) return false;
  const head = hexOf(bytes, { tag: 0, start: 0, end: Math.min(24, bytes.length), next: 0 });
  return /^30.{2,12}?06(09|0b)2a864886f70d01(070[1-9]|0910)/.test(head);
}

function valueAt(bytes: Uint8Array, at: number, depth: number): Value {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || depth > MOST_DEEP) throw new RangeError('cut');
  if (first === 0x80) return endlessAt(bytes, tag, at + 2, depth);
  let [start, length] = [at + 2, first];
  if (first > 0x80) {
    length = 0;
    for (let left = first & 0x7f; left > 0; left--) length = length * 256 + (bytes[start++] ?? 0);
  }
  const end = start + length;
  if (end > bytes.length) throw new RangeError('cut');
  return { tag, start, end, next: end };
}

/** A value whose length is not said ends with two zeros. */
function endlessAt(bytes: Uint8Array, tag: number, start: number, depth: number): Value {
  let at = start;
  while (bytes[at] !== 0 || bytes[at + 1] !== 0) at = valueAt(bytes, at, depth + 1).next;
  return { tag, start, end: at, next: at + 2 };
}

function inside(bytes: Uint8Array, { tag, start, end }: Value): Value[] {
  const found: Value[] = [];
  if ((tag & CONSTRUCTED) === 0) return found;
  for (let at = start; at < end; at = found.at(-1)?.next ?? end) found.push(valueAt(bytes, at, 0));
  return found;
}

const hexOf = (bytes: Uint8Array, { start, end }: Value): string =>
  Array.from(bytes.subarray(start, end), byte => byte.toString(16).padStart(2, '0')).join('');

/** Bytes that may stand in pieces. */
function octetsOf(bytes: Uint8Array, value: Value): Uint8Array | undefined {
  if (value.tag === OCTETS) return bytes.slice(value.start, value.end);
  if (value.tag !== (OCTETS | CONSTRUCTED)) return undefined;
  const pieces = inside(bytes, value);
  const whole = new Uint8Array(pieces.reduce((sum, { start, end }) => sum + end - start, 0));
  let at = 0;
  for (const { start, end } of pieces) {
    whole.set(bytes.subarray(start, end), at);
    at += end - start;
  }
  return whole;
}

function collectNames(bytes: Uint8Array, value: Value, names: Set<string>, depth: number): void {
  if (depth > MOST_DEEP || names.size >= MOST_NAMES) return;
  const parts = inside(bytes, value);
  const [object, text] = parts;
  const label = text && STRINGS[text.tag];
  if (object?.tag === OBJECT && label && NAMED.has(hexOf(bytes, object)))
    names.add(new TextDecoder(label).decode(bytes.subarray(text.start, text.end)).trim());
  for (const part of parts) collectNames(bytes, part, names, depth + 1);
}
