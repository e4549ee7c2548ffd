import { useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useNavigation } from '../../navigation/hooks.ts';
import { Button, Inspector, LinkButton, ProblemNotice, Section } from '../../ui/index.ts';
import { TagsField } from '../documents/TagsField.tsx';
import type { Draft } from '../evidence/draft.ts';
import { EvidenceForm } from '../evidence/EvidenceForm.tsx';
import { EvidencePanel } from '../evidence/EvidencePanel.tsx';
import { useRecognition } from '../recognition/use-recognition.ts';
import { CompareReadings } from './CompareReadings.tsx';
import { EvidenceHere } from './EvidenceHere.tsx';
import { pagesOf } from './evidence-marks.ts';
import { useChildren } from './use-children.ts';
import type { Marking } from './use-marking.ts';

/** Beside the page: the form of new evidence, the evidence that was picked, or what is on this page. */
export function ReaderInspector(props: {
  readonly document: Document;
  readonly marking: Marking;
  readonly evidence: readonly Evidence[];
  readonly picked: Evidence | undefined;
  readonly page: number;
  readonly onPick: (id: string | null) => unknown;
}) {
  const { document, marking, evidence, picked, page, onPick } = props;
  const { draft } = marking;
  const navigation = useNavigation();
  if (draft)
    return (
      <EvidenceForm
        draft={draft}
        document={document}
        focus={marking.focus}
        busy={marking.busy}
        notice={<ProblemNotice problem={marking.problem} />}
        wordless={<WordlessArea document={document} draft={draft} />}
        onChange={marking.change}
        onKeep={marking.keepDraft}
        onDrop={marking.drop}
      />
    );
  if (picked)
    return (
      <Inspector title={`Evidence E${picked.number}`}>
        {picked.state !== 'exact' && <CompareButton document={document} page={page} />}
        <EvidencePanel key={picked.id} evidence={picked} onDeleted={() => onPick(null)} />
      </Inspector>
    );
  const here = evidence.filter(item => item.anchor.kind === 'rows' || pagesOf(item).includes(page));
  return (
    <Inspector title={document.kind === 'table' ? 'Evidence in this table' : `Evidence on page ${page}`}>
      <Section>
        {here.length === 0 ? (
          <p className="second">{HINT[document.kind === 'table' ? 'rows' : 'page']}</p>
        ) : (
          <EvidenceHere items={here} />
        )}
      </Section>
      <Attachments document={document} />
      <Section>
        <div className="column">
          <TagsField documents={[document]} />
          <LinkButton
            words="Names, dates and numbers mentioned here"
            onClick={() => navigation.go({ place: 'documents', tab: 'mentions', within: document.id })}
          />
        </div>
      </Section>
    </Inspector>
  );
}

/** What was inside the document. */
function Attachments({ document }: { readonly document: Document }) {
  const navigation = useNavigation();
  const children = useChildren(document.id);
  if (children.length === 0) return null;
  return (
    <Section title="Inside this document">
      <ul className="here">
        {children.map(({ name, documentId }) => (
          <li key={documentId}>
            <LinkButton words={name} onClick={() => navigation.go({ place: 'reader', documentId })} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

const HINT = {
  page: 'Nothing is kept here yet. Mark a passage and press E, or press A and drag a box.',
  rows: 'Nothing is kept here yet. Mark rows with Space, a click or Shift click, and press E.',
};

/** Opens the readings of the document side by side. */
function CompareButton({ document, page }: { readonly document: Document; readonly page: number }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="compare-open">
      <Button small words="Compare readings" onClick={() => setOpen(true)} />
      {open && <CompareReadings document={document} page={page} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Words in a marked area of a page without text can be recognised first; the quote follows when they are there. */
function WordlessArea({ document, draft }: { readonly document: Document; readonly draft: Draft }) {
  const recognition = useRecognition();
  const { marking, quote } = draft;
  if (marking.kind !== 'area' || quote !== '') return null;
  if (!document.reading?.pagesWithoutText.includes(marking.page)) return null;
  return (
    <div className="row">
      <Button
        small
        words={recognition.running ? 'Recognising text' : 'Recognise its words'}
        disabled={recognition.running}
        onClick={() => recognition.start({ documentIds: [document.id], pages: [marking.page] })}
      />
      <span className="hint">The area is kept either way.</span>
    </div>
  );
}
