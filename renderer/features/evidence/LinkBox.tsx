import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { useQuery } from '../../bridge/hooks.tsx';
import { entityIcon, Icon, KeyHint } from '../../ui/index.ts';
import { useClaimsByNumber } from '../claims/use-claims-by-number.ts';
import type { DraftLink } from './draft.ts';
import { type Suggestion, suggest } from './suggestions.ts';

/** What is offered are numbers and sentences: links may change without being read again. */
const CLAIM_WORDS = ['claim'] as const;

/** A line of the box: something that is there, or something new. */
type Offer =
  | { readonly kind: 'there'; readonly suggestion: Suggestion }
  | { readonly kind: 'new-claim' | 'new-entity'; readonly words: string };

/** What the link box offers, and whom it tells. */
export interface LinkBoxProps {
  readonly linked: readonly DraftLink[];
  /** Words a new claim or entity starts with when nothing was typed. */
  readonly passage: string;
  readonly onLink: (link: DraftLink) => void;
  /** Enter in the empty box. */
  readonly onEmptyEnter?: (event: KeyboardEvent) => void;
  /** Another key in the empty box; true when it was used. */
  readonly onEmptyKey?: (key: string) => boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** Links by typing: claims and entities that hold the letters, or a new one made of them. Enter takes the marked line. */
export function LinkBox(props: LinkBoxProps) {
  const { linked, passage, onLink } = props;
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const [focused, setFocused] = useState(false);
  const claims = useClaimsByNumber(CLAIM_WORDS);
  const entities = useQuery('entities.list', {}, ['entity', 'statement']);
  const id = useId();
  const offers = offersOf(typed, passage, {
    claims,
    entities: entities.status === 'ready' ? entities.value : [],
    linked,
  });
  const marked = typed === '' ? at : Math.max(0, Math.min(at, offers.length - 1));
  const take = (offer: Offer | undefined) => {
    if (!offer) return;
    setTyped('');
    setAt(-1);
    onLink(linkOf(offer));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown') setAt(Math.min(offers.length - 1, marked + 1));
    else if (key === 'ArrowUp') setAt(Math.max(typed === '' ? -1 : 0, marked - 1));
    else if (key === 'Enter' && event.altKey) take({ kind: 'new-claim', words: typed || passage });
    else if (key === 'Enter' && (event.ctrlKey || event.metaKey)) return;
    else if (key === 'Enter' && marked >= 0) take(offers[marked]);
    else if (key === 'Enter' && props.onEmptyEnter) props.onEmptyEnter(event);
    else if (key === 'Escape' && typed !== '') setTyped('');
    else if (typed === '' && props.onEmptyKey?.(key)) setAt(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="link-box">
      <span className="input-with-icon">
        <Icon name="add" size={12} />
        <input
          ref={props.ref}
          className="input"
          role="combobox"
          aria-label="Link to a claim or entity"
          aria-expanded={focused}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={marked >= 0 ? `${id}-${marked}` : undefined}
          placeholder="Claim or entity"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={event => {
            setTyped(event.target.value);
            setAt(-1);
          }}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onKeyDown={onKeyDown}
        />
      </span>
      <div
        className="link-offers"
        id={`${id}-list`}
        role="listbox"
        aria-label="Claims and entities"
        hidden={!focused}
      >
        {offers.map((offer, index) => (
          <button
            type="button"
            role="option"
            tabIndex={-1}
            key={keyOf(offer)}
            id={`${id}-${index}`}
            aria-selected={index === marked}
            // The box keeps the focus, so that its list stays until the click arrives.
            onPointerDown={event => event.preventDefault()}
            onClick={() => take(offer)}
          >
            <OfferLine offer={offer} marked={index === marked} />
          </button>
        ))}
      </div>
    </div>
  );
}

function OfferLine({ offer, marked }: { offer: Offer; marked: boolean }) {
  if (offer.kind !== 'there') {
    return (
      <>
        <Icon name="add" size={12} />
        <span className="ellipsis grow">
          {offer.kind === 'new-claim' ? 'New claim' : 'New entity'}
          <span className="muted"> {offer.words}</span>
        </span>
        {offer.kind === 'new-claim' && <KeyHint keys="alt+enter" />}
      </>
    );
  }
  const { link, label, others } = offer.suggestion;
  return (
    <>
      {link.kind === 'claim' ? (
        <span className="chip claim">{label}</span>
      ) : (
        <Icon name={entityIcon('Company')} size={12} />
      )}
      <span className="ellipsis grow" dir="auto">
        {link.words}
        {others && <span className="muted"> {others}</span>}
      </span>
      {marked && <KeyHint keys="enter" />}
    </>
  );
}

type Known = {
  readonly claims: Parameters<typeof suggest>[1];
  readonly entities: Parameters<typeof suggest>[2];
  readonly linked: readonly DraftLink[];
};

function offersOf(typed: string, passage: string, known: Known): Offer[] {
  const there = suggest(typed, known.claims, known.entities, known.linked);
  const words = typed.trim() || passage;
  return [
    ...there.map((suggestion): Offer => ({ kind: 'there', suggestion })),
    { kind: 'new-claim', words },
    { kind: 'new-entity', words },
  ];
}

const keyOf = (offer: Offer) => (offer.kind === 'there' ? offer.suggestion.label : offer.kind);

function linkOf(offer: Offer): DraftLink {
  if (offer.kind === 'there') return offer.suggestion.link;
  if (offer.kind === 'new-claim') return { kind: 'new-claim', words: offer.words, role: 'supports' };
  return { kind: 'new-entity', words: offer.words, schema: 'Company', role: 'supports' };
}
