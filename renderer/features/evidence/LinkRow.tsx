import { useQuery } from '../../bridge/hooks.tsx';
import { IconButton } from '../../ui/index.ts';
import type { DraftLink } from './draft.ts';
import { NewValueRow } from './NewValueRow.tsx';
import { RoleChoice } from './RoleChoice.tsx';

/** One link of a draft: its role, what it leads to, and the words of what is new. */
export function LinkRow(props: {
  readonly link: DraftLink;
  /** The words of a new thing take the focus. */
  readonly focus: boolean;
  readonly onChange: (link: DraftLink) => void;
  readonly onRemove: () => void;
}) {
  const { link, focus, onChange, onRemove } = props;
  return (
    <div className="link-row">
      {link.kind === 'new-entity' || link.kind === 'new-value' ? (
        <span className="tag supports">New</span>
      ) : (
        <RoleChoice
          label={`What it does for ${nameOf(link)}`}
          role={link.role}
          onRole={role => onChange({ ...link, role })}
        />
      )}
      {'id' in link ? (
        <>
          <span className={link.kind === 'claim' ? 'chip claim' : 'tag'}>{nameOf(link)}</span>
          <span className="ellipsis grow" dir="auto" title={link.words}>
            {link.words}
          </span>
        </>
      ) : link.kind === 'new-value' ? (
        <NewValueRow link={link} onChange={onChange} />
      ) : (
        <NewThing link={link} focus={focus} onChange={onChange} />
      )}
      <IconButton icon="close" words={`Remove the link to ${nameOf(link)}`} onClick={onRemove} />
    </div>
  );
}

function nameOf(link: DraftLink): string {
  if (link.kind === 'claim') return `C${link.number}`;
  if (link.kind === 'entity') return `N${link.number}`;
  if (link.kind === 'new-value') return 'the new value';
  return link.kind === 'new-claim' ? 'the new claim' : 'the new entity';
}

function NewThing(props: {
  readonly link: Exclude<DraftLink, { kind: 'new-value' }>;
  readonly focus: boolean;
  readonly onChange: (link: DraftLink) => void;
}) {
  const { link, focus, onChange } = props;
  const schemata = useQuery('entities.schemata', {}, []);
  const kinds = schemata.status === 'ready' ? schemata.value.filter(schema => !schema.edge) : [];
  return (
    <span className="new-thing grow">
      <input
        className="input small"
        dir="auto"
        // biome-ignore lint/a11y/noAutofocus: its words were just asked for by a key
        autoFocus={focus}
        aria-label={link.kind === 'new-claim' ? 'Sentence of the new claim' : 'Name of the new entity'}
        value={link.words}
        onFocus={event => event.target.select()}
        onChange={event => onChange({ ...link, words: event.target.value })}
      />
      {link.kind === 'new-entity' && (
        <select
          className="input small"
          aria-label="Kind of the new entity"
          value={link.schema}
          onChange={event => onChange({ ...link, schema: event.target.value })}
        >
          {kinds.length === 0 && <option value={link.schema}>{link.schema}</option>}
          {kinds.map(({ name, label }) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
