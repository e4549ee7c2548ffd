import './sections.css';
import { memo, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Section } from '../../../electron/shared/contract/sections.ts';
import { useAction } from '../../bridge/hooks.tsx';
import { ActionNotice } from '../../ui/index.ts';
import { BlockFrame } from './BlockFrame.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { ClashNotice } from './ClashNotice.tsx';
import { Comments, RemarkForm } from './Comments.tsx';
import { Footnotes, type Note } from './Footnotes.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { keptOf } from './saver.ts';
import { Tools } from './Tools.tsx';
import { useChoices } from './use-choices.ts';
import { usePassages } from './use-passages.ts';
import { useSectionView } from './use-section-view.ts';
import type { Shared } from './use-sections.ts';
import { WordTally } from './WordTally.tsx';

/** A section as text: written with citations and blocks, saved as it is typed; footnotes and comments beneath. */
export const SectionEditor = memo(function SectionEditor({
  section,
  shared,
  notes,
  onRefs,
}: {
  readonly section: Section;
  readonly shared: Shared;
  readonly notes: readonly Note[];
  readonly onRefs: (section: string, refs: readonly string[]) => void;
}) {
  const id = useId();
  const edit = useAction('sections.edit');
  const editor = useSectionView(section, shared, async (document, base) =>
    keptOf(await edit.run({ section: section.id, document, base: [...base] })),
  );
  const choices = useChoices(id, editor, section, shared);
  const passages = usePassages(section.id, editor);
  const [history, setHistory] = useState(false);
  const tell = useRef(onRefs);
  useLayoutEffect(() => {
    tell.current = onRefs;
  });
  useLayoutEffect(() => tell.current(section.id, editor.counted.refs), [section.id, editor.counted.refs]);
  const openHistory = () => {
    editor.saver.current?.flush();
    setHistory(true);
  };
  const threads = shared.threads.filter(each => each.section === section.id);
  return (
    <div className="section-editor">
      <div className="section-head">
        <Tools
          title={section.title}
          caret={editor.caret}
          run={choices.run}
          sign={choices.sign}
          onComment={passages.begin}
          onHistory={openHistory}
        />
        <WordTally words={editor.counted.words} limit={section.limit} />
      </div>
      <ActionNotice of={edit} />
      {editor.clash > 0 && (
        <ClashNotice places={editor.clash} onHistory={openHistory} onSeen={editor.settleClash} />
      )}
      {section.hint !== '' && <p className="muted small section-hint">{section.hint}</p>}
      {passages.beginning && (
        <RemarkForm
          label="Comment on the words that are selected"
          onSay={passages.say}
          onDrop={passages.drop}
        />
      )}
      <ActionNotice of={passages.action} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key of the text in it */}
      <div
        ref={editor.mount}
        onKeyDown={event => {
          if (event.code !== 'KeyM' || !(event.ctrlKey || event.metaKey) || !event.altKey) return;
          event.preventDefault();
          passages.begin();
        }}
      />
      {editor.blocks.map(shown =>
        createPortal(<BlockFrame shown={shown} byRef={shared.byRef} />, shown.dom, shown.key),
      )}
      {choices.list.length > 0 && choices.at && (
        <ChoiceList
          id={id}
          choices={choices.list}
          active={choices.active}
          at={choices.at}
          onTake={choices.take}
        />
      )}
      <Footnotes notes={notes} />
      <Comments section={section.id} threads={threads} passageOf={passages.textOf} onShow={passages.show} />
      {history && (
        <HistoryDialog
          section={section.id}
          title={section.title}
          byRef={shared.byRef}
          onClose={() => setHistory(false)}
          onRestore={(document, restores) => {
            setHistory(false);
            void edit.run({ section: section.id, document, restores });
          }}
        />
      )}
    </div>
  );
});
