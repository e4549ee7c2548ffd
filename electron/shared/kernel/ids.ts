import { z } from 'zod';

/** Schema of a branded id: `<prefix>_` and 26 characters, so that an id in a log tells what it names. */
const prefixed = <P extends string>(prefix: P) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`), `expected an id like ${prefix}_…`)
    .brand<P>();

/** Id of a document (an imported original). */
export const DocumentId = prefixed('doc');
export type DocumentId = z.infer<typeof DocumentId>;
/** Id of a reading (the text or table one engine read from a document). */
export const ReadingId = prefixed('rdg');
export type ReadingId = z.infer<typeof ReadingId>;
/** Id of a set of trade records (one table read as such). */
export const TradeSetId = prefixed('trd');
export type TradeSetId = z.infer<typeof TradeSetId>;
/** Id of a mapping that was kept. */
export const TradeMappingId = prefixed('tmp');
export type TradeMappingId = z.infer<typeof TradeMappingId>;
/** Id of a figure. */
export const FigureId = prefixed('fig');
export type FigureId = z.infer<typeof FigureId>;
/** Id of a citation of a figure in a claim. */
export const FigureCitationId = prefixed('fct');
export type FigureCitationId = z.infer<typeof FigureCitationId>;
/** Id of one line of the import ledger. */
export const LedgerId = prefixed('led');
export type LedgerId = z.infer<typeof LedgerId>;
/** Id of a watched folder. */
export const WatchId = prefixed('wat');
export type WatchId = z.infer<typeof WatchId>;
/** Id of a piece of evidence. */
export const EvidenceId = prefixed('evd');
export type EvidenceId = z.infer<typeof EvidenceId>;
/** Id of a link between evidence and what it bears on. */
export const LinkId = prefixed('lnk');
export type LinkId = z.infer<typeof LinkId>;
/** Id of an entity. */
export const EntityId = prefixed('ent');
export type EntityId = z.infer<typeof EntityId>;
/** Id of a statement (one property value of an entity). */
export const StatementId = prefixed('stm');
export type StatementId = z.infer<typeof StatementId>;
/** Id of a relation between two entities. */
export const RelationId = prefixed('rel');
export type RelationId = z.infer<typeof RelationId>;
/** Id of a claim. */
export const ClaimId = prefixed('clm');
export type ClaimId = z.infer<typeof ClaimId>;
/** Id of a legal regime in use in a project. */
export const RegimeId = prefixed('rgm');
export type RegimeId = z.infer<typeof RegimeId>;
/** Id of an element of a regime. */
export const ElementId = prefixed('elm');
export type ElementId = z.infer<typeof ElementId>;
/** Id of a task about a gap. */
export const GapTaskId = prefixed('gap');
export type GapTaskId = z.infer<typeof GapTaskId>;
/** Id of a search that is cited for what it found or did not find. */
export const SearchCitationId = prefixed('sct');
export type SearchCitationId = z.infer<typeof SearchCitationId>;
/** Id of a comparison of competing hypotheses. */
export const ComparisonId = prefixed('cmp');
export type ComparisonId = z.infer<typeof ComparisonId>;
/** Id of a hypothesis. */
export const HypothesisId = prefixed('hyp');
export type HypothesisId = z.infer<typeof HypothesisId>;
/** Id of an item (a row) of a comparison. */
export const ComparisonItemId = prefixed('cit');
export type ComparisonItemId = z.infer<typeof ComparisonItemId>;
/** Id of a saved search. */
export const SavedSearchId = prefixed('ssr');
export type SavedSearchId = z.infer<typeof SavedSearchId>;
/** Id of the record of one search. */
export const SearchRecordId = prefixed('srd');
export type SearchRecordId = z.infer<typeof SearchRecordId>;
/** Id of a decision about a mention. */
export const MentionId = prefixed('mnt');
export type MentionId = z.infer<typeof MentionId>;
/** Id of a collection of documents. */
export const CollectionId = prefixed('col');
export type CollectionId = z.infer<typeof CollectionId>;
/** Id of a rule of redaction. */
export const RedactionId = prefixed('rdc');
export type RedactionId = z.infer<typeof RedactionId>;
/** Id of a remark on a passage of a section. */
export const SectionCommentId = prefixed('scm');
export type SectionCommentId = z.infer<typeof SectionCommentId>;
/** Id of an action in the journal. */
export const ActionId = prefixed('act');
export type ActionId = z.infer<typeof ActionId>;
/** Id of a project; stays the same in every copy of it. */
export const ProjectId = prefixed('prj');
export type ProjectId = z.infer<typeof ProjectId>;

/** The prefixes that ids may have. */
export type IdPrefix =
  | 'doc'
  | 'rdg'
  | 'led'
  | 'evd'
  | 'lnk'
  | 'ent'
  | 'stm'
  | 'rel'
  | 'clm'
  | 'act'
  | 'prj'
  | 'ssr'
  | 'srd'
  | 'mnt'
  | 'col'
  | 'cdo'
  | 'ocr'
  | 'wat'
  | 'trd'
  | 'tmd'
  | 'tmp'
  | 'tcs'
  | 'tls'
  | 'fig'
  | 'fct'
  | 'cfx'
  | 'rdc'
  | 'cen'
  | 'rgm'
  | 'elm'
  | 'ans'
  | 'gap'
  | 'sct'
  | 'cmp'
  | 'hyp'
  | 'cit'
  | 'rtg'
  | 'scm';
