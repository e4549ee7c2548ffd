import { useState } from 'react';
import type { Strength } from '../../../electron/shared/passphrase/strength.ts';
import { PROJECT_TEXT } from '../../text/project.ts';
import { Button, TextField } from '../../ui/index.ts';
import { useStrength } from './use-strength.ts';
import './passphrase.css';

/** A new passphrase typed twice: null until both are the same. */
export type ChosenPassphrase = string | null;

/** Asks for a new passphrase, says how strong it is, and offers one. Never refuses: the choice is the person's. */
export function NewPassphrase({
  onChange,
  label = 'Passphrase',
  known = [],
}: {
  /** Name of the first field. */
  readonly label?: string;
  /** Hears the passphrase; '' for none, null while the two differ. */
  readonly onChange: (chosen: ChosenPassphrase) => void;
  /** Words that a guesser would try first: the title of the project, the name of the person. */
  readonly known?: readonly string[];
}) {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [offered, setOffered] = useState<string | null>(null);
  const strength = useStrength(first, known);
  const differ = second !== '' && first !== second;
  const take = (one: string, two: string) => {
    setFirst(one);
    setSecond(two);
    onChange(one === two ? one : null);
  };
  const offer = async () => {
    const { offerPassphrase } = await import('../../../electron/shared/passphrase/offer.ts');
    setOffered(offerPassphrase());
    take('', '');
  };
  return (
    <div className="new-passphrase">
      <div className="two-fields">
        <TextField
          type="password"
          label={label}
          value={first}
          onChange={value => take(value, second)}
          autoComplete="new-password"
        />
        <TextField
          type="password"
          label="The same again"
          value={second}
          onChange={value => take(first, value)}
          autoComplete="new-password"
          wrong={differ}
          hint={differ ? 'The two are not the same yet.' : undefined}
        />
      </div>
      <StrengthLine strength={strength} />
      {offered === null ? (
        <p className="hint">
          {PROJECT_TEXT.chooseStrong}{' '}
          <Button small look="quiet" words="Offer a passphrase" onClick={() => void offer()} />
        </p>
      ) : (
        <Offered words={offered} onAway={() => setOffered(null)} onAnother={() => void offer()} />
      )}
    </div>
  );
}

function StrengthLine({ strength }: { strength: Strength | null }) {
  return (
    <div className="strength" role="status">
      {strength && (
        <>
          <span className={`strength-steps step-${strength.step}`} aria-hidden="true">
            <i />
            <i />
            <i />
            <i />
          </span>
          <span>
            <span className={strength.step < 2 ? 'strong warning' : 'strong'}>{strength.word}.</span>{' '}
            {strength.means}
          </span>
        </>
      )}
    </div>
  );
}

function Offered({
  words,
  onAway,
  onAnother,
}: {
  readonly words: string;
  readonly onAway: () => void;
  readonly onAnother: () => void;
}) {
  return (
    <div className="offered">
      <p className="offered-words" translate="no">
        {words}
      </p>
      <p className="hint">
        Write it on paper now, with the blanks, and keep the paper away from this machine. It is shown this
        once; then type it twice above.
      </p>
      <div className="row">
        <Button small words="I have written it down" onClick={onAway} />
        <Button small look="quiet" words="Another one" onClick={onAnother} />
      </div>
    </div>
  );
}
