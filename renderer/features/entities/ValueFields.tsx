import { TextField } from '../../ui/index.ts';
import { hintFor } from './value-hints.ts';

const WORDY = new Set(['name', 'text', 'address', 'string']);

/** The field of a value, with help for its type, and its language where it has one. */
export function ValueFields({
  label,
  type,
  value,
  language,
  onValue,
  onLanguage,
  autoFocus = false,
}: {
  readonly label: string;
  readonly type: string;
  readonly value: string;
  readonly language: string;
  readonly onValue: (value: string) => void;
  readonly onLanguage: (language: string) => void;
  readonly autoFocus?: boolean;
}) {
  const hint = hintFor(type, value);
  return (
    <>
      <TextField
        label={label}
        value={value}
        onChange={onValue}
        hint={hint?.words}
        wrong={hint?.wrong ?? false}
        dir="auto"
        autoFocus={autoFocus}
      />
      {WORDY.has(type) && (
        <TextField
          label="Language"
          aside={languageName(language) ?? 'if known'}
          placeholder="ru, zh, en"
          maxLength={3}
          value={language}
          onChange={typed => onLanguage(typed.trim().toLowerCase())}
        />
      )}
    </>
  );
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

function languageName(code: string): string | undefined {
  return /^[a-z]{2,3}$/.test(code) ? LANGUAGES.of(code) : undefined;
}
