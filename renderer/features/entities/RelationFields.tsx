import { useState } from 'react';
import type { Relation, Schema } from '../../../electron/shared/contract/entities.ts';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';
import { TextField } from '../../ui/index.ts';
import { hintFor, tidyValue } from './value-hints.ts';

/** What is typed into the fields of a relation, by property. Several values are divided by a semicolon. */
export type RelationDraft = Readonly<Record<string, string>>;

/** The fields as they start for a relation that is there already. */
export const draftOf = (properties: Relation['properties']): RelationDraft =>
  Object.fromEntries(Object.entries(properties).map(([name, values]) => [name, values.join('; ')]));

/** What is stored: empty fields are left out. */
export function propertiesOf(draft: RelationDraft, kind: Schema | undefined): Record<string, string[]> {
  const typeOf = (name: string) =>
    kind?.properties.find(property => property.name === name)?.type ?? 'string';
  const entries = Object.entries(draft).map(([name, typed]): [string, string[]] => [
    name,
    typed
      .split(';')
      .map(value => tidyValue(typeOf(name), value))
      .filter(value => value !== ''),
  ]);
  return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
}

const ALWAYS = ['percentage', 'role', 'amount', 'currency', 'date', 'startDate', 'endDate'];

/** The facts of a relation: share, role, sum and dates at once, any other property by its name. */
export function RelationFields({
  kind,
  draft,
  onChange,
}: {
  readonly kind: Schema;
  readonly draft: RelationDraft;
  readonly onChange: (draft: RelationDraft) => void;
}) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const wanted = [...ALWAYS, ...kind.featured, ...Object.keys(draft), ...added];
  const shown = kind.properties.filter(({ name }) => wanted.includes(name));
  const rest = kind.properties.filter(({ name }) => !wanted.includes(name));
  return (
    <>
      <div className="relation-fields">
        {shown.map(({ name, label, type }) => {
          const hint = hintFor(type, draft[name] ?? '');
          return (
            <TextField
              key={name}
              label={label}
              value={draft[name] ?? ''}
              wrong={hint?.wrong ?? false}
              hint={hint?.wrong ? hint.words : undefined}
              onChange={value => onChange({ ...draft, [name]: value })}
              dir="auto"
            />
          );
        })}
      </div>
      {rest.length > 0 && (
        <Finder
          label="More facts"
          placeholder="Type a property"
          find={typed =>
            bestMatches(typed, rest, ({ name, label }) => ({ label, words: name }), 20).map(property => ({
              key: property.name,
              value: property.name,
              words: property.label,
              aside: property.type,
            }))
          }
          onPick={name => setAdded([...added, name])}
        />
      )}
    </>
  );
}
