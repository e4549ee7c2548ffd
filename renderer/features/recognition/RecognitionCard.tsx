import type { RecognitionWish } from '../../../electron/shared/contract/recognition.ts';
import { useAction, useQuery } from '../../bridge/hooks.tsx';
import { ActionNotice, CheckField, SelectField } from '../../ui/index.ts';
import { languageChoices, languageName, languagesWords } from './languages.ts';

const ENGINES = [
  { value: 'shipped', words: 'The program that comes with Plumbline' },
  { value: 'machine', words: "This machine's own Tesseract" },
] as const;

/** How text is recognised in this project, and where data for more languages belong. */
export function RecognitionCard({ readOnly }: { readonly readOnly: boolean }) {
  const options = useQuery('recognition.options', {}, []);
  const wish = useQuery('recognition.wish', {}, ['recognition_wish']);
  const prefer = useAction('recognition.prefer');
  if (options.status !== 'ready' || wish.status !== 'ready') return null;
  const { languages, folder, shipped, machine } = options.value;
  const { engine, afterImport } = wish.value;
  const set = (patch: Partial<RecognitionWish>) => void prefer.run(patch);
  const choices = languageChoices(options.value);
  const sets = choices.some(names => names.join() === wish.value.languages.join())
    ? choices
    : [...choices, wish.value.languages];
  return (
    <section className="card">
      <h2>Text recognition</h2>
      <ActionNotice of={prefer} />
      <CheckField
        label="Recognise text in scans after an import"
        hint="In the background, one document after the other. What is read is kept if the program ends."
        checked={afterImport}
        disabled={readOnly}
        onChange={checked => set({ afterImport: checked })}
      />
      <SelectField
        label="Languages"
        value={wish.value.languages.join()}
        choices={sets.map(names => ({ value: names.join(), words: languagesWords(names) }))}
        disabled={readOnly}
        onChange={value => set({ languages: value === '' ? [] : value.split(',') })}
      />
      <p className="hint">
        There are data for {languages.map(({ name }) => `${languageName(name)} (${name})`).join(', ')}. To add
        a language, put its .traineddata file into the folder <span className="mono">{folder}</span>.
      </p>
      {machine ? (
        <SelectField
          label="Read by"
          value={engine}
          choices={ENGINES}
          disabled={readOnly}
          onChange={value => set({ engine: value })}
        />
      ) : null}
      <p className="hint">
        {shipped}
        {machine ? ` and ${machine} are here` : ' is here; no Tesseract of this machine was found'}. Both work
        offline and write nothing to the disk. The shipped one gives the same words on every machine.
      </p>
    </section>
  );
}
