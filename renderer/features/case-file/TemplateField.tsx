import { Button, ProblemNotice, SelectField } from '../../ui/index.ts';
import { useTemplates } from './use-templates.ts';

/** What the case file is written for: its template decides the sections, the legal texts and the order of the parts. */
export function TemplateField({
  template,
  onSave,
}: {
  readonly template: string;
  readonly onSave: (template: string) => void;
}) {
  const { offered, checking, cancel, problem, bring, remove } = useTemplates(id => {
    if (id !== template) onSave(id);
  });
  const chosen = offered.find(({ id }) => id === template);
  const others = offered.filter(({ id, own }) => own && id !== template);
  const choices = offered.map(({ id, title, own }) => ({ value: id, words: own ? `${title} (own)` : title }));
  return (
    <div className="column">
      <SelectField
        label="Template"
        value={template}
        choices={chosen ? choices : [...choices, { value: template, words: `${template} (missing)` }]}
        hint={chosen?.description}
        onChange={onSave}
      />
      {chosen?.own && (
        <p className="muted small template-own">
          Own template{chosen.own.version !== '' && `, version ${chosen.own.version}`}, kept in this project.
          SHA-256 <span className="number">{chosen.own.sha256.slice(0, 16)}…</span>
        </p>
      )}
      <div className="row template-tools">
        {checking ? (
          <>
            <span className="muted small grow" role="status">
              Checking the template
            </span>
            <Button small words="Cancel" onClick={cancel} />
          </>
        ) : (
          <Button
            small
            words={chosen?.own ? 'Replace from its folder' : 'Add a template folder'}
            onClick={() => void bring()}
          />
        )}
        {!checking &&
          others.map(({ id, title }) => (
            <Button key={id} small words={`Remove “${title}”`} onClick={() => remove(id)} />
          ))}
      </div>
      <ProblemNotice problem={problem} />
    </div>
  );
}
