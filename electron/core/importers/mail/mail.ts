// What every kind of mail becomes: a text that begins with its headers, and its attachments as children.
import type { TextPart } from '../../../shared/contract/documents.ts';
import type { ParsedChild } from '../../ports/parser.ts';
import { showsAddress } from '../html/html-asides.ts';
import { htmlText } from '../html/html-text.ts';
import { safeName } from '../names.ts';
import { aReading, counted, type FileOutcome } from '../outcome.ts';
import { moved, textPage } from '../structure.ts';
import { guessLanguage } from '../text/language.ts';
import { type Seal, sealedReason, withoutArmor } from './sealed.ts';
import { unpackUuencoded } from './uuencode.ts';

/** A message, from whatever file it was in. */
export interface Mail {
  /** Header names and values in the order to show. Empty values are left out. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly encoding?: string;
  readonly warnings: readonly string[];
  /** What its words are encrypted with, when only the headers could be read. */
  readonly seal?: Seal | undefined;
  /** How it was signed; no signature is checked. */
  readonly signature?: string | undefined;
}

/** A message as a document. */
export function mailOutcome(mail: Mail, mediaType: string, warnings: readonly string[]): FileOutcome {
  const headers = mail.headers.filter(([, value]) => value.trim() !== '');
  const page = mail.html === '' ? undefined : htmlText(mail.html);
  const packed = unpackUuencoded(mail.text.replace(/\r\n?/g, '\n').trim());
  const armored = withoutArmor(packed.text);
  const told = bodyOf(armored.text, withoutArmor(page?.text ?? '').text);
  const seal: Seal | undefined = mail.seal ?? (armored.sealed === 'wholly' ? 'OpenPGP' : undefined);
  const { pageAt } = told;
  const links = (page?.asides.links ?? []).filter(({ address }) => !showsAddress(told.body, address));
  const body = mail.seal ? `${told.body}\n[encrypted with ${mail.seal}]`.trim() : told.body;
  const children = childrenOf([...mail.attachments, ...packed.files]);
  const head = headOf([
    ...headers.map(([name, value]) => ({ kind: 'header' as const, words: `${name}: ${value}` })),
    ...children.map(({ name }) => ({ kind: 'attachment' as const, words: `Attachment: ${name}` })),
  ]);
  const inBody = pageAt < 0 ? [] : moved(page?.structure ?? [], head.text.length + 1 + pageAt);
  const fetched = page?.leftOut ?? 0;
  return {
    ...(seal
      ? { state: 'needs-password', reason: `${sealedReason('message', seal)} Its visible headers were read.` }
      : { state: 'imported' }),
    kind: 'text',
    mediaType,
    reading: aReading({
      ...(mail.encoding && { encoding: mail.encoding }),
      language: guessLanguage(body),
      pages: [
        textPage(`${head.text}\n${[body, ...links.map(({ line }) => line)].join('\n')}\n`, [
          ...head.structure,
          ...inBody,
        ]),
      ],
      warnings: [
        ...warnings,
        ...mail.warnings,
        ...(armored.sealed === 'partly'
          ? [
              'A part of the message is encrypted with OpenPGP, and marked: it opens with a key of one of its recipients.',
            ]
          : []),
        ...packed.cut.map(
          name =>
            `The attachment “${name}” ends too early: a part of it is missing. Ask for the message again.`,
        ),
        ...(body === '' ? ['The message has no words of its own.'] : []),
        ...(fetched > 0
          ? [
              `${counted(fetched, 'script, picture or other reference', 'scripts, pictures or other references')} of the message left out: nothing was run or fetched.`,
            ]
          : []),
      ],
      metadata: {
        ...Object.fromEntries(headers),
        Attachments: String(children.length),
        ...(mail.signature && { Signature: `${mail.signature}, not checked` }),
      },
    }),
    ...(children.length > 0 && { children }),
  };
}

const AS_PAGE = '[The message as a web page says more:]';

/** The words of a message. Its web page stands there too when it has words of its own; `pageAt` is where, -1 for nowhere. */
function bodyOf(text: string, page: string): { readonly body: string; readonly pageAt: number } {
  if (text === '') return { body: page, pageAt: 0 };
  const known = new Set(wordsOf(text));
  if (wordsOf(page).every(word => known.has(word))) return { body: text, pageAt: -1 };
  const before = `${text}\n\n${AS_PAGE}\n`;
  return { body: before + page, pageAt: before.length };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The lines over a message, with their places. */
function headOf(lines: readonly { readonly kind: TextPart['kind']; readonly words: string }[]) {
  let text = '';
  const structure: TextPart[] = [];
  for (const { kind, words } of lines) {
    structure.push({ kind, start: text.length, end: text.length + words.length });
    text += `${words}\n`;
  }
  return { text, structure };
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
