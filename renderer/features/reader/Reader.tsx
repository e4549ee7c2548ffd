import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { useCrumb } from '../../navigation/hooks.ts';
import { QuietLine } from './QuietLine.tsx';
import { ReaderBars } from './ReaderBars.tsx';
import { ReaderBody } from './ReaderBody.tsx';
import { ReaderInspector } from './ReaderInspector.tsx';
import { ReaderToolbar } from './ReaderToolbar.tsx';
import { ReviewBar } from './ReviewBar.tsx';
import { useDesk } from './use-desk.ts';
import { useReaderKeys } from './use-reader-keys.ts';

/** A document that is read, in one of two panes. Only the active pane has the keys and the inspector. */
export interface ReaderProps {
  readonly document: Document;
  readonly evidence: readonly Evidence[];
  readonly pane: Pane;
}

/** What a pane is to its reader. */
export interface Pane {
  readonly active: boolean;
  /** Something stands beside the page: there is less room. */
  readonly shared: boolean;
}

/** One document with its tools, its marks and, in the inspector, the form of its evidence. */
export function Reader({ document, evidence, pane }: ReaderProps) {
  const { shelf } = useServices();
  const reading = useDesk(document, evidence, !pane.shared);
  const { desk, chosen, pick, onView, onGoTo } = reading;
  const { view, page, marking, find } = desk;
  useReaderKeys(reading, pane.active);
  useCrumb(pane.active ? document.name : null);
  return (
    <div className={view.trueColours ? 'reader pv-true-colours' : 'reader'}>
      {!pane.shared && <ReviewBar />}
      <ReaderToolbar desk={desk} onView={onView} onGoTo={onGoTo} onFindStep={find.step} />
      <ReaderBars
        document={document}
        evidence={evidence}
        page={page}
        mode={view.mode}
        onArea={() => onView({ mode: 'area' })}
        onInspect={id => shelf.setState({ inspected: { kind: 'evidence', id } })}
      />
      <div className="reader-desk">
        <ReaderBody desk={desk} />
        <QuietLine marking={marking} />
      </div>
      {pane.active && (
        <ReaderInspector
          document={document}
          marking={marking}
          evidence={evidence}
          picked={chosen}
          page={page}
          onPick={pick}
        />
      )}
    </div>
  );
}
