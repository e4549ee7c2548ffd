// Compares a case file that somebody hands in with the project it came from, and with its own manifest.
import type { CaseFileVerdict } from '../../../shared/contract/case-file.ts';
import type { ImportSource } from '../../../shared/contract/documents.ts';
import type { Finding } from '../../../shared/contract/project.ts';
import type { JobContext, QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import type { Crypto } from '../../ports/index.ts';
import type { AttachedFile, PdfInspector } from '../../ports/pdf-inspector.ts';
import { documentBySha256 } from '../documents/queries.ts';
import { readSums, SCRIPT, SUMS } from './checking.ts';
import { exportBySha256 } from './exports.ts';

/** What agrees and what does not. */
interface Found {
  readonly agrees: Finding[];
  readonly problems: Finding[];
}

/** An attached file with its hash. */
interface Hashed {
  readonly name: string;
  readonly sha256: string;
  readonly text: string;
}

/** Checks a PDF against the log, the originals of the project and its own hash manifest. */
export async function verifyCaseFile(context: JobContext, source: ImportSource): Promise<CaseFileVerdict> {
  const { ports } = context;
  const pdf =
    source.kind === 'path' ? await ports.files.read(source.path) : ports.files.readUpload(source.upload);
  const found = await verifyAlone(ports.pdfInspector, ports.crypto, pdf);
  const known = logFinding(context, found.sha256);
  const agrees = [...(known ? [known] : []), ...found.agrees];
  const problems = [...found.problems];
  if (!known)
    problems.unshift({
      where: 'PDF',
      what: `no export in the log of this project has the SHA-256 ${found.sha256}: the file was altered, or comes from another project or copy`,
    });
  for (const { name, sha256 } of found.originals) {
    const document = documentBySha256(context.db, sha256);
    if (document && context.file.hasOriginal(sha256))
      agrees.push({ where: name, what: `it is the original of “${document.name}” in the project` });
    else problems.push({ where: name, what: 'no original of the project has its SHA-256' });
  }
  return { ok: problems.length === 0, sha256: found.sha256, agrees, problems };
}

/** The line of the log that has this file, in words. Exports of older versions stand only in its sentences. */
function logFinding({ db }: QueryContext, sha256: string): Finding | undefined {
  const made = exportBySha256(db, sha256);
  if (made)
    return {
      where: 'PDF',
      what: `the log has this SHA-256: exported ${made.at} by ${made.author || 'nobody named'} as “${made.fileName}” (${made.audience}, ${made.standard})`,
    };
  const line = db.one<{ seq: number; at: string }>(
    sql`SELECT seq, at FROM journal WHERE action IN ('caseFile.export', 'log.report') AND instr(sentence, ${sha256}) > 0`,
  );
  return line && { where: 'PDF', what: `the log has this SHA-256: action ${line.seq} of ${line.at}` };
}

/** A PDF checked by itself: its attachments against the manifest that is attached to it. */
export interface Alone extends Found {
  readonly sha256: string;
  /** Attached files other than the manifest and the script. */
  readonly originals: readonly Hashed[];
}

/** Checks what can be checked without the project. */
export async function verifyAlone(inspector: PdfInspector, crypto: Crypto, pdf: Uint8Array): Promise<Alone> {
  const sha256 = crypto.sha256(pdf);
  const found: Found = { agrees: [], problems: [] };
  let attached: readonly AttachedFile[] = [];
  try {
    attached = await inspector.attachments(pdf);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    found.problems.push({ where: 'PDF', what: `it cannot be read as a PDF: ${reason}` });
  }
  const hashed = attached.map(({ name, bytes }) => ({
    name,
    sha256: crypto.sha256(bytes),
    text: name === SUMS ? new TextDecoder().decode(bytes) : '',
  }));
  if (hashed.length > 0) compareWithManifest(hashed, found);
  else if (found.problems.length === 0)
    found.agrees.push({ where: 'PDF', what: 'it has no attachments, so there are none to check' });
  return { sha256, ...found, originals: hashed.filter(({ name }) => name !== SUMS && name !== SCRIPT) };
}

function compareWithManifest(attached: readonly Hashed[], { agrees, problems }: Found): void {
  const manifest = attached.find(({ name }) => name === SUMS);
  if (!manifest) {
    problems.push({ where: SUMS, what: 'the hash manifest is not among the attachments' });
    return;
  }
  const sums = readSums(manifest.text);
  for (const { name, sha256 } of attached) {
    if (name === SUMS) continue;
    const listed = sums.get(name);
    if (listed === sha256) agrees.push({ where: name, what: 'its SHA-256 is that of the hash manifest' });
    else if (listed === undefined)
      problems.push({ where: name, what: 'it is attached, but not in the hash manifest' });
    else problems.push({ where: name, what: `its SHA-256 is ${sha256}, the hash manifest has ${listed}` });
  }
  const names = new Set(attached.map(({ name }) => name));
  for (const name of sums.keys())
    if (!names.has(name))
      problems.push({ where: name, what: 'it is in the hash manifest, but not attached' });
}
