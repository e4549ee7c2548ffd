import { aReading, counted, type FileOutcome, type OpenFile } from '../outcome.ts';
import { Unreadable } from '../unreadable.ts';

const MOST_MESSAGES = 20_000;
const LF = 10;

/** A mail box: a document that lists its messages, which become children. */
export function readMbox({ bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const messages = splitMbox(bytes);
  if (messages.length > MOST_MESSAGES)
    throw new Unreadable(
      `The mail box has ${messages.length} messages; at most ${MOST_MESSAGES} can be taken at once. Export it in parts.`,
    );
  const width = String(messages.length).length;
  const children = messages.map((message, index) => ({
    name: `${String(index + 1).padStart(width, '0')} ${subjectOf(message)}.eml`,
    bytes: message,
  }));
  return {
    state: 'imported',
    kind: 'text',
    mediaType: sniffed.mediaType,
    reading: aReading({
      pages: [
        {
          number: 1,
          text: `A mail box of ${counted(messages.length, 'message')}\n\n${children.map(({ name }) => `${name}\n`).join('')}`,
          width: 0,
          height: 0,
          runs: [],
        },
      ],
      metadata: { Messages: String(messages.length) },
      warnings,
    }),
    children,
  };
}

/** Cuts a mail box at its `From ` lines and takes the marks off lines of messages that only look like one. */
export function splitMbox(bytes: Uint8Array): Uint8Array[] {
  const starts: number[] = [];
  for (let at = 0; at >= 0 && at < bytes.length; at = nextLine(bytes, at))
    if (isFromLine(bytes, at)) starts.push(at);
  return starts.map((start, index) =>
    unquoted(bytes.subarray(nextLine(bytes, start), starts[index + 1] ?? bytes.length)),
  );
}

const nextLine = (bytes: Uint8Array, at: number): number => {
  const end = bytes.indexOf(LF, at);
  return end < 0 ? bytes.length : end + 1;
};

/** `From `, someone, and a time: after an empty line or at the beginning. */
function isFromLine(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== 70 || !startsWith(bytes, at, 'From ')) return false;
  const isAfterBlank =
    at === 0 ||
    (bytes[at - 1] === LF && (bytes[at - 2] === LF || (bytes[at - 2] === 13 && bytes[at - 3] === LF)));
  const line = new TextDecoder('windows-1252').decode(
    bytes.subarray(at, Math.min(nextLine(bytes, at), at + 200)),
  );
  return isAfterBlank && /\d{1,2}:\d{2}|\d{4}/.test(line);
}

const startsWith = (bytes: Uint8Array, at: number, word: string): boolean =>
  [...word].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** A copy without one `>` before each quoted `From `. */
function unquoted(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; ) {
    const end = nextLine(bytes, at);
    let marks = at;
    while (bytes[marks] === 62) marks++;
    const from = marks > at && startsWith(bytes, marks, 'From ') ? at + 1 : at;
    out.set(bytes.subarray(from, end), length);
    length += end - from;
    at = end;
  }
  return out.slice(0, length);
}

function subjectOf(message: Uint8Array): string {
  const head = new TextDecoder().decode(message.subarray(0, 8192)).split(/\r?\n\r?\n/)[0] ?? '';
  const subject = /^subject:[ \t]*(.*)$/im.exec(head)?.[1]?.trim() ?? '';
  const plain = /=\?/.test(subject) ? '' : subject.replace(/[/\\]/g, ' ');
  return plain.slice(0, 80).trim() || 'message';
}
