import './grades.css';
import type { Grades, Scale, Sourced } from '../../../electron/shared/contract/grades.ts';
import { useAction, useProject } from '../../bridge/hooks.tsx';
import { plainDay } from '../../text/format.ts';
import { ActionNotice, Ask, Grade, Notice, Segments } from '../../ui/index.ts';
import { OriginsCard } from './OriginsCard.tsx';
import { termWords, useScales } from './use-scales.ts';

/** What every grade and word of likelihood means, which scale the project uses, and which documents are one origin. */
export function GradesTab() {
  const query = useScales();
  return (
    <Ask query={query} what="Reading the scales">
      {grades => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too
        <div className="scroll grades" tabIndex={0}>
          <div className="grade-columns">
            <LikelihoodCard grades={grades} />
            <OriginsCard />
            <AdmiraltyCard admiralty={grades.admiralty} />
            <section className="card grade-card" aria-label="Confidence">
              <h2>{grades.confidence.title}</h2>
              <table className="grade-table">
                <tbody>
                  {grades.confidence.levels.map(({ id, name, meaning }) => (
                    <tr key={id}>
                      <th scope="row">{name}</th>
                      <td>{meaning}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <SourceLines of={grades.confidence} />
            </section>
          </div>
        </div>
      )}
    </Ask>
  );
}

function LikelihoodCard({ grades }: { readonly grades: Grades }) {
  const use = useAction('grades.useScale');
  const readOnly = useProject()?.readOnly ?? false;
  const scale = grades.scales.find(({ id }) => id === grades.scale);
  return (
    <section className="card grade-card" aria-label="Likelihood">
      <h2>Likelihood</h2>
      <Segments
        label="Scale of this project"
        value={grades.scale}
        disabled={readOnly}
        choices={grades.scales.map(({ id, title }) => ({ value: id, words: title }))}
        onChange={id => void use.run({ scale: id })}
      />
      <p className="hint">Words given before keep their scale, and are pointed out where they stand.</p>
      <ActionNotice of={use} />
      {scale && <Bands scale={scale} />}
      {scale && <SourceLines of={scale} />}
    </section>
  );
}

/** The terms of a scale, each with its band drawn on one line from 0 to 100 per cent. */
function Bands({ scale }: { readonly scale: Scale }) {
  return (
    <table className="grade-table">
      <tbody>
        {scale.terms.map(term => (
          <tr key={term.id}>
            <th scope="row">{termWords(term, true)}</th>
            <td className="band-cell">
              <span className="band-line" aria-hidden="true">
                <i style={{ left: `${term.from}%`, width: `${term.to - term.from}%` }} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AdmiraltyCard({ admiralty }: { readonly admiralty: Grades['admiralty'] }) {
  return (
    <section className="card grade-card" aria-label="Admiralty code">
      <h2>{admiralty.title}</h2>
      <p className="second">{admiralty.rule}</p>
      <h3>Source, of a document</h3>
      <table className="grade-table">
        <tbody>
          {admiralty.sources.map(({ code, name, meaning }) => (
            <tr key={code}>
              <th scope="row">
                <Grade source={code} /> {name}
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>Information, of a piece of evidence</h3>
      <table className="grade-table">
        <tbody>
          {admiralty.information.map(({ code, name, meaning }) => (
            <tr key={code}>
              <th scope="row">
                <Grade information={code} /> {name}
              </th>
              <td>{meaning}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <SourceLines of={admiralty} bare />
    </section>
  );
}

/** Where the words are from, when that was checked, and what has to be verified before anybody relies on them. */
function SourceLines({ of, bare = false }: { readonly of: Sourced; readonly bare?: boolean }) {
  return (
    <>
      {!bare && <p className="second small">{of.rule}</p>}
      <p className="muted small identifier">
        {of.source}
        {of.sourceDate && `, ${plainDay(of.sourceDate)}`}. {of.url} Checked {plainDay(of.checked)}.
      </p>
      {of.verify && (
        <Notice tone="warning">
          <p className="small">
            <span className="strong">To be verified.</span> {of.verify}
          </p>
        </Notice>
      )}
    </>
  );
}
