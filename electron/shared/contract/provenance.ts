import { z } from 'zod';

/**
 * When something was obtained, as precisely as it is known: `2024`, `2024-03`, `2024-03-14`, or a time of day with its
 * zone (`2024-03-14T09:30+02:00`), because a time without one says nothing to a court.
 */
export const ObtainedAt = z
  .string()
  .regex(
    /^(|\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d{2}:\d{2}))?)?)?)$/,
    'expected a date like 2024, 2024-03 or 2024-03-14, or a time with its zone like 2024-03-14T09:30Z',
  );

/** By what way a document came: from anyone's reach, bought, handed over, or taken from somewhere. */
export const Origin = z.enum(['', 'public', 'commercial', 'partner', 'witness', 'request', 'leak', 'own']);
export type Origin = z.infer<typeof Origin>;

const line = z.string().max(2_000);

/**
 * Where a document comes from and how it was collected, after the Berkeley Protocol (HR/PUB/20/2). Empty means that
 * nobody has said. The source's name, its grade and the handling stand beside it, on the document.
 */
export const Provenance = z.object({
  /** Who obtained it. */
  obtainedBy: line,
  obtainedAt: ObtainedAt,
  origin: Origin,
  /** Why it may be held and used: a law, a consent, a court's order. */
  legalBasis: line,
  /** Terms that it comes under: a licence, a contract with its seller. */
  licence: line,
  /** How it was collected: downloaded, captured page by page, photographed, handed over on a drive. */
  method: line,
  url: line,
  /** Where a public archive keeps a copy. */
  archiveUrl: line,
  /** Device, address and identity that it was collected from. */
  device: line,
  /** Program and version that it was collected with. */
  tool: line,
  /** Digest taken at collection, as `sha256:…`. */
  collectionHash: line,
  /** What stood around it: uploader, comments, related pages. */
  context: z.string().max(20_000),
});
export type Provenance = z.infer<typeof Provenance>;

/** Provenance of which nobody has said anything. */
export const NO_PROVENANCE: Provenance = {
  obtainedBy: '',
  obtainedAt: '',
  origin: '',
  legalBasis: '',
  licence: '',
  method: '',
  url: '',
  archiveUrl: '',
  device: '',
  tool: '',
  collectionHash: '',
  context: '',
};
