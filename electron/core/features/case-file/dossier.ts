// What a template gets as `/data.json`. docs/case-file.md describes it for people who write templates.
import type { CheckKind } from '../../../shared/contract/preflight.ts';
import type { RedactionLine } from '../redaction/log.ts';
import type {
  ClaimData,
  Coded,
  EvidenceData,
  FigureData,
  RelationData,
  SubjectData,
} from './dossier-case.ts';
import type { BatesRange, CheckingData, ExhibitData, OriginalData } from './dossier-exhibits.ts';
import type { SectionData } from './dossier-sections.ts';

/** Raised when a template written for an older shape could no longer be set. */
export const DOSSIER_SCHEMA = 2;

/** A template that a person brought: what it is called, and what its folder is known by. */
export interface TemplateData {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly sha256: string;
}

/** A legal text: a rendering in short, where it was read, and what has to be verified ('' for nothing). */
export interface ProvisionData {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly citation: string;
  readonly source: string;
  readonly sourceDate: string;
  readonly checked: string;
  /** `verbatim`, `copy`, `secondary` or `unverified`. */
  readonly status: string;
  readonly verify: string;
}

/** The texts of one regime that a template rests on. */
export interface LawData {
  readonly code: string;
  readonly title: string;
  readonly authority: string;
  readonly version: string;
  readonly checked: string;
  readonly note: string;
  readonly provisions: readonly ProvisionData[];
}

/** The whole case file. Every string comes from a person or a document and is to be set as text, never as markup. */
export interface Dossier {
  readonly schema: number;
  readonly standard: string;
  readonly title: string;
  readonly reference: string;
  readonly author: string;
  readonly date: string;
  /** What its author calls this state of it: `2`, `draft of 3 March`; '' for none. */
  readonly version: string;
  readonly handling: Coded;
  /** True for the invented sample case: every page must say so. */
  readonly sample: boolean;
  readonly projectId: string;
  /** The template, when a person brought it; null for a shipped one. */
  readonly template: TemplateData | null;
  /** In the order of the template. */
  readonly sections: readonly SectionData[];
  readonly subjects: readonly SubjectData[];
  readonly relations: readonly RelationData[];
  readonly claims: readonly ClaimData[];
  readonly evidence: readonly EvidenceData[];
  readonly figures: readonly FigureData[];
  /** Regimes that the template names. */
  readonly law: readonly LawData[];
  readonly exhibits: readonly ExhibitData[];
  readonly manifest: readonly OriginalData[];
  /** null when no sheet is in the file. */
  readonly bates: BatesRange | null;
  /** `safe`: redacted, for partners. */
  readonly audience: 'full' | 'safe';
  /** What was removed; null in the full case file. */
  readonly redactions: readonly RedactionLine[] | null;
  /** What was looked for before the export, what stops it, and how often something was found. */
  readonly preflight: readonly CheckKind[];
  /** null when nothing is attached. */
  readonly checking: CheckingData | null;
}
