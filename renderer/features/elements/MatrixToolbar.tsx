import type { MatrixRegime, RegimeSummary } from '../../../electron/shared/contract/elements.ts';
import { Button, FilterField, IconButton, Segments } from '../../ui/index.ts';
import { type Shown, shownCount } from './matrix-lines.ts';

interface Props {
  readonly regime: MatrixRegime;
  readonly used: readonly RegimeSummary[];
  readonly shown: Shown;
  readonly filter: string;
  readonly onRegime: (code: string) => void;
  readonly onShown: (shown: Shown) => void;
  readonly onFilter: (filter: string) => void;
  readonly onManage: () => void;
  readonly onPrint: () => void;
  readonly onExport: () => void;
}

const SHOWN: readonly { readonly value: Shown; readonly words: string }[] = [
  { value: 'all', words: 'All' },
  { value: 'gaps', words: 'Gaps' },
  { value: 'contested', words: 'Contested' },
];

/** Which regime is shown, and which of its elements. */
export function MatrixToolbar({
  onPrint,
  onExport,
  regime,
  used,
  shown,
  filter,
  onRegime,
  onShown,
  onFilter,
  onManage,
}: Props) {
  return (
    <div className="toolbar mx-toolbar">
      <select
        className="input small mx-regime"
        aria-label="Regime"
        value={regime.code}
        onChange={event => onRegime(event.target.value)}
      >
        {used.map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </select>
      <Button small words="Regimes" onClick={onManage} />
      <Segments<Shown>
        label="Which elements"
        value={shown}
        choices={SHOWN.map(({ value, words }) => ({
          value,
          words: (
            <>
              {words} <span className="muted number">{shownCount(regime, value)}</span>
            </>
          ),
        }))}
        onChange={onShown}
      />
      <FilterField
        label="Filter elements"
        data-filter="matrix"
        value={filter}
        onChange={onFilter}
        onKeyDown={event => {
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('.mx')?.focus();
        }}
      />
      <IconButton icon="print" words="Print the matrix" keys="ctrl+p" onClick={onPrint} />
      <IconButton
        icon="download"
        words="Export the matrix as CSV"
        title="Export the matrix as CSV; not encrypted"
        onClick={onExport}
      />
    </div>
  );
}
