import { TextAreaField } from '../../ui/index.ts';

/** A list of passwords to try on locked files, typed, pasted or taken from a file. */
export function PasswordsField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (list: string) => void;
}) {
  return (
    <div className="column passwords">
      <TextAreaField
        label="Passwords to try on locked files"
        aside="one a line"
        rows={3}
        value={value}
        spellCheck={false}
        autoComplete="off"
        hint="What works is kept inside the project only, and tried on the next locked file by itself."
        onChange={onChange}
      />
      <label className="button small">
        Take them from a file
        <input
          className="unseen"
          type="file"
          accept=".txt,.lst,.csv,text/plain"
          onChange={async event => {
            const [file] = event.target.files ?? [];
            const list = await file?.text();
            if (list !== undefined) onChange([value, list].filter(text => text !== '').join('\n'));
          }}
        />
      </label>
    </div>
  );
}
