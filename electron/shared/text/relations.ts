// What relations between entities are called in a sentence.

/** How a relation reads from either end, where the model's own words do not suffice. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  Associate: ['associated with', 'associated with'],
  ContractAward: ['awarded to', 'was awarded'],
  CourtCaseParty: ['party in', 'has as party'],
  Debt: ['owes', 'is owed by'],
  Directorship: ['directs', 'directed by'],
  Documentation: ['documents', 'documented by'],
  Employment: ['works for', 'employs'],
  Family: ['related to', 'related to'],
  Membership: ['belongs to', 'has as member'],
  Occupancy: ['holds', 'held by'],
  Ownership: ['owns', 'owned by'],
  Payment: ['paid', 'was paid by'],
  ProjectParticipant: ['takes part in', 'has as participant'],
  Representation: ['represents', 'represented by'],
  Succession: ['precedes', 'follows'],
  UnknownLink: ['linked to', 'linked to'],
};

/** The verb of a relation kind, read from its first or second end. */
export function verbOf(schema: string, label: string, from: 'source' | 'target'): string {
  const [forth, back] = WORDS[schema] ?? [label, `at the other end of “${label}” from`];
  return from === 'source' ? forth : back;
}

/** A relation as a sentence: `Obrazets Holding JSC owns Primer-Pribor LLC`. */
export function relationSentence(schema: string, source: string, target: string): string {
  const plain = schema.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const verb = verbOf(schema, `(${plain})`, 'source');
  return `${source} ${/^(associated|linked|related) /.test(verb) ? 'is ' : ''}${verb} ${target}`;
}
