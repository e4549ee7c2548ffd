import { type DragEvent, type ReactNode, useState } from 'react';
import type { ImportSource } from '../../../electron/shared/contract/documents.ts';
import { useHost, useProject, useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useNavigation, useRoute } from '../../navigation/hooks.ts';
import type { DocumentsTab } from '../../navigation/routes.ts';
import { count, fileName } from '../../text/format.ts';
import { LinkButton, Notice, ProblemNotice, Tabs } from '../../ui/index.ts';
import { CollectionsTab } from '../collections/CollectionsTab.tsx';
import { MentionsTab } from '../mentions/MentionsTab.tsx';
import { SearchTab } from '../search/SearchTab.tsx';
import { DocumentList } from './DocumentList.tsx';
import { droppedFiles } from './dropped-files.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { Ledger } from './Ledger.tsx';
import { type Importing, useImport } from './use-import.ts';
import './documents.css';

/** Imported originals, and the ledger of every file that was ever offered. Files can be dropped anywhere on it. */
export function DocumentsPlace() {
  const navigation = useNavigation();
  const route = useRoute();
  const importing = useImport();
  const readOnly = useProject()?.readOnly ?? false;
  const tab: DocumentsTab = route.place === 'documents' ? (route.tab ?? 'list') : 'list';
  const documents = useQuery('documents.list', {}, ['document', 'ledger']);
  const ledger = useQuery('documents.ledger', {}, ['ledger']);
  const show = (next: DocumentsTab) => navigation.go({ place: 'documents', tab: next });
  useCommands(
    () => [
      {
        id: 'import',
        words: 'Import files',
        group: 'Documents',
        keys: ['ctrl+i'],
        off: readOnly ? 'The project is open for reading only' : null,
        run: () => void importing.choose(),
      },
    ],
    [importing.choose, readOnly],
  );
  const counted = (query: { status: string; value?: readonly unknown[] }) =>
    query.status === 'ready' ? query.value?.length : undefined;
  return (
    <DropZone importing={importing} off={readOnly}>
      <Tabs<DocumentsTab>
        label="Documents"
        items={[
          { value: 'list', words: 'Documents', count: counted(documents) },
          { value: 'search', words: 'Search' },
          { value: 'collections', words: 'Collections' },
          { value: 'mentions', words: 'Mentions' },
          { value: 'ledger', words: 'Ledger', count: counted(ledger) },
        ]}
        value={tab}
        onChange={show}
      >
        {importing.asked && (
          <ImportDialog
            title={importTitle(importing.asked.sources)}
            saying={importing.asked.saying}
            onImport={importing.start}
            onClose={importing.giveUp}
          />
        )}
        <Outcome importing={importing} brief={tab === 'ledger'} onLedger={() => show('ledger')} />
        {tab === 'list' && <DocumentList onImport={() => void importing.choose()} readOnly={readOnly} />}
        {tab === 'search' && <SearchTab />}
        {tab === 'collections' && <CollectionsTab />}
        {tab === 'mentions' && <MentionsTab />}
        {tab === 'ledger' && <Ledger />}
      </Tabs>
    </DropZone>
  );
}

/** What is going to be imported: its name when it is one thing. */
function importTitle(sources: readonly ImportSource[]): string {
  const [first] = sources;
  if (sources.length !== 1 || !first) return `Import ${count(sources.length, 'file')}`;
  return `Import ${fileName(first.kind === 'path' ? first.path : first.name)}`;
}

function Outcome({
  importing,
  brief,
  onLedger,
}: {
  readonly importing: Importing;
  /** Whether the ledger itself is shown, which says all of it. */
  readonly brief: boolean;
  readonly onLedger: () => void;
}) {
  const { outcome, problem, dismiss } = importing;
  if (importing.taking !== null)
    return <Notice tone="plain">Taking in {count(importing.taking, 'file')}.</Notice>;
  if (problem) return <ProblemNotice problem={problem} onDismiss={dismiss} />;
  if (!outcome || brief) return null;
  return (
    <Notice tone={outcome.look ? 'warning' : 'plain'} onDismiss={dismiss}>
      {outcome.words} {outcome.look && <LinkButton words="See why in the ledger" onClick={onLedger} />}
    </Notice>
  );
}

function DropZone({
  importing,
  off,
  children,
}: {
  readonly importing: Importing;
  readonly off: boolean;
  readonly children: ReactNode;
}) {
  const { kind } = useHost();
  const [over, setOver] = useState(false);
  const carriesFiles = (event: DragEvent) => !off && event.dataTransfer.types.includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its equal in the Import button and its key
    <div
      className="drop-zone"
      onDragOver={event => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={event => {
        setOver(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        void importing.take(droppedFiles(event.dataTransfer, kind === 'browser'));
      }}
    >
      {children}
      {over && (
        <div className="drop-words">
          <p className="strong">Drop to import</p>
          <p className="second">The originals are copied into the project, encrypted, and never changed.</p>
        </div>
      )}
    </div>
  );
}
