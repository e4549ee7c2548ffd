import { useState } from 'react';
import './reader.css';
import { ServicesProvider, useQuery, useServices, useShelf } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useRoute } from '../../navigation/hooks.ts';
import { placeKey } from '../../navigation/routes.ts';
import { Ask, EVIDENCE_TABLES } from '../../ui/index.ts';
import { type Pane, Reader } from './Reader.tsx';
import { SecondPane } from './SecondPane.tsx';
import { openSecond } from './second-pane.ts';

/** Tables whose change makes a document look different. */
const DOCUMENT_TABLES = ['document', 'document_note', 'reading'];

/** A document, or two side by side; each pane has its own history, and the active one the keys and the inspector. */
export function ReaderPlace() {
  const services = useServices();
  const { shelf, navigation } = services;
  const second = useShelf(state => state.second);
  const [active, setActive] = useState<'first' | 'second'>('first');
  const close = () => {
    shelf.setState({ second: null });
    setActive('first');
  };
  useCommands(
    () => [
      {
        id: 'reader.second',
        words: second ? 'Close the second document' : 'Open a second document beside this one',
        group: 'Reader',
        keys: ['ctrl+\\'],
        run: () => {
          if (second) return close();
          shelf.setState({ second: openSecond(navigation) });
          setActive('second');
        },
      },
    ],
    [second, shelf, navigation],
  );
  const paneClass = (name: typeof active) =>
    second && name === active ? 'reader-pane active' : 'reader-pane';
  return (
    <div className="reader-panes">
      <section
        className={paneClass('first')}
        aria-label={second ? 'First document' : undefined}
        onPointerDownCapture={() => setActive('first')}
        onFocusCapture={() => setActive('first')}
      >
        <OnePane pane={{ active: !second || active === 'first', shared: second !== null }} />
      </section>
      {second && (
        <section
          className={paneClass('second')}
          aria-label="Second document"
          onPointerDownCapture={() => setActive('second')}
          onFocusCapture={() => setActive('second')}
        >
          <ServicesProvider services={{ ...services, navigation: second }}>
            <SecondPane active={active === 'second'} onClose={close}>
              <RoutedPane pane={{ active: active === 'second', shared: true }} />
            </SecondPane>
          </ServicesProvider>
        </section>
      )}
    </div>
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
