import type { Output } from '../../../electron/shared/contract/index.ts';
import { bytes, count } from '../../text/format.ts';
import { Notice } from '../../ui/index.ts';

type Preview = Output<'share.preview'>;

/** Everything that a copy or an archive gives away, in words; of one collection also what stays. */
export function WhatGoesOut({ contents, slice }: Pick<Preview, 'contents' | 'slice'>) {
  const { authors } = contents;
  return (
    <Notice>
      <p className="strong">This goes out: {parts(contents).join(', ')}.</p>
      {slice && <SliceParts slice={slice} />}
      <p>
        {authors.length > 0 ? `${slice ? 'It' : 'The log'} names ${authors.join(', ')}. ` : ''}
        What is marked source-sensitive goes out too. A copy that is given cannot be taken back.
      </p>
    </Notice>
  );
}

const parts = (contents: Preview['contents']): string[] => [
  `${count(contents.documents, 'document')} (${bytes(contents.originalBytes)})`,
  count(contents.evidence, 'piece of evidence', 'pieces of evidence'),
  count(contents.entities, 'entity', 'entities'),
  count(contents.relations, 'relation'),
  count(contents.claims, 'claim'),
  `${count(contents.actions, 'line')} of the log`,
  ...(contents.addressBook > 0
    ? [`${count(contents.addressBook, 'entry', 'entries')} of the address book`]
    : []),
  ...(contents.passwords > 0
    ? [count(contents.passwords, 'password of a locked file', 'passwords of locked files')]
    : []),
];

/** What a copy of one collection has by name, and what stays behind. */
function SliceParts({ slice }: { slice: NonNullable<Preview['slice']> }) {
  const { staying, unpacked, documents, claims, entities } = slice;
  const elsewhere = claims.filter(claim => claim.elsewhere).length;
  return (
    <>
      <details>
        <summary>By name</summary>
        <ul className="slice-names">
          {documents.map((name, index) => (
            // Two documents may have the same name.
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
            <li key={index}>{name}</li>
          ))}
          {claims.map(({ label, words, elsewhere: also }) => (
            <li key={label}>
              {label} {words}
              {also && <span className="second"> (rests also on what stays)</span>}
            </li>
          ))}
          {entities.map(({ label, words }) => (
            <li key={label}>
              {label} {words || <span className="second">without its name, which comes from what stays</span>}
            </li>
          ))}
        </ul>
      </details>
      {unpacked > 0 && (
        <p>{count(unpacked, 'document')} of these came out of others in the collection and go with them.</p>
      )}
      {elsewhere > 0 && (
        <p className="strong">
          {count(elsewhere, 'claim')} also {elsewhere === 1 ? 'rests' : 'rest'} on what stays: the sentence
          goes, note and estimate stay. Read the sentences under “By name”.
        </p>
      )}
      <p>
        This stays behind: {count(staying.documents, 'document')},{' '}
        {count(staying.evidence, 'piece of evidence', 'pieces of evidence')},{' '}
        {count(staying.entities, 'entity', 'entities')}, {count(staying.relations, 'relation')},{' '}
        {count(staying.claims, 'claim')}, {count(staying.figures, 'figure')},{' '}
        {count(staying.searches, 'search', 'searches')}, the log of {count(staying.actions, 'action')}, case
        file, regimes, hypotheses, redactions and the address book.
      </p>
    </>
  );
}
