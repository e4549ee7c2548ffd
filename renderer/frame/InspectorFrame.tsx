import type { Ref } from 'react';
import { usePreferences, useServices, useShelf } from '../bridge/hooks.tsx';
import type { Inspected } from '../bridge/shelf.ts';
import { useCommands } from '../keys/hooks.ts';
import { useOpenEvidence } from '../navigation/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { EvidenceCard } from '../ui/EvidenceCard.tsx';
import { INSPECTORS } from './places.ts';
import { useNarrow } from './use-narrow.ts';

const TITLE: Readonly<Record<Inspected['kind'], string>> = {
  evidence: 'Evidence',
  claim: 'Claim',
  entity: 'Entity',
};

/** The inspector: what the place shows there, or over it what was Alt-clicked. */
export function InspectorFrame({ slot }: { slot: Ref<HTMLDivElement> }) {
  const { shelf } = useServices();
  const { inspector } = usePreferences();
  const open = useShelf(state => state.inspectorOpen);
  const narrow = useNarrow();
  const inspected = useShelf(state => state.inspected);
  return (
    <aside
      className="inspector"
      id="inspector"
      aria-label="Inspector"
      tabIndex={-1}
      hidden={!(open || inspected || (inspector && !narrow))}
    >
      <div className="inspector-slot" ref={slot} />
      {inspected && (
        <Over inspected={inspected} key={inspected.id} onClose={() => shelf.setState({ inspected: null })} />
      )}
    </aside>
  );
}

function Over({ inspected, onClose }: { inspected: Inspected; onClose: () => void }) {
  const { navigation } = useServices();
  const showHistory = (about: string) => {
    onClose();
    navigation.go({ place: 'log', about });
  };
  useCommands(
    () => [
      {
        id: 'inspected.close',
        words: 'Put the inspected thing away',
        group: 'Everywhere',
        keys: ['esc'],
        run: onClose,
      },
    ],
    [onClose],
  );
  return (
    <div className="inspector-over">
      <div className="inspector-head">
        <h2 className="grow">{TITLE[inspected.kind]}</h2>
        <Button small look="quiet" words="History" onClick={() => showHistory(inspected.id)} />
        <OpenInspected inspected={inspected} />
        <IconButton icon="close" words="Put away" keys="esc" onClick={onClose} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too */}
      <div className="scroll" tabIndex={0}>
        <Body inspected={inspected} />
      </div>
    </div>
  );
}

function Body({ inspected }: { inspected: Inspected }) {
  if (inspected.kind === 'evidence') {
    const View = INSPECTORS.evidence;
    return View ? <View id={inspected.id} /> : <EvidenceCard id={inspected.id} />;
  }
  if (inspected.kind === 'claim') {
    const View = INSPECTORS.claim;
    return View ? <View id={inspected.id} /> : null;
  }
  const View = INSPECTORS.entity;
  return View ? <View id={inspected.id} /> : null;
}

function OpenInspected({ inspected }: { inspected: Inspected }) {
  const { navigation } = useServices();
  const openEvidence = useOpenEvidence();
  const open = () => {
    if (inspected.kind === 'evidence') void openEvidence(inspected.id);
    else if (inspected.kind === 'claim') navigation.go({ place: 'claims', id: inspected.id });
    else navigation.go({ place: 'entities', id: inspected.id });
  };
  return <Button small words={inspected.kind === 'evidence' ? 'Open page' : 'Open'} onClick={open} />;
}
