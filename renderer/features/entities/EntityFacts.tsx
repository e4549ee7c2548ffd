import type { Entity } from '../../../electron/shared/contract/entities.ts';
import { valueWords } from '../../../electron/shared/text/values.ts';
import { Section } from '../../ui/index.ts';
import { Backings } from './Backings.tsx';
import { NameLines } from './NameLines.tsx';
import { seenFrom } from './relation-words.ts';

/** An entity in short: names, values with their chips, relations in words. */
export function EntityFacts({ entity }: { entity: Entity }) {
  const values = entity.statements.filter(({ property }) => property !== 'name');
  return (
    <>
      <Section title={entity.schemaLabel}>
        <NameLines statements={entity.statements} />
      </Section>
      {values.length > 0 && (
        <Section title="Values">
          <dl className="facts">
            {values.map(statement => (
              <div className="facts-row" key={statement.id}>
                <dt>{statement.label}</dt>
                <dd lang={statement.language || undefined} dir="auto">
                  {valueWords(statement.type, statement.value)}{' '}
                  <Backings target={{ kind: 'statement', id: statement.id }} evidence={statement.evidence} />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {entity.relations.length > 0 && (
        <Section title="Relations">
          <ul className="column">
            {entity.relations.map(relation => {
              const { verb, other } = seenFrom(relation, entity.id);
              return (
                <li key={relation.id}>
                  {verb} <span className="strong">{other.name}</span>
                </li>
              );
            })}
          </ul>
        </Section>
      )}
    </>
  );
}
