import { Origin, type Provenance } from '../../../electron/shared/contract/provenance.ts';

/** How a field of provenance is asked for. */
export interface ProvenanceField {
  readonly name: Exclude<keyof Provenance, 'origin'>;
  readonly label: string;
  readonly aside: string;
  readonly rows?: number;
}

/** What everybody is asked: who obtained it, when, and by what right. */
export const FIRST_FIELDS: readonly ProvenanceField[] = [
  { name: 'obtainedBy', label: 'Obtained by', aside: 'a person or team' },
  { name: 'obtainedAt', label: 'Obtained on', aside: '2024, 2024-03 or 2024-03-14' },
  { name: 'legalBasis', label: 'Legal basis', aside: 'law, consent, order' },
  { name: 'licence', label: 'Licence', aside: 'terms that it comes under' },
];

/** What the Berkeley Protocol wants to know of a collection. */
export const COLLECTION_FIELDS: readonly ProvenanceField[] = [
  { name: 'method', label: 'Method', aside: 'downloaded, photographed, handed over' },
  { name: 'url', label: 'Address', aside: 'where it stood' },
  { name: 'archiveUrl', label: 'Archive copy', aside: 'address of a kept copy' },
  { name: 'device', label: 'Device and identity', aside: 'machine, network address, account' },
  { name: 'tool', label: 'Tool', aside: 'program and version' },
  { name: 'collectionHash', label: 'Digest at collection', aside: 'sha256:…' },
  { name: 'context', label: 'Context', aside: 'uploader, comments, what stood around it', rows: 2 },
];

const ORIGIN: Readonly<Record<Origin, string>> = {
  '': 'Not said',
  public: 'Public: within anyone’s reach',
  commercial: 'Bought from a seller of data',
  partner: 'From a partner',
  witness: 'From a witness or source',
  request: 'Answer to a request for information',
  leak: 'From a leak',
  own: 'Made or recorded by ourselves',
};

/** Ways by which a document came. */
export const ORIGINS = Origin.options.map(value => ({ value, words: ORIGIN[value] }));

/** Why a date is not one, or undefined. */
export const dateHint = (name: ProvenanceField['name'], ok: boolean): string | undefined =>
  name === 'obtainedAt' && !ok
    ? 'A date like 2024, 2024-03 or 2024-03-14, or a time with its zone like 2024-03-14T09:30Z.'
    : undefined;

/** What a digest taken at collection says of the bytes that were imported. */
export function digestWords(digest: string, sha256: string): string | undefined {
  const given = digest
    .trim()
    .toLowerCase()
    .replace(/^sha-?256[:\s]*/, '');
  if (!/^[0-9a-f]{64}$/.test(given)) return undefined;
  return given === sha256 ? 'It is that of the imported bytes.' : 'It is not that of the imported bytes.';
}
