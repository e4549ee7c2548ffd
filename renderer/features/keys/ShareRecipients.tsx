import { useQuery } from '../../bridge/hooks.tsx';
import { Ask, CheckField } from '../../ui/index.ts';

/** Who of the address book it is for, with the words of their keys. */
export function ShareRecipients({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const book = useQuery('recipients.list', {}, ['recipient']);
  const toggle = (recipient: string, on: boolean) =>
    onChange(on ? [...chosen, recipient] : chosen.filter(each => each !== recipient));
  return (
    <Ask query={book} what="Reading the address book">
      {entries => (
        <fieldset className="column plain-fieldset">
          <legend className="label">For</legend>
          {entries.length === 0 && (
            <p className="hint">The address book is empty. Add somebody there, or give a new passphrase.</p>
          )}
          {entries.map(({ recipient, label, words, confirmed }) => (
            <CheckField
              key={recipient}
              label={label}
              hint={confirmed ? words : `Not confirmed yet: ${words}`}
              checked={chosen.includes(recipient)}
              onChange={on => toggle(recipient, on)}
            />
          ))}
        </fieldset>
      )}
    </Ask>
  );
}
