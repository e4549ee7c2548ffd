// Files in an envelope of S/MIME: mails (smime.p7m), documents signed or packed as a whole (contract.pdf.p7m, smime.p7z), and signatures alone (smime.p7s).
import { safeName } from '../names.ts';
import { aReading, type FileOutcome, type OpenFile } from '../outcome.ts';
import { textPage } from '../structure.ts';
import { damaged } from '../unreadable.ts';
import { parseCms } from './cms.ts';
import { lockedByKey } from './sealed.ts';

/** A signed or packed envelope as a text that names who signed, with what it holds as its child. An encrypted one stays shut. */
export function readCms({ name, bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const cms = parseCms(bytes);
  if (cms === undefined) throw damaged('a signed or encrypted envelope (S/MIME)', 'it is cut off');
  if (cms.kind === 'encrypted') throw lockedByKey('file', 'S/MIME');
  const { content, names, kind } = cms;
  if (kind === 'packed' && !content) throw damaged('a packed envelope (S/MIME)', 'it cannot be unpacked');
  const what = content
    ? kind === 'packed'
      ? 'An envelope that is packed (S/MIME)'
      : 'An envelope that was signed (S/MIME)'
    : kind === 'signed'
      ? 'A signature without what was signed (S/MIME)'
      : 'An envelope of certificates (S/MIME)';
  const unchecked = kind === 'packed' ? '' : ' The signature was not checked.';
  const lines = [`${what}.${unchecked}`, ...names.map(each => `Certificate: ${each}`)];
  return {
    state: 'imported',
    kind: 'text',
    mediaType: sniffed.mediaType,
    reading: aReading({ pages: [textPage(`${lines.join('\n')}\n`, [])], warnings }),
    ...(content && { children: [{ name: nameInside(name, content), bytes: content }] }),
  };
}

/** `contract.pdf` inside `contract.pdf.p7m`; a mail keeps its own headers. */
function nameInside(name: string, content: Uint8Array): string {
  const bare = safeName(name.replace(/\.p7[msz]$/i, ''), 'signed');
  const isMime = /^(content-|mime-version)/i.test(new TextDecoder().decode(content.subarray(0, 40)));
  return isMime && !bare.endsWith('.eml') ? `${bare}.eml` : bare;
}
