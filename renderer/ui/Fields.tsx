import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

interface FieldProps {
  readonly label: string;
  /** A few grey words after the label. */
  readonly aside?: ReactNode;
  /** What is right or wrong with the value, below it. */
  readonly hint?: string | undefined;
  readonly wrong?: boolean;
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A label over its control, with a hint below. */
export function Field({ label, aside, hint, wrong, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
        {aside && <span className="muted">{aside}</span>}
      </label>
      {children({ id, 'aria-describedby': hintId })}
      {hint && (
        <span className="hint" id={hintId} role={wrong ? 'alert' : undefined}>
          {hint}
        </span>
      )}
    </div>
  );
}

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'onChange'> & {
  readonly label: string;
  readonly aside?: ReactNode;
  readonly hint?: string | undefined;
  readonly wrong?: boolean;
  readonly onChange: (value: string) => void;
};

/** A one-line text field with its label. */
export function TextField({ label, aside, hint, wrong = false, onChange, ...rest }: InputProps) {
  return (
    <Field label={label} aside={aside} hint={hint} wrong={wrong}>
      {ids => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...ids}
          className="input"
          aria-invalid={wrong || undefined}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type AreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'onChange'> & {
  readonly label: string;
  readonly aside?: ReactNode;
  readonly hint?: string | undefined;
  readonly onChange: (value: string) => void;
};

/** A text field of many lines with its label. */
export function TextAreaField({ label, aside, hint, onChange, ...rest }: AreaProps) {
  return (
    <Field label={label} aside={aside} hint={hint}>
      {ids => (
        <textarea {...rest} {...ids} className="input" onChange={event => onChange(event.target.value)} />
      )}
    </Field>
  );
}

/** A choice among a few, in a list that opens. */
export function SelectField<V extends string>({
  label,
  value,
  choices,
  onChange,
  disabled,
  hint,
}: {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly words: string }[];
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
  readonly hint?: string | undefined;
}) {
  return (
    <Field label={label} hint={hint}>
      {ids => (
        <select
          {...ids}
          className="input"
          value={value}
          disabled={disabled}
          onChange={event => {
            const chosen = choices.find(choice => choice.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A choice that is seen at once: radio buttons in one bar. */
export function Segments<V extends string>({
  label,
  value,
  choices,
  onChange,
  disabled,
}: {
  readonly label: string;
  readonly value: V | null;
  readonly choices: readonly { readonly value: V; readonly words: ReactNode; readonly title?: string }[];
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
}) {
  const name = useId();
  return (
    <fieldset className="segments" aria-label={label}>
      {choices.map(choice => (
        <label key={choice.value} title={choice.title}>
          <input
            className="unseen"
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={disabled}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.words}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A box to tick, with its words and what they mean. */
export function CheckField({
  label,
  hint,
  checked,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={event => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint && <span className="hint"> {hint}</span>}
      </span>
    </label>
  );
}

/** A small field with an icon and no visible label, for filters. */
export function FilterField({
  label,
  icon = 'filter',
  value,
  onChange,
  ...rest
}: Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'onChange'> & {
  readonly label: string;
  readonly icon?: IconName;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  return (
    <span className="input-with-icon">
      <Icon name={icon} size={12} />
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={label}
        {...rest}
        className="input small"
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </span>
  );
}
