import { useEffect, useState } from 'react';
import type { Handling, SourceGrade } from '../../../electron/shared/contract/common.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { HANDLING, SOURCE_GRADE, TRIAGE } from '../../text/words.ts';
import { Icon } from '../../ui/Icon.tsx';
import {
  Button,
  FilterField,
  Grade,
  HandlingMark,
  IconButton,
  openMenu,
  ProblemNotice,
} from '../../ui/index.ts';
import type { Zoom } from '../../viewer/layout.ts';
import { HANDLINGS } from '../evidence/draft.ts';
import { RecogniseMenu } from '../recognition/RecogniseMenu.tsx';
import type { Desk, View } from './desk.ts';

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

function PageBox(props: {
  readonly page: number;
  readonly pages: number;
  readonly onGoTo: (page: number) => void;
}) {
  const { page, pages, onGoTo } = props;
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  const go = () => {
    const number = Number(typed);
    if (Number.isInteger(number) && number >= 1 && number <= pages) onGoTo(number);
    else setTyped(String(page));
  };
  return (
    <span className="page-box">
      <IconButton icon="up" words="Previous page" disabled={page <= 1} onClick={() => onGoTo(page - 1)} />
      <input
        className="input small"
        aria-label={`Page, of ${pages}`}
        inputMode="numeric"
        style={{ width: `${String(pages).length + 2.4}ch` }}
        value={typed}
        onFocus={event => event.target.select()}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          go();
          event.currentTarget.blur();
        }}
        onBlur={() => setTyped(String(page))}
      />
      <span className="muted nowrap">of {pages}</span>
      <IconButton icon="down" words="Next page" disabled={page >= pages} onClick={() => onGoTo(page + 1)} />
    </span>
  );
}

const ZOOMS: readonly { readonly words: string; readonly zoom: Zoom }[] = [
  { words: 'Fit width', zoom: { fit: 'width' } },
  { words: 'Fit page', zoom: { fit: 'page' } },
  ...[0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4].map(factor => ({ words: `${factor * 100} %`, zoom: { factor } })),
];

function ZoomButton({ view, onView }: { readonly view: View; readonly onView: ToolbarProps['onView'] }) {
  const { zoom, turn } = view;
  const words =
    'fit' in zoom ? (zoom.fit === 'width' ? 'Fit width' : 'Fit page') : `${Math.round(zoom.factor * 100)} %`;
  return (
    <button
      type="button"
      className="button small quiet"
      aria-haspopup="menu"
      aria-label={`Zoom: ${words}`}
      onClick={event =>
        openMenu(event.currentTarget, 'Zoom', [
          ...ZOOMS.map(choice => ({ words: choice.words, run: () => onView({ zoom: choice.zoom }) })),
          'divider',
          {
            words: view.single ? 'Pages one after another' : 'One page at a time',
            keys: 's',
            run: () => onView({ single: !view.single }),
          },
          'divider',
          {
            words: 'Turn to the right',
            keys: 't',
            run: () => onView({ turn: ((turn + 90) % 360) as View['turn'] }),
          },
          {
            words: 'Turn to the left',
            keys: 'shift+t',
            run: () => onView({ turn: ((turn + 270) % 360) as View['turn'] }),
          },
        ])
      }
    >
      {words}
      <Icon name="caretDown" size={12} />
    </button>
  );
}

function FindBox({
  desk: { id, find },
  onStep,
}: {
  readonly desk: Desk;
  readonly onStep: (by: 1 | -1) => void;
}) {
  const { words, hits, at, done } = find;
  const told =
    words.trim() === '' ? '' : at >= 0 ? `${at + 1} of ${hits.length}` : `${hits.length}${done ? '' : '…'}`;
  return (
    <span className="find-box">
      <FilterField
        id={`${id}-find`}
        icon="search"
        label="Find in this document"
        placeholder="Find"
        value={words}
        onChange={find.look}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing || event.key !== 'Enter') return;
          event.preventDefault();
          onStep(event.shiftKey ? -1 : 1);
        }}
      />
      <span className="find-count" role="status">
        {told}
      </span>
    </span>
  );
}

const GRADES = Object.entries(SOURCE_GRADE) as [SourceGrade, string][];

function DocumentNotes({ desk: { document } }: { readonly desk: Desk }) {
  const edit = useAction('documents.edit');
  type Patch = Parameters<typeof edit.run>[0]['patch'];
  const set = (patch: Patch) => void edit.run({ ids: [document.id], patch });
  const grades = (anchor: Element) =>
    openMenu(anchor, 'Source grade of this document', [
      ...GRADES.map(([grade, words]) => ({
        words: `${grade}: ${words}`,
        run: () => set({ sourceGrade: grade }),
      })),
      'divider',
      { words: 'Not graded', run: () => set({ sourceGrade: null }) },
    ]);
  const handlings = (anchor: Element) =>
    openMenu(
      anchor,
      'Handling of this document',
      HANDLINGS.map((handling: Handling) => ({
        words: HANDLING[handling].words,
        run: () => set({ handling }),
      })),
    );
  const relevant = document.triage === 'relevant';
  return (
    <span className="document-notes">
      <ProblemNotice problem={edit.problem} onDismiss={edit.dismiss} />
      <LanguageBox language={document.language} onLanguage={language => set({ language })} />
      <button
        type="button"
        className="button small quiet"
        aria-label={document.sourceGrade ? `Source grade ${document.sourceGrade}` : 'Source grade: none'}
        title={document.sourceGrade ? SOURCE_GRADE[document.sourceGrade] : 'Grade the source'}
        onClick={event => grades(event.currentTarget)}
      >
        {document.sourceGrade ? <Grade source={document.sourceGrade} /> : 'Grade'}
      </button>
      <button
        type="button"
        className="button small quiet"
        aria-label={`Handling ${HANDLING[document.handling].mark}: ${HANDLING[document.handling].words}`}
        onClick={event => handlings(event.currentTarget)}
      >
        <HandlingMark handling={document.handling} />
      </button>
      <Button
        small
        look="quiet"
        keys="r"
        words={relevant ? 'Relevant' : TRIAGE[document.triage]}
        icon={relevant ? 'tick' : 'document'}
        aria-pressed={relevant}
        title={relevant ? 'Relevant' : `${TRIAGE[document.triage]}. R marks it relevant`}
        onClick={() => set({ triage: relevant ? 'read' : 'relevant' })}
      />
    </span>
  );
}

function LanguageBox(props: { readonly language: string; readonly onLanguage: (language: string) => void }) {
  const languages = ['en', 'ru', 'zh', 'uk', 'fa', 'ar', 'tr', 'de', 'fr', 'es'];
  return (
    <button
      type="button"
      className="button small quiet"
      aria-label={props.language ? `Language: ${props.language}` : 'Language: not set'}
      onClick={event =>
        openMenu(
          event.currentTarget,
          'Language of this document',
          languages.map(language => ({ words: nameOf(language), run: () => props.onLanguage(language) })),
        )
      }
    >
      <Icon name="translate" size={12} />
      {props.language || 'Language'}
    </button>
  );
}

const names = new Intl.DisplayNames('en', { type: 'language' });
const nameOf = (language: string) => `${names.of(language) ?? language} (${language})`;
