// What every kind of mail becomes: a text that begins with its headers, and its attachments as children.
import type { ParsedChild } from '../../ports/parser.ts';
import { htmlText } from '../html/html-text.ts';
import { safeName } from '../names.ts';
import { aReading, counted, type FileOutcome } from '../outcome.ts';
import { guessLanguage } from '../text/language.ts';

/** A message, from whatever file it was in. */
export interface Mail {
  /** Header names and values in the order to show. Empty values are left out. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly encoding?: string;
  readonly warnings: readonly string[];
}

/** A message as a document. */
export function mailOutcome(mail: Mail, mediaType: string, warnings: readonly string[]): FileOutcome {
  const headers = mail.headers.filter(([, value]) => value.trim() !== '');
  const page = mail.html === '' ? undefined : htmlText(mail.html);
  const body = mail.text.trim() === '' ? (page?.text ?? '') : mail.text.replace(/\r\n?/g, '\n').trim();
  const children = childrenOf(mail.attachments);
  const head = headers.map(([name, value]) => `${name}: ${value}\n`).join('');
  const names = children.map(({ name }) => `Attachment: ${name}\n`).join('');
  const fetched = page?.leftOut ?? 0;
  return {
    state: 'imported',
    kind: 'text',
    mediaType,
    reading: aReading({
      ...(mail.encoding && { encoding: mail.encoding }),
      language: guessLanguage(body),
      pages: [{ number: 1, text: `${head}${names}\n${body}\n`, width: 0, height: 0, runs: [] }],
      warnings: [
        ...warnings,
        ...mail.warnings,
        ...(body === '' ? ['The message has no words of its own.'] : []),
        ...(fetched > 0
          ? [
              `${counted(fetched, 'script, picture or other reference', 'scripts, pictures or other references')} of the message left out: nothing was run or fetched.`,
            ]
          : []),
      ],
      metadata: { ...Object.fromEntries(headers), Attachments: String(children.length) },
    }),
    ...(children.length > 0 && { children }),
  };
}

function childrenOf(attachments: Mail['attachments']): Extract<ParsedChild, { bytes: Uint8Array }>[] {
  const seen = new Set<string>();
  return attachments.map(({ name, bytes }, index) => {
    const safe = safeName(name, `attachment ${index + 1}`);
    const own = seen.has(safe) ? `${index + 1} ${safe}` : safe;
    seen.add(own);
    return { name: own, bytes };
  });
}
