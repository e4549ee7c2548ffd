import type { ReactNode } from 'react';
import { bestMatches } from '../../ui/best-matches.ts';
import { entityIcon, Grade, Icon } from '../../ui/index.ts';
import { entityWords, evidenceWords } from '../entities/Finders.tsx';
import { FigureChip } from '../trade/FigureChip.tsx';
import type { Citable } from './use-case.ts';

/** Something that can be cited: its label is what stands in the text. */
export interface CiteChoice {
  readonly label: string;
  readonly words: string;
  readonly search: string;
  readonly mark: ReactNode;
  readonly aside: ReactNode;
}

const MOST_EVIDENCE = 5;
const MOST_OTHERS = 3;

/** What fits what was typed after the `@`: something with that very number first, then evidence, claims, entities and figures. */
export function citeChoices(query: string, citable: Citable): CiteChoice[] {
  const wordsOf = ({ label, search }: CiteChoice) => ({ label, words: search });
  const evidence = bestMatches(query, evidenceChoices(citable), wordsOf, MOST_EVIDENCE + MOST_OTHERS);
  const others = bestMatches(query, otherChoices(citable), wordsOf, MOST_OTHERS);
  const both = [...evidence.slice(0, MOST_EVIDENCE + MOST_OTHERS - others.length), ...others];
  const isIt = ({ label }: CiteChoice) => label.toLowerCase() === query.trim().toLowerCase();
  return [...both.filter(isIt), ...both.filter(choice => !isIt(choice))];
}

const evidenceChoices = ({ evidence }: Citable): CiteChoice[] =>
  evidence.map(one => ({
    label: `E${one.number}`,
    words: one.quote || one.note || 'An area without text',
    search: evidenceWords(one).words,
    mark: (
      <span className="chip">
        <span className="chip-number">E{one.number}</span>
      </span>
    ),
    aside: <Grade source={one.sourceGrade} information={one.informationGrade} />,
  }));

const otherChoices = ({ claims, entities, figures }: Citable): CiteChoice[] => [
  ...claims.map(one => ({
    label: `C${one.number}`,
    words: one.text,
    search: one.text,
    mark: <span className="chip claim">C{one.number}</span>,
    aside: null,
  })),
  ...entities.map(one => ({
    label: `N${one.number}`,
    words: one.name,
    search: entityWords(one).words,
    mark: <Icon name={entityIcon(one.schema)} />,
    aside: <span className="muted small">N{one.number}</span>,
  })),
  ...figures.map(one => ({
    label: `F${one.number}`,
    words: one.title,
    search: `${one.title} ${one.words}`,
    mark: <FigureChip number={one.number} />,
    aside: null,
  })),
];

/** Size of the list in CSS pixels for a number of choices. */
export const citeListSize = (choices: number) => ({ width: 320, height: choices * 28 + 8 });

/** The list beside the `@`. The text keeps the keyboard. */
export function CitePopup({
  id,
  choices,
  active,
  at,
  onTake,
}: {
  readonly id: string;
  readonly choices: readonly CiteChoice[];
  readonly active: number;
  readonly at: { readonly left: number; readonly top: number };
  readonly onTake: (choice: CiteChoice) => void;
}) {
  return (
    <div className="cite-popup" role="listbox" id={id} aria-label="Cite" style={at}>
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text, which names its active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text takes the keys
        <div
          key={choice.label}
          role="option"
          id={`${id}-${index}`}
          aria-selected={index === active}
          className={index === active ? 'finder-option active' : 'finder-option'}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onTake(choice)}
        >
          {choice.mark}
          <span className="ellipsis grow" dir="auto">
            {choice.words}
          </span>
          {choice.aside}
        </div>
      ))}
    </div>
  );
}
