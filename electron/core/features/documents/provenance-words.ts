import type { Document } from '../../../shared/contract/documents.ts';
import type { Origin } from '../../../shared/contract/provenance.ts';

/** One thing that is known of where a document comes from, as it is printed. */
export interface ProvenanceFact {
  readonly label: string;
  readonly value: string;
}

const ORIGIN: Readonly<Record<Origin, string>> = {
  '': '',
  public: 'public: within anyone’s reach',
  commercial: 'bought from a seller of data',
  partner: 'from a partner',
  witness: 'from a witness or source',
  request: 'answer to a request for information',
  leak: 'from a leak',
  own: 'made or recorded by the authors',
};

/** What is known of where a document comes from and how it was collected; nothing that nobody has said. */
export function provenanceFacts({ provenance, sha256 }: Document): ProvenanceFact[] {
  const { obtainedBy, obtainedAt, collectionHash } = provenance;
  const facts: [string, string][] = [
    ['Obtained', obtainedWords(obtainedBy, obtainedAt)],
    ['Origin', ORIGIN[provenance.origin]],
    ['Legal basis', provenance.legalBasis],
    ['Licence', provenance.licence],
    ['Method', provenance.method],
    ['Address', provenance.url],
    ['Archive copy', provenance.archiveUrl],
    ['Device', provenance.device],
    ['Tool', provenance.tool],
    ['Digest at collection', digestWords(collectionHash, sha256)],
    ['Context', provenance.context],
  ];
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

/** The same in a line, for a list: `Harbour office; obtained by A. Tester, 2024-05`. */
export const originLine = ({ source, provenance }: Pick<Document, 'source' | 'provenance'>): string => {
  const obtained = obtainedWords(provenance.obtainedBy, provenance.obtainedAt);
  return [source, obtained && `obtained ${obtained}`].filter(part => part !== '').join('; ');
};

const obtainedWords = (by: string, at: string): string =>
  [by && `by ${by}`, at.replace('T', ' ')].filter(part => part !== '').join(', ');

function digestWords(digest: string, sha256: string): string {
  const given = digest
    .trim()
    .toLowerCase()
    .replace(/^sha-?256[:\s]*/, '');
  if (!/^[0-9a-f]{64}$/.test(given)) return digest;
  return given === sha256
    ? 'SHA-256, the same as of the bytes kept here'
    : `${digest}, which is not that of the bytes kept here`;
}
