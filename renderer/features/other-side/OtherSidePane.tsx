import type { OtherSide, SearchTarget } from '../../../electron/shared/contract/other-side.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { Ask, ClaimChip, Section } from '../../ui/index.ts';
import { CiteSearch } from './CiteSearch.tsx';
import { NewAlternative } from './NewAlternative.tsx';
import { AlternativeLine, CitationLine, ContraryLine } from './OtherSideLines.tsx';
import { OTHER_SIDE_TABLES } from './use-other-side.ts';

/** The other side of one claim or element, as the inspector shows it beside the thing itself. */
export function OtherSidePane({ target }: { readonly target: SearchTarget }) {
  const query = useQuery('otherSide.get', { target }, OTHER_SIDE_TABLES);
  return (
    <Ask query={query} what="Reading the other side">
      {side => <Sides side={side} target={target} />}
    </Ask>
  );
}

function Sides({ side, target }: { readonly side: OtherSide; readonly target: SearchTarget }) {
  const { contrary, alternatives, searches, unknown } = side;
  const named = target.kind === 'element';
  return (
    <>
      <Section title="Evidence against">
        {contrary.length === 0 && <p className="muted">{noneFound(searches)}</p>}
        {contrary.map(one => (
          <ContraryLine key={`${one.evidenceId} ${one.claim.id}`} contrary={one} named={named} />
        ))}
      </Section>
      <Section title="Other explanations">
        <div className="column">
          {alternatives.length === 0 && <p className="muted">None written down.</p>}
          {alternatives.map(one => (
            <AlternativeLine key={one.id} alternative={one} named={named} />
          ))}
          {target.kind === 'claim' && <NewAlternative of={target.id} />}
        </div>
      </Section>
      <Section title="Searched">
        <div className="column">
          {searches.length === 0 && (
            <p className="muted">
              No search recorded. That something was looked for and not found can be cited.
            </p>
          )}
          {searches.map(one => (
            <CitationLine key={one.id} citation={one} named={one.target.kind !== target.kind} />
          ))}
          <CiteSearch target={target} inputId="cite-search-field" />
        </div>
      </Section>
      {unknown.length > 0 && (
        <Section title="Not known">
          {unknown.map(({ id, number, text }) => (
            <p key={id} className="os-head">
              <ClaimChip id={id} number={number} text={text} /> <span dir="auto">{text}</span>
            </p>
          ))}
        </Section>
      )}
    </>
  );
}

/** Whether anyone has looked: the sentence that is printed, too. */
export function noneFound(searches: OtherSide['searches']): string {
  if (searches.length === 0) return 'None found. No search recorded.';
  return `None found. ${count(searches.length, 'search', 'searches')} recorded.`;
}
