import type { Statement } from '../../../electron/shared/contract/entities.ts';
import { CHECK_WORDS, checkIdentifier } from '../../../electron/shared/text/identifiers.ts';
import { valueWords } from '../../../electron/shared/text/values.ts';
import { Icon } from '../../ui/index.ts';
import { Backings, DropTarget, useLinkWork } from './Backings.tsx';

const CODES = new Set(['identifier', 'iban', 'checksum', 'phone', 'number', 'date']);

/** One value: its property, its words, whether it contradicts the one above, and the evidence behind it. */
export function ValueRow({
  statement,
  label,
  type,
  selected,
  onSelect,
}: {
  readonly statement: Statement & { readonly differs?: boolean };
  /** '' below another value of the same property. */
  readonly label: string;
  readonly type: string;
  readonly selected: boolean;
  readonly onSelect: () => void;
}) {
  const { property, value, language, differs = false } = statement;
  const target = { kind: 'statement', id: statement.id } as const;
  const work = useLinkWork(target);
  const check = checkIdentifier(property, value);
  return (
    <DropTarget className={selected ? 'value-row selected' : 'value-row'} onDropped={id => void work.add(id)}>
      <span className="value-label">{label}</span>
      <span className="value-main">
        <button
          type="button"
          className={CODES.has(type) ? 'value-words identifier' : 'value-words'}
          lang={language || undefined}
          dir="auto"
          aria-pressed={selected}
          aria-label={`${statement.label}: ${valueWords(type, value)}`}
          onClick={onSelect}
        >
          {valueWords(type, value)}
        </button>
        {check && (
          <span className={check === 'valid' ? 'value-check' : 'value-check wrong'}>
            <Icon name={check === 'valid' ? 'tick' : 'warning'} size={12} />
            {CHECK_WORDS[check]}
          </span>
        )}
        {differs && <span className="tag contradicts">differs</span>}
      </span>
      <span className="value-sources">
        <Backings target={target} evidence={statement.evidence} />
      </span>
    </DropTarget>
  );
}
