import { useState } from 'react';
import type { Redaction, RuledPlace } from '../../../electron/shared/contract/redactions.ts';
import { useAction, useProject, useQuery } from '../../bridge/hooks.tsx';
import { useNavigation } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import {
  ActionNotice,
  Ask,
  Button,
  DraftField,
  IconButton,
  LinkButton,
  ProblemNotice,
} from '../../ui/index.ts';
import { NewRedaction } from './NewRedaction.tsx';
import { usePlaces } from './use-places.ts';

/** What goes out of the safe version and why, with how often and where, before anything is exported. */
export function Redactions() {
  const rules = useQuery('redactions.list', {}, ['redaction', 'entity', 'document']);
  const { places, counting, problem } = usePlaces();
  const [adding, setAdding] = useState(false);
  const times = places?.reduce((sum, place) => sum + place.times, 0) ?? 0;
  return (
    <div className="scroll redactions">
      <div className="redactions-sum">
        <span className="grow" role="status">
          {places
            ? `${count(times, 'place')} taken out by ${count(new Set(places.map(({ rule }) => rule)).size, 'rule')}`
            : counting && 'Counting what goes'}
        </span>
        <Button small icon="add" words="Redact" aria-expanded={adding} onClick={() => setAdding(!adding)} />
      </div>
      {adding && <NewRedaction onAdded={() => setAdding(false)} />}
      <ProblemNotice problem={problem} />
      <Ask query={rules} what="Reading the rules">
        {list =>
          list.length === 0 ? (
            <p className="preflight-none second">
              Nothing is left out of the safe version yet. Its pages are pictures, and no original is
              attached.
            </p>
          ) : (
            <ul>
              {list.map(rule => (
                <Rule
                  key={rule.id}
                  rule={rule}
                  places={places?.filter(place => place.rule === rule.id) ?? null}
                />
              ))}
            </ul>
          )
        }
      </Ask>
    </div>
  );
}

function Rule({ rule, places }: { readonly rule: Redaction; readonly places: readonly RuledPlace[] | null }) {
  const navigation = useNavigation();
  const readOnly = useProject()?.readOnly ?? false;
  const edit = useAction('redactions.edit');
  const remove = useAction('redactions.remove');
  const [open, setOpen] = useState(false);
  const { id, target, words, reason } = rule;
  const times = places?.reduce((sum, place) => sum + place.times, 0) ?? null;
  const found = times === 0 ? 'Nowhere' : count(times ?? 0, 'place');
  return (
    <li className="redaction-rule">
      <div className="row">
        <span className="grow strong" dir="auto">
          {words.slice(0, 1).toUpperCase() + words.slice(1)}
        </span>
        {target.kind === 'area' && (
          <LinkButton
            words="Open"
            aria-label={`Open ${words}`}
            onClick={() =>
              navigation.go({ place: 'reader', documentId: target.documentId, page: target.page })
            }
          />
        )}
        {times !== null && (
          <LinkButton
            words={found}
            aria-expanded={open}
            aria-label={`${found}: ${words}`}
            onClick={() => setOpen(!open)}
          />
        )}
        <IconButton
          icon="trash"
          words={`Remove the rule: ${words}`}
          disabled={readOnly || remove.busy}
          onClick={() => void remove.run({ id })}
        />
      </div>
      <DraftField
        label="Why"
        aside="printed in the file"
        stored={reason}
        disabled={readOnly}
        whenLeft
        onSave={text => text.trim() !== '' && void edit.run({ id, reason: text })}
      />
      <ActionNotice of={edit} />
      <ActionNotice of={remove} />
      {open && places && <PlaceList places={places} />}
    </li>
  );
}

const WHAT: Readonly<Record<string, string>> = {
  words: '',
  area: 'area covered',
  page: 'the whole page',
  evidence: 'withheld',
  document: 'withheld',
};

function PlaceList({ places }: { readonly places: readonly RuledPlace[] }) {
  if (places.length === 0)
    return <p className="second small">It stands nowhere in the case file as it is now.</p>;
  return (
    <ul className="redaction-places">
      {inOrder(places).map(({ place, what, times }) => (
        <li key={`${place} ${what}`}>
          <span className="grow">{place}</span>
          <span className="muted">{WHAT[what] || (times === 1 ? 'once' : `${times} times`)}</span>
        </li>
      ))}
    </ul>
  );
}

const numeric = new Intl.Collator('en', { numeric: true });
const isExhibit = ({ place }: RuledPlace): boolean => place.startsWith('Exhibit');

/** The order of the case file; exhibits, whose pages are looked at last, by their numbers. */
const inOrder = (places: readonly RuledPlace[]): RuledPlace[] => [
  ...places.filter(place => !isExhibit(place)),
  ...places.filter(isExhibit).sort((left, right) => numeric.compare(left.place, right.place)),
];
