import type { ElementDefinition, MatrixRegime, Prong } from '../../../electron/shared/contract/elements.ts';
import { plainDay } from '../../text/format.ts';
import { Notice, Section } from '../../ui/index.ts';
import { ELEMENT_ROLE, READING } from './words.ts';

type Cited = Pick<Prong, 'citation' | 'source' | 'url' | 'sourceDate' | 'checked' | 'status' | 'verify'>;

/** What the law says of an element: what it asks, its own words, where they were read, and what is not confirmed. */
export function LawPane({ regime, row }: { readonly regime: MatrixRegime; readonly row: ElementDefinition }) {
  const { text, quote, role, shownBy } = row;
  return (
    <>
      <Section title={ELEMENT_ROLE[role]}>
        <div className="column">
          <p>{text}</p>
          {quote && <blockquote className="claim-quote">{quote}</blockquote>}
          <Sourcing of={row} />
        </div>
      </Section>
      {shownBy.length > 0 && (
        <Section title="What usually shows it">
          <ul className="mx-shown-by">
            {shownBy.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Section>
      )}
      {(regime.standard || regime.note) && (
        <Section title="Of the regime">
          <div className="column second">
            {regime.standard && <p>{regime.standard}</p>}
            {regime.note && <p>{regime.note}</p>}
          </div>
        </Section>
      )}
    </>
  );
}

/** Where words of the law are from, when they were checked, and the mark of what nobody has confirmed. */
export function Sourcing({ of }: { readonly of: Cited }) {
  const { citation, source, url, sourceDate, checked, status, verify } = of;
  return (
    <>
      {verify && (
        <Notice tone="warning">
          <p className="strong">Verify before relying on it</p>
          <p>{verify}</p>
        </Notice>
      )}
      <dl className="facts">
        <dt>Stands in</dt>
        <dd>{citation}</dd>
        <dt>Source</dt>
        <dd>{source}</dd>
        {sourceDate && (
          <>
            <dt>Of</dt>
            <dd>{plainDay(sourceDate)}</dd>
          </>
        )}
        <dt>Checked</dt>
        <dd>
          {plainDay(checked)}. {READING[status]}.
        </dd>
        {url && (
          <>
            <dt>Address</dt>
            <dd className="identifier mx-url">{url}</dd>
          </>
        )}
      </dl>
    </>
  );
}
