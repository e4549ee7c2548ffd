import type { Statement } from '../../../electron/shared/contract/entities.ts';
import { nameValues } from './rules.ts';

/** The names of an entity in all their scripts, what it goes by first. */
export function NameLines({ statements }: { statements: readonly Statement[] }) {
  const [first, ...others] = nameValues(statements).filter(({ property }) => property === 'name');
  return (
    <div className="name-lines">
      {first && (
        <p className="name-first" lang={first.language || undefined} dir="auto">
          {first.value}
        </p>
      )}
      {others.map(({ id, value, language }) => (
        <p className="name-other" key={id} lang={language || undefined} dir="auto">
          {value}
        </p>
      ))}
    </div>
  );
}
