import type { MatrixRegime } from '../../../electron/shared/contract/elements.ts';
import { CheckField, Inspector, Section } from '../../ui/index.ts';
import { Sourcing } from './LawPane.tsx';
import type { MatrixGroup } from './matrix-lines.ts';
import { proved } from './proved.ts';
import { useElementWork } from './use-elements.ts';

/** A prong, or the whole regime for elements that are of no single prong; which prongs are pursued is chosen here. */
export function GroupInspector({
  regime,
  group,
}: {
  readonly regime: MatrixRegime;
  readonly group: MatrixGroup;
}) {
  const { prong } = group;
  return (
    <Inspector title={group.title}>
      {prong && (
        <Section>
          <div className="column">
            <p>{prong.text}</p>
            <Sourcing of={prong} />
          </div>
        </Section>
      )}
      {regime.prongs.length > 0 && <Pursued regime={regime} />}
      <Section title={regime.title}>
        <div className="column">
          <p className="second">
            {regime.authority}. {proved(regime)}.
          </p>
          {regime.standard && <p>{regime.standard}</p>}
          {regime.note && <p className="second">{regime.note}</p>}
        </div>
      </Section>
    </Inspector>
  );
}

function Pursued({ regime }: { readonly regime: MatrixRegime }) {
  const work = useElementWork();
  const pursued = regime.prongs.filter(prong => prong.pursued).map(({ code }) => code);
  const choose = (code: string, on: boolean) =>
    void work.pursue(regime.id, on ? [...pursued, code] : pursued.filter(each => each !== code));
  return (
    <Section title="Prongs that are pursued">
      {regime.prongs.map(({ code, title, pursued: on }) => (
        <CheckField
          key={code}
          label={`${code}: ${title}`}
          checked={on}
          disabled={on && pursued.length === 1}
          onChange={to => choose(code, to)}
        />
      ))}
      <p className="hint">One is enough. What is not pursued is no gap.</p>
    </Section>
  );
}
