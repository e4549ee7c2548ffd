import type { ClaimKind, ClaimStatus } from '../../electron/shared/contract/claims.ts';
import type {
  Handling,
  InformationGrade,
  Role,
  SourceGrade,
  Weight,
} from '../../electron/shared/contract/common.ts';
import type { DocumentKind, LedgerState, Triage } from '../../electron/shared/contract/documents.ts';
import type { Confidence } from '../../electron/shared/contract/grades.ts';

/** The sign of a role: colour never speaks alone. */
export const ROLE_SIGN: Readonly<Record<Role, string>> = { supports: '+', contradicts: '−', context: '○' };

/** What evidence does, as a verb. */
export const ROLE_VERB: Readonly<Record<Role, string>> = {
  supports: 'supports',
  contradicts: 'contradicts',
  context: 'gives context to',
};

/** What evidence does, as a heading or choice. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  supports: 'Supports',
  contradicts: 'Contradicts',
  context: 'Context',
};

/** Short mark and full words of a handling. */
export const HANDLING: Readonly<Record<Handling, { readonly mark: string; readonly words: string }>> = {
  public: { mark: 'PUB', words: 'Public' },
  restricted: { mark: 'RES', words: 'Restricted' },
  source: { mark: 'SRC', words: 'Source-sensitive' },
};

/** Reliability of a source in words. */
export const SOURCE_GRADE: Readonly<Record<SourceGrade, string>> = {
  A: 'Completely reliable',
  B: 'Usually reliable',
  C: 'Fairly reliable',
  D: 'Not usually reliable',
  E: 'Unreliable',
  F: 'Cannot be judged',
};

/** Credibility of information in words. */
export const INFORMATION_GRADE: Readonly<Record<InformationGrade, string>> = {
  1: 'Confirmed by other sources',
  2: 'Probably true',
  3: 'Possibly true',
  4: 'Doubtful',
  5: 'Improbable',
  6: 'Cannot be judged',
};

/** How a claim stands, in a word. */
export const CLAIM_STATUS: Readonly<Record<ClaimStatus, string>> = {
  draft: 'Draft',
  supported: 'Supported',
  disputed: 'Disputed',
  refuted: 'Refuted',
  withdrawn: 'Withdrawn',
};

/** What sort of assertion a claim is, in words. */
export const CLAIM_KIND: Readonly<Record<ClaimKind, string>> = {
  fact: 'Fact in a record',
  inference: 'Inference',
  assessment: 'Assessment',
  allegation: 'Allegation',
  unknown: 'Unknown',
};

/** How sure the foundation of a judgement is, in words. */
export const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  high: 'High confidence',
  moderate: 'Moderate confidence',
  low: 'Low confidence',
};

/** How much evidence weighs for a claim, in a word. */
export const WEIGHT: Readonly<Record<Weight, string>> = {
  strong: 'Strong',
  moderate: 'Moderate',
  weak: 'Weak',
};

/** Kinds of documents in words. */
export const KIND: Readonly<Record<DocumentKind, string>> = {
  pdf: 'PDF',
  text: 'Text',
  table: 'Table',
  image: 'Image',
  other: 'Other',
};

/** What became of an offered file, in words. */
export const LEDGER_STATE: Readonly<Record<LedgerState, string>> = {
  imported: 'Imported',
  duplicate: 'Duplicate',
  'needs-ocr': 'Needs text recognition',
  'needs-password': 'Needs a password',
  refused: 'Refused',
  waiting: 'Not read yet',
};

/** What a person has made of a document. */
export const TRIAGE: Readonly<Record<Triage, string>> = {
  unread: 'Unread',
  read: 'Read',
  relevant: 'Relevant',
  irrelevant: 'Irrelevant',
};
