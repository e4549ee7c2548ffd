import { counted } from '../core/importers/outcome.ts';
import type { Output } from '../shared/contract/index.ts';
import type { Terminal } from './terminal.ts';

type Preview = Output<'share.preview'>;

/** Whose keys open what is written, beside the recipients. */
export type Others = 'nobody' | 'passphrase' | 'same-key';

/** Says of a copy of one collection what it has of claims and entities, and what stays behind. */
export function tellOfSlice(slice: NonNullable<Preview['slice']>, terminal: Terminal): void {
  const { unpacked, claims, entities, staying } = slice;
  if (unpacked > 0)
    terminal.say(`${counted(unpacked, 'document')} of these came out of others of the collection.`);
  for (const { label, words, elsewhere } of claims)
    terminal.say(
      `${label} goes: ${words}${elsewhere ? ' (it rests also on what stays: its note and estimate stay)' : ''}`,
    );
  for (const { label, words } of entities)
    terminal.say(`${label} goes: ${words || 'without its name, which comes from what stays'}`);
  terminal.say(
    `Stays behind: ${[
      counted(staying.documents, 'document'),
      counted(staying.evidence, 'piece of evidence', 'pieces of evidence'),
      counted(staying.entities, 'entity', 'entities'),
      counted(staying.relations, 'relation'),
      counted(staying.claims, 'claim'),
      counted(staying.figures, 'figure'),
      counted(staying.searches, 'search', 'searches'),
      `the log of ${counted(staying.actions, 'action')}`,
      'the case file, regimes, hypotheses, redactions and the address book',
    ].join(', ')}.`,
  );
}

/** Says what goes out, and for whom, before it does. `what` begins the sentence. */
export function tellWhatGoesOut(
  what: string,
  { contents, recipients }: Preview,
  others: Others,
  terminal: Terminal,
): void {
  const { documents, originalBytes, evidence, entities, relations, claims, actions, authors } = contents;
  const { addressBook, passwords } = contents;
  const parts = [
    `${counted(documents, 'document')} (${counted(originalBytes, 'byte')} of originals)`,
    counted(evidence, 'piece of evidence', 'pieces of evidence'),
    counted(entities, 'entity', 'entities'),
    counted(relations, 'relation'),
    counted(claims, 'claim'),
    `${counted(addressBook, 'entry', 'entries')} of the address book`,
    ...(passwords > 0 ? [counted(passwords, 'password of locked files', 'passwords of locked files')] : []),
  ];
  const by = authors.length > 0 ? ` by ${authors.join(', ')}` : '';
  terminal.say(`${what}: ${parts.join(', ')}, and the log of ${counted(actions, 'action')}${by}.`);
  for (const { recipient, label, words, confirmed } of recipients) {
    const doubt = ' (not confirmed: compare these words with the owner of the key)';
    const own = ' (the key that the project was opened with here)';
    terminal.say(
      `For ${label || recipient}: ${words}${others === 'same-key' ? own : confirmed ? '' : doubt}`,
    );
  }
  if (others === 'passphrase')
    terminal.say('For whoever has the new passphrase: tell it on another way than the file.');
  if (others === 'same-key' && recipients.length === 0)
    terminal.say('For whoever has the passphrase that the project was opened with here.');
}
