import type { Migration } from '../migrate.ts';
import { start } from './0010-start.ts';
import { keys } from './0020-keys.ts';
import { confidence } from './0030-confidence.ts';
import { ledger } from './0060-ledger.ts';
import { recognition } from './0070-recognition.ts';
import { search } from './0080-search.ts';
import { mentions } from './0090-mentions.ts';
import { reader } from './0100-reader.ts';
import { trade } from './0110-trade.ts';
import { figures } from './0120-figures.ts';
import { tradeOriginal } from './0121-trade-original.ts';
import { tradeLists } from './0122-trade-lists.ts';
import { claims } from './0130-claims.ts';
import { regimes } from './0134-regimes.ts';
import { otherSide } from './0138-other-side.ts';
import { caseFileExports } from './0150-case-file-exports.ts';
import { redaction } from './0151-redaction.ts';
import { preflight } from './0152-preflight.ts';
import { evidenceDate } from './0175-evidence-date.ts';
import { sections } from './0185-sections.ts';
import { versions } from './0190-versions.ts';
import { taskDue } from './0240-task-due.ts';
import { searchedText } from './0241-searched-text.ts';
import { ownTemplates } from './0250-own-templates.ts';

/** All steps in order. */
export const migrations: readonly Migration[] = [
  start,
  keys,
  confidence,
  ledger,
  recognition,
  search,
  mentions,
  reader,
  trade,
  figures,
  tradeOriginal,
  tradeLists,
  claims,
  regimes,
  otherSide,
  caseFileExports,
  redaction,
  preflight,
  evidenceDate,
  sections,
  versions,
  taskDue,
  searchedText,
  ownTemplates,
];
