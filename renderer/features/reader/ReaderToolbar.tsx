import { Button, IconButton } from '../../ui/index.ts';
import { RecogniseMenu } from '../recognition/RecogniseMenu.tsx';
import { DocumentNotes } from './DocumentNotes.tsx';
import type { Desk, View } from './desk.ts';
import { FindBox } from './FindBox.tsx';
import { PageBox } from './PageBox.tsx';
import { ZoomButton } from './ZoomButton.tsx';

/** What the toolbar changes. */
interface ToolbarProps {
  readonly desk: Desk;
  readonly onView: (patch: Partial<View>) => void;
  readonly onGoTo: (page: number) => void;
  readonly onFindStep: (by: 1 | -1) => void;
}

/** The reader's toolbar: pages, mode, page, zoom, find, and what is said of the document. */
export function ReaderToolbar({ desk, onView, onGoTo, onFindStep }: ToolbarProps) {
  const { document, view } = desk;
  const paged = document.kind === 'pdf' || document.kind === 'image';
  const pages = document.reading?.pages ?? 0;
  return (
    <div className="reader-tools" role="toolbar" aria-label="Reader">
      <div className="reader-tools-first">
        {paged && (
          <>
            {pages > 1 && (
              <IconButton
                icon="panel"
                words="Pages"
                keys="f4"
                aria-pressed={view.thumbs}
                onClick={() => onView({ thumbs: !view.thumbs })}
              />
            )}
            <Modes view={view} onView={onView} />
            <span className="tool-line" />
            {pages > 1 && <PageBox page={desk.page} pages={pages} onGoTo={onGoTo} />}
            <ZoomButton view={view} onView={onView} />
            <span className="tool-line" />
          </>
        )}
        <FindBox desk={desk} onStep={onFindStep} />
        <span className="grow" />
        {paged && <RecogniseMenu document={document} page={desk.page} />}
      </div>
      <DocumentNotes desk={desk} />
    </div>
  );
}

function Modes({ view, onView }: Pick<ToolbarProps, 'onView'> & { readonly view: View }) {
  const mode = (name: View['mode'], words: string, keys: string, icon: 'text' | 'areaSelect') => (
    <Button
      small
      look="quiet"
      icon={icon}
      words={words}
      keys={keys}
      aria-pressed={view.mode === name}
      onClick={() => onView({ mode: name })}
    />
  );
  return (
    <fieldset className="reader-modes" aria-label="Mark">
      {mode('text', 'Text', 'v', 'text')}
      {mode('area', 'Area', 'a', 'areaSelect')}
    </fieldset>
  );
}
