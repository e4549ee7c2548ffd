import { Icon } from '../../ui/index.ts';
import { type Part, type PartId, type PartState, STATE_WORDS } from './parts.ts';

function Sign({ state }: { state: PartState }) {
  if (state === 'complete') return <Icon name="tick" size={12} />;
  if (state === 'warning') return <Icon name="warning" size={12} />;
  return <i className="part-ring" />;
}

/** The parts of the case file with their states; a click brings a part into view. */
export function PartsList({
  parts,
  active,
  onPick,
}: {
  readonly parts: readonly Part[];
  readonly active: PartId;
  readonly onPick: (id: PartId) => void;
}) {
  return (
    <nav className="parts" aria-label="Parts of the case file">
      <div className="toolbar">
        <h2>Parts</h2>
      </div>
      <ol>
        {parts.map((part, index) => (
          <li key={part.id}>
            <button
              type="button"
              className="part-row"
              aria-current={part.id === active || undefined}
              onClick={() => onPick(part.id)}
            >
              <span className="muted number">{index + 1}</span>
              <span className="part-title">
                {part.title}
                <span className="part-why">
                  {part.state === 'empty' ? `Empty: ${part.why.toLowerCase()}` : part.why}
                </span>
              </span>
              <span className={`part-sign ${part.state}`} title={STATE_WORDS[part.state]}>
                <Sign state={part.state} />
                <span className="unseen">{STATE_WORDS[part.state]}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
