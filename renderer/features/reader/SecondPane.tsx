import { type ReactNode, useLayoutEffect } from 'react';
import { useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { type Beside, isForm } from '../../navigation/beside.ts';
import { useRoute } from '../../navigation/hooks.ts';
import { placeKey } from '../../navigation/routes.ts';
import { IconButton } from '../../ui/index.ts';
import { ClaimBeside } from '../claims/ClaimBeside.tsx';
import { EntityBeside } from '../entities/EntityBeside.tsx';
import { BesideFinder } from './BesideFinder.tsx';

/** What stands beside the page: its head with the way to something else, then a document, or the form of a claim or an entity. */
export function SecondPane(props: {
  readonly active: boolean;
  readonly beside: Beside;
  readonly onClose: () => void;
  /** The other document. */
  readonly children: ReactNode;
}) {
  const { active, beside, onClose, children } = props;
  const { shelf } = useServices();
  const route = useRoute();
  const form = isForm(route);
  useLayoutEffect(() => {
    shelf.setState({ formBeside: form });
    return () => shelf.setState({ formBeside: false });
  }, [shelf, form]);
  useCommands(() => (active ? historyCommands(beside) : []), [active, beside]);
  return (
    <>
      <div className="second-head">
        <IconButton icon="back" words="Back beside the page" onClick={beside.back} />
        <IconButton icon="forward" words="Forward beside the page" onClick={beside.forward} />
        <span className="grow">
          <BesideFinder key={placeKey(route)} shown={route} onPick={beside.open} />
        </span>
        <IconButton icon="close" words="Close what stands beside" keys="ctrl+\\" onClick={onClose} />
      </div>
      {route.place === 'claims' && route.id ? (
        <ClaimBeside key={route.id} id={route.id} active={active} />
      ) : route.place === 'entities' && route.id ? (
        <EntityBeside key={route.id} id={route.id} active={active} />
      ) : route.place === 'reader' ? (
        children
      ) : (
        <p className="second-empty second">
          Type a few letters of a document, a claim or an entity, or press the arrow down.
        </p>
      )}
    </>
  );
}

const historyCommands = ({ back, forward }: Beside) =>
  [
    { id: 'second.back', words: 'Go back beside the page', group: 'Reader', keys: ['alt+left'], run: back },
    {
      id: 'second.forward',
      words: 'Go forward beside the page',
      group: 'Reader',
      keys: ['alt+right'],
      run: forward,
    },
  ] as const;
