import type { Output } from '../../../electron/shared/contract/index.ts';
import { bytes, count } from '../../text/format.ts';
import { Notice } from '../../ui/index.ts';

/** Everything that a copy or an archive gives away, in words. */
export function WhatGoesOut({ contents }: { contents: Output<'share.preview'>['contents'] }) {
  const {
    documents,
    originalBytes,
    evidence,
    entities,
    relations,
    claims,
    actions,
    authors,
    addressBook,
    passwords,
  } = contents;
  const of = [
    `${count(documents, 'document')} (${bytes(originalBytes)})`,
    count(evidence, 'piece of evidence', 'pieces of evidence'),
    count(entities, 'entity', 'entities'),
    count(relations, 'relation'),
    count(claims, 'claim'),
    `${count(actions, 'line')} of the log`,
    ...(addressBook > 0 ? [`${count(addressBook, 'entry', 'entries')} of the address book`] : []),
    ...(passwords > 0 ? [count(passwords, 'password of a locked file', 'passwords of locked files')] : []),
  ];
  return (
    <Notice>
      <p className="strong">This goes out: {of.join(', ')}.</p>
      <p>
        {authors.length > 0 ? `The log names ${authors.join(', ')}. ` : ''}
        What is marked source-sensitive goes out too. A copy that is given cannot be taken back.
      </p>
    </Notice>
  );
}
