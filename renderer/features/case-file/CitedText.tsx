import type { Figure } from '../../../electron/shared/contract/figures.ts';
import { useNavigation } from '../../navigation/hooks.ts';
import { ClaimChip, EntityName, EvidenceChip } from '../../ui/index.ts';
import { FigureChip } from '../trade/FigureChip.tsx';
import { type Piece, paragraphsOf, piecesOf } from './citing.ts';
import type { Citable } from './use-case.ts';

/** The summary as it reads, its citations as the things they name. */
export function CitedText({ summary, citable }: { summary: string; citable: Citable }) {
  return (
    <div className="cited-text">
      {paragraphsOf(summary).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no name but their place
        <p key={index} dir="auto">
          {piecesOf(paragraph).map(piece =>
            piece.kind === 'words' ? piece.words : <Cite key={piece.at} piece={piece} citable={citable} />,
          )}
        </p>
      ))}
    </div>
  );
}

function Cite({ piece, citable }: { piece: Extract<Piece, { kind: 'cite' }>; citable: Citable }) {
  const { letter, number } = piece;
  if (letter === 'E') {
    const found = citable.evidence.find(one => one.number === number);
    if (found)
      return (
        <EvidenceChip
          id={found.id}
          number={number}
          inText
          state={found.state}
          place={found.place}
          documentName={found.documentName}
        />
      );
  } else if (letter === 'C') {
    const found = citable.claims.find(one => one.number === number);
    if (found) return <ClaimChip id={found.id} number={number} text={found.text} />;
  } else if (letter === 'F') {
    const found = citable.figures.find(one => one.number === number);
    if (found) return <FigureLink figure={found} />;
  } else {
    const found = citable.entities.find(one => one.number === number);
    if (found) return <EntityName id={found.id} name={found.name} schema={found.schema} />;
  }
  return (
    <span className="tag danger" title="Nothing of the case has this number">
      [{letter}
      {number}] names nothing
    </span>
  );
}

function FigureLink({ figure }: { figure: Figure }) {
  const navigation = useNavigation();
  return (
    <button
      type="button"
      className="figure-link"
      title={figure.title}
      onClick={() => navigation.go({ place: 'trade', tab: 'figures', figureId: figure.id })}
    >
      <FigureChip number={figure.number} />
    </button>
  );
}
