import { useQuery } from '../../bridge/hooks.tsx';
import { SelectField } from '../../ui/index.ts';

/** What the case file is written for: its template decides the sections, the legal texts and the order of the parts. */
export function TemplateField({
  template,
  onSave,
}: {
  readonly template: string;
  readonly onSave: (template: string) => void;
}) {
  const query = useQuery('caseFile.templates', {}, []);
  const offered = query.status === 'ready' ? query.value.filter(({ about }) => about === 'case') : [];
  const chosen = offered.find(({ id }) => id === template);
  return (
    <SelectField
      label="Template"
      value={template}
      choices={
        offered.length > 0
          ? offered.map(({ id, title }) => ({ value: id, words: title }))
          : [{ value: template, words: template }]
      }
      hint={chosen?.description}
      onChange={onSave}
    />
  );
}
