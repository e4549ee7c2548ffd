import { useMemo, useState } from 'react';
import './reader.css';
import './beside.css';
import { ServicesProvider, useQuery, useServices, useShelf } from '../../bridge/hooks.tsx';
import type { Command } from '../../keys/commands.ts';
import { useCommands } from '../../keys/hooks.ts';
import { type Beside, createBeside, isForm } from '../../navigation/beside.ts';
import { useRoute } from '../../navigation/hooks.ts';
import { placeKey } from '../../navigation/routes.ts';
import { Ask, EVIDENCE_TABLES } from '../../ui/index.ts';
import { focusPage } from './panes.ts';
import { type Pane, Reader } from './Reader.tsx';
import { SecondPane } from './SecondPane.tsx';
import { DOCUMENT_TABLES } from './tables.ts';
import { useDocumentKeys } from './use-other-document.ts';

/**
 * A document, alone or with something beside it: another document, or the form of a claim or an entity. Each pane has its
 * own history; the active one has the keys, and of documents the inspector.
 */
export function ReaderPlace() {
  const { shelf, navigation } = useServices();
  const second = useShelf(state => state.second);
  const [active, setActive] = useState<'first' | 'second'>('first');
  const close = () => {
    shelf.setState({ second: null });
    setActive('first');
    focusPage();
  };
  useCommands(
    () => [
      {
        id: 'reader.second',
        words: second
          ? 'Close what stands beside the page'
          : 'Open a document, claim or entity beside this page',
        group: 'Reader',
        keys: ['ctrl+\\'],
        run: () => {
          if (second) return close();
          shelf.setState({ second: createBeside(navigation) });
          setActive('second');
        },
      },
      ...(second && active === 'second' ? [toPage] : []),
    ],
    [second, active, shelf, navigation],
  );
  const paneClass = (name: typeof active) =>
    second && name === active ? 'reader-pane active' : 'reader-pane';
  return (
    <div className="reader-panes">
      <section
        className={paneClass('first')}
        id="first-page"
        aria-label={second ? 'First document' : undefined}
        onPointerDownCapture={() => setActive('first')}
        onFocusCapture={() => setActive('first')}
      >
        <RoutedPane pane={{ active: !second || active === 'first', shared: second !== null }} />
      </section>
      {second && (
        <BesidePane
          beside={second}
          className={paneClass('second')}
          active={active === 'second'}
          onActive={() => setActive('second')}
          onClose={close}
        />
      )}
    </div>
  );
}

/** B goes to what stands beside the page; beside it, it goes back to the page. */
const toPage: Command = {
  id: 'reader.page',
  words: 'Go to the page that is read',
  group: 'Reader',
  keys: ['b'],
  run: focusPage,
};

interface BesidePaneProps {
  readonly beside: Beside;
  readonly className: string;
  readonly active: boolean;
  readonly onActive: () => void;
  readonly onClose: () => void;
}

/** What stands beside the page, with a history of its own. */
function BesidePane(props: BesidePaneProps) {
  const { beside } = props;
  const services = useServices();
  const own = useMemo(() => ({ ...services, navigation: beside }), [services, beside]);
  return (
    <ServicesProvider services={own}>
      <RoutedBeside {...props} />
    </ServicesProvider>
  );
}

function RoutedBeside({ beside, className, active, onActive, onClose }: BesidePaneProps) {
  const route = useRoute();
  const label =
    route.place === 'claims'
      ? 'Claim beside'
      : route.place === 'entities'
        ? 'Entity beside'
        : 'Second document';
  return (
    <section
      className={isForm(route) ? `${className} form` : className}
      id="beside"
      aria-label={label}
      onPointerDownCapture={onActive}
      onFocusCapture={onActive}
    >
      <SecondPane active={active} beside={beside} onClose={onClose}>
        <RoutedPane pane={{ active, shared: true }} />
      </SecondPane>
    </section>
  );
}

/** Another document is another reader. */
function RoutedPane({ pane }: { readonly pane: Pane }) {
  const route = useRoute();
  return <OnePane key={placeKey(route)} pane={pane} />;
}

function OnePane({ pane }: { readonly pane: Pane }) {
  const route = useRoute();
  const id = route.place === 'reader' ? route.documentId : null;
  useDocumentKeys(pane.active);
  const document = useQuery('documents.get', id && { id }, DOCUMENT_TABLES);
  const evidence = useQuery('evidence.list', id && { documentId: id }, EVIDENCE_TABLES);
  return (
    <Ask query={document} what="Opening the document">
      {found => (
        <Ask query={evidence} what="Reading its evidence">
          {kept => <Reader key={found.id} document={found} evidence={kept} pane={pane} />}
        </Ask>
      )}
    </Ask>
  );
}
