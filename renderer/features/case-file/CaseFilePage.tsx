import './case-file.css';
import { Fragment, type ReactNode, type RefObject, useRef } from 'react';
import type { Audience, CaseFile } from '../../../electron/shared/contract/case-file.ts';
import type { Section } from '../../../electron/shared/contract/sections.ts';
import { useAction, useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState, useScrollMemory } from '../../navigation/hooks.ts';
import { ActionNotice, Ask } from '../../ui/index.ts';
import { SectionEditor } from '../sections/SectionEditor.tsx';
import { useNotes } from '../sections/use-notes.ts';
import { CaseChecks } from './CaseChecks.tsx';
import { CompareView } from './CompareView.tsx';
import { CoverFields } from './CoverFields.tsx';
import { ClaimsPart, EvidencePart } from './DrawnParts.tsx';
import { useMend } from './mending.ts';
import { PartsList } from './PartsList.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { PreviewTools } from './PreviewTools.tsx';
import { othersOf, type PartId, partOf, partOfSection, partsOf } from './parts.ts';
import { goToFinding } from './preview-lines.ts';
import { SubjectsEditor } from './SubjectsEditor.tsx';
import { type Citable, useCitable } from './use-case.ts';
import { usePlaceInPreview } from './use-place-in-preview.ts';
import { usePreview } from './use-preview.ts';
import { useWriteHere } from './use-write-here.ts';

/** The case file: its parts, their editor, and the real PDF beside what a lawyer would ask about it. */
export function CaseFilePage() {
  const query = useQuery('caseFile.get', {}, ['case_file', 'project']);
  return (
    <Ask query={query} what="Reading the case file">
      {caseFile => <Desk caseFile={caseFile} />}
    </Ask>
  );
}

/** Pixels of window below which the preview would leave the editor too little room: it is shown when asked for. */
const SIDE_FROM = 1100;

const NO_SECTIONS: readonly Section[] = [];

function Desk({ caseFile }: { caseFile: CaseFile }) {
  const citable = useCitable();
  const [side, setSide] = usePlaceState('case file side', window.innerWidth >= SIDE_FROM);
  const [active, setActive] = usePlaceState<PartId>('case file part', 'cover');
  const [audience, setAudience] = usePlaceState<Audience>('case file audience', 'full');
  const [comparing, setComparing] = usePlaceState('case file compared', false);
  const preview = usePreview(side && !comparing, audience);
  const editor = useRef<HTMLDivElement>(null);
  useScrollMemory(editor, 'case file');
  const preflight = useQuery('caseFile.preflight', { audience }, ['*']);
  const checks = preflight.status === 'ready' ? preflight.value.checks : null;
  const written = useQuery('sections.get', {}, ['section', 'case_file']);
  const sections = written.status === 'ready' ? written.value.sections : NO_SECTIONS;
  const others = othersOf(preview.made?.warnings ?? [], checks ?? []);
  const counts = {
    entities: citable.entities.length,
    claims: citable.claims.filter(({ status }) => status !== 'withdrawn').length,
    evidence: citable.evidence.length,
    documents: new Set(citable.evidence.map(({ documentId }) => documentId)).size,
  };
  const show = (id: PartId) => {
    setActive(id);
    editor.current?.querySelector(`[data-part=${id}]`)?.scrollIntoView({ block: 'start' });
  };
  // What stays in a safe version is looked at among its redactions, not in a part.
  const ofParts = others.filter(({ where }) => !where.startsWith('Safe'));
  const parts = partsOf(caseFile, counts, sections, checks && [...checks, ...ofParts]);
  const writeHere = useWriteHere(editor, parts, preview.source, setActive);
  const place = usePlaceInPreview(
    preview.source,
    parts.find(({ id }) => id === active),
    writeHere.ledTo,
  );
  const mend = useMend(citable, (part, check) => {
    show(part);
    const element = editor.current?.querySelector(`[data-part=${part}]`);
    if (element) goToFinding(element, check);
  });
  const problems = useRef(-1);
  const nextProblem = () => {
    if (!checks || checks.length === 0) return;
    problems.current = (problems.current + 1) % checks.length;
    const check = checks[problems.current];
    if (check) show(partOf(check));
  };
  useCommands(
    () => [
      {
        id: 'case-file.side',
        words: side ? 'Hide the preview' : 'Show the preview',
        group: 'Case file',
        keys: ['ctrl+shift+p'],
        everywhere: true,
        run: () => setSide(!side),
      },
      {
        id: 'case-file.compare',
        words: comparing ? 'Back to writing' : 'Compare the full and the safe version',
        group: 'Case file',
        run: () => setComparing(!comparing),
      },
      {
        id: 'case-file.write',
        words: 'Write at the first line that the preview shows',
        group: 'Case file',
        keys: ['ctrl+alt+enter'],
        everywhere: true,
        run: () => void writeHere.toShown(),
      },
      {
        id: 'case-file.next',
        words: 'Next problem',
        group: 'Case file',
        keys: ['f8'],
        everywhere: true,
        run: nextProblem,
      },
    ],
    [side, comparing, checks, preview.source, active],
  );
  if (comparing) return <CompareView onClose={() => setComparing(false)} />;
  return (
    <div className="case-file">
      <PartsList parts={parts} active={active} onPick={show} />
      <Editor
        caseFile={caseFile}
        template={written.status === 'ready' ? written.value.template : ''}
        sections={sections}
        citable={citable}
        element={editor}
        onActive={setActive}
      />
      {side && (
        <div className="case-side">
          <PreviewPane
            preview={preview}
            place={place}
            onLine={line => void writeHere.toLine(line)}
            tools={
              <PreviewTools
                audience={audience}
                onAudience={setAudience}
                onCompare={() => setComparing(true)}
              />
            }
          />
          <CaseChecks
            caseFile={caseFile}
            audience={audience}
            preflight={preflight}
            others={others}
            onMend={mend}
            onOther={warning => show(partOf(warning))}
          />
        </div>
      )}
    </div>
  );
}

function Editor({
  caseFile,
  template,
  sections,
  citable,
  element,
  onActive,
}: {
  readonly caseFile: CaseFile;
  readonly template: string;
  readonly sections: readonly Section[];
  readonly citable: Citable;
  readonly element: RefObject<HTMLDivElement | null>;
  readonly onActive: (id: PartId) => void;
}) {
  const notes = useNotes(sections);
  const edit = useAction('caseFile.edit');
  const save = (patch: Partial<CaseFile>) => void edit.run({ patch });
  const part = (id: PartId, title: string, content: ReactNode) => (
    <section className="case-part" data-part={id} aria-label={title} onFocus={() => onActive(id)}>
      <h2 className="case-part-title">{title}</h2>
      {content}
    </section>
  );
  return (
    <div className="case-editor scroll" ref={element}>
      <div className="case-measure">
        <ActionNotice of={edit} />
        {part('cover', 'Cover', <CoverFields caseFile={caseFile} onSave={save} />)}
        {sections.map(section => (
          <Fragment key={`${template} ${section.id}`}>
            {part(
              partOfSection(section.id),
              section.title,
              <SectionEditor
                section={section}
                shared={notes.shared}
                notes={notes.of(section.id)}
                onRefs={notes.onRefs}
              />,
            )}
          </Fragment>
        ))}
        {part(
          'subjects',
          'Subjects',
          <SubjectsEditor
            subjects={caseFile.subjects}
            entities={citable.entities}
            onSave={subjects => save({ subjects })}
          />,
        )}
        {part('claims', 'Claims', <ClaimsPart claims={citable.claims} />)}
        {part('evidence', 'Evidence and exhibits', <EvidencePart evidence={citable.evidence} />)}
      </div>
    </div>
  );
}
