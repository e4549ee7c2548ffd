import { z } from 'zod';

/** Who may see a thing: public, restricted to the team and the authority, or source-sensitive. Order rises. */
export const Handling = z.enum(['public', 'restricted', 'source']);
export type Handling = z.infer<typeof Handling>;

/** Admiralty reliability of a source, A (completely reliable) to E (unreliable); F cannot be judged. */
export const SourceGrade = z.enum(['A', 'B', 'C', 'D', 'E', 'F']);
export type SourceGrade = z.infer<typeof SourceGrade>;

/** Admiralty credibility of a piece of information, 1 (confirmed) to 5 (improbable); 6 cannot be judged. */
export const InformationGrade = z.enum(['1', '2', '3', '4', '5', '6']);
export type InformationGrade = z.infer<typeof InformationGrade>;

/** What a piece of evidence does for the thing it is linked to. */
export const Role = z.enum(['supports', 'contradicts', 'context']);
export type Role = z.infer<typeof Role>;

/** How much a piece of evidence weighs for the thing it is linked to, as a person judges it. */
export const Weight = z.enum(['strong', 'moderate', 'weak']);
export type Weight = z.infer<typeof Weight>;

/** Language of a text as ISO 639-1 (`en`, `ru`, `zh`). */
export const Language = z.string().regex(/^[a-z]{2,3}$/, 'expected a language code like en, ru or zh');

/** A sentence or note as typed by a person. */
export const Prose = z.string().max(100_000);

/** A place in memory where the shell can fetch bytes by URL: `document/<id>` or `export/<token>`. */
export const BytesRef = z.string().regex(/^(document|export)\/[0-9a-z_]+$/);
export type BytesRef = z.infer<typeof BytesRef>;

/** Progress of a job: how much is done of how much, and what is being worked on. */
export const Progress = z.object({ done: z.number(), total: z.number(), current: z.string() });
export type Progress = z.infer<typeof Progress>;
