import type { Expansion } from '../../../electron/shared/contract/search.ts';
import type { Search } from './use-search.ts';

/** How searched names are written elsewhere: what was searched too, each with a switch, and one for all. */
export function ExpansionChips({
  expansions,
  search,
}: {
  readonly expansions: readonly Expansion[];
  readonly search: Search;
}) {
  const { expand, without, also } = search.choices;
  if (expansions.length === 0 && expand) return null;
  const toggle = ({ text, on }: Expansion) =>
    search.choose(
      on
        ? { without: [...without, text], also: also.filter(each => each !== text) }
        : { also: [...also, text], without: without.filter(each => each !== text) },
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className="expansions" role="group" aria-label="Other spellings">
      <span className="second small">{expand ? 'Also searched as' : 'Searched only as typed'}</span>
      {expansions.map(expansion => (
        <button
          type="button"
          className="expansion"
          key={`${expansion.of} ${expansion.text}`}
          aria-pressed={expansion.on}
          title={`${expansion.of}: ${expansion.why}`}
          onClick={() => toggle(expansion)}
        >
          <span aria-hidden="true">{expansion.on ? '✓' : '+'}</span>
          <span dir="auto">{expansion.text}</span>
          <span className="muted small">{expansion.why}</span>
        </button>
      ))}
      <button type="button" className="link small" onClick={() => search.choose({ expand: !expand })}>
        {expand ? 'Only as typed' : 'Other spellings too'}
      </button>
    </div>
  );
}
