import type { Audience, CaseFormat, MadeCaseFile } from '../../../shared/contract/case-file.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import { refuseLeaks } from '../redaction/leaks.ts';
import { partsLeft } from '../redaction/left-parts.ts';
import { redactionCsv } from '../redaction/log.ts';
import { type SafeWords, safeWords } from '../redaction/make-safe.ts';
import { withFootnotes } from '../sections/footnotes.ts';
import { type Assembled, assemble } from './assemble.ts';
import type { Exported } from './exports.ts';
import { docxOf } from './narrative/docx.ts';
import { narrativeOf } from './narrative/from-dossier.ts';
import { htmlOf } from './narrative/html.ts';
import { tablesOf } from './narrative/tables.ts';
import { textsIn } from './narrative/texts-in.ts';
import { preflight, refuseBlocked } from './preflight.ts';
import { getCaseFile } from './queries.ts';
import { cutToFit, fileNameOf, printableAll } from './rules.ts';
import { getTemplate } from './templates.ts';
import { warningsOf } from './warnings.ts';

/** A format that has words and tables, and no pages. */
export type WordsFormat = Exclude<CaseFormat, 'pdf'>;

const TYPES: Readonly<Record<WordsFormat, { readonly media: string; readonly ending: string }>> = {
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: '.docx',
  },
  html: { media: 'text/html', ending: '.html' },
  csv: { media: 'application/zip', ending: '-tables.zip' },
};

/** What to write. */
export interface WantedWords {
  readonly template: string | undefined;
  readonly audience: Audience;
  readonly format: WordsFormat;
  readonly fileName?: string | undefined;
}

/** Writes the words of the case file: its sections with their footnotes, and its tables. Nothing is journalled here. */
export async function makeNarrative(context: JobContext, wanted: WantedWords): Promise<Exported> {
  const { ports, signal } = context;
  const { audience, format } = wanted;
  const template = getTemplate(context, wanted.template ?? getCaseFile(context.db).template);
  if (signal.aborted) refuse({ code: 'cancelled' });
  context.tell({ done: 0, total: 1, current: 'Writing the words' });
  const raw = assemble(context, '1.7', template);
  const found = preflight(context, raw.material, template, audience);
  refuseBlocked(found);
  const assembled: Assembled = { ...raw, dossier: { ...raw.dossier, preflight: found.kinds } };
  const safe = audience === 'safe' ? safeWords(context, assembled) : undefined;
  const dossier = withFootnotes(cutToFit(safe?.dossier ?? assembled.dossier));
  const narrative = narrativeOf(printableAll(dossier), template.title);
  const bytes =
    format === 'docx'
      ? docxOf(narrative)
      : format === 'html'
        ? htmlOf(narrative)
        : tablesOf(narrative, ports.crypto.sha256);
  if (safe) refuseLeaks(textsIn(format, bytes), safe.plan);
  const { media, ending } = TYPES[format];
  const naming = safe?.dossier ?? dossier;
  const made: MadeCaseFile = {
    ref: context.offer(bytes, media),
    fileName: wanted.fileName ?? fileNameOf(naming, audience, ending),
    pages: 0,
    bytes: bytes.byteLength,
    sha256: ports.crypto.sha256(bytes),
    warnings: [...(safe ? partsLeft(dossier, safe.plan) : []), ...warningsOf(dossier, found)],
    ...(safe && removedIn(context, safe)),
  };
  const { range, fresh } = { range: assembled.dossier.bates, fresh: assembled.fresh };
  return { made, template, standard: '', format, audience, range, fresh };
}

const removedIn = (context: JobContext, { dossier }: SafeWords) => {
  const lines = dossier.redactions ?? [];
  return {
    redacted: lines.length,
    redactionLog: context.offer(new TextEncoder().encode(redactionCsv(lines)), 'text/csv'),
  };
};
