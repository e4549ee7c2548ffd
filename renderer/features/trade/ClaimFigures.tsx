import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { Section } from '../../ui/index.ts';
import { FigureChip } from './FigureChip.tsx';
import { valueWords } from './figure-words.ts';
import { FIGURE_TABLES, STALE_TABLES } from './tables.ts';

/** The figures that a claim cites, each with its frozen value; nothing where it cites none. */
export function ClaimFigures({ claimId }: { readonly claimId: ClaimId }) {
  const { navigation } = useServices();
  const figures = useQuery('figures.list', {}, FIGURE_TABLES);
  const cited =
    figures.status === 'ready'
      ? figures.value.filter(({ citations }) => citations.some(each => each.claimId === claimId))
      : [];
  const checks = useQuery('figures.check', cited.length > 0 ? {} : null, STALE_TABLES);
  if (cited.length === 0) return null;
  const isStale = (id: string) =>
    checks.status === 'ready' && checks.value.some(check => check.id === id && check.state === 'stale');
  return (
    <Section title="Figures">
      <ul className="column">
        {cited.map(figure => (
          <li key={figure.id}>
            <button
              type="button"
              className="row figure-line"
              onClick={() => navigation.go({ place: 'trade', tab: 'figures', figureId: figure.id })}
            >
              <FigureChip number={figure.number} />
              <span className="strong number">{valueWords(figure, figure.result)}</span>
              <span className="ellipsis small second">{figure.title}</span>
              {isStale(figure.id) && <span className="tag warning">Stale</span>}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
