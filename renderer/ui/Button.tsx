import type { ButtonHTMLAttributes } from 'react';
import { showKeys } from '../keys/stroke.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import { KeyHint } from './KeyHint.tsx';

interface Shared extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'className'> {
  /** One primary button in a pane. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly small?: boolean;
  readonly icon?: IconName;
  /** The key that does the same, as `ctrl+k`. */
  readonly keys?: string;
}

const classOf = (look: Shared['look'], small: boolean | undefined, onlyIcon = false) =>
  ['button', look ?? 'plain', small && 'small', onlyIcon && 'only-icon'].filter(Boolean).join(' ');

/** A button: a verb, with its key beside it where it has one. */
export function Button({ look, small, icon, keys, words, ...rest }: Shared & { readonly words: string }) {
  return (
    <button type="button" {...rest} className={classOf(look, small)}>
      {icon && <Icon name={icon} size={small ? 12 : 16} />}
      {words}
      {keys && <KeyHint keys={keys} />}
    </button>
  );
}

/** A button that shows only an icon; its words are its name and its hint. */
export function IconButton({
  look = 'quiet',
  small = true,
  icon,
  keys,
  words,
  ...rest
}: Shared & { readonly words: string; readonly icon: IconName }) {
  const title = keys ? `${words} (${showKeys(keys)})` : words;
  return (
    <button type="button" aria-label={words} title={title} {...rest} className={classOf(look, small, true)}>
      <Icon name={icon} />
    </button>
  );
}

/** A word that opens a thing of the case, in the colour of what can be acted on. */
export function LinkButton({
  words,
  ...rest
}: Omit<Shared, 'look' | 'small' | 'icon' | 'keys'> & { words: string }) {
  return (
    <button type="button" {...rest} className="link">
      {words}
    </button>
  );
}
