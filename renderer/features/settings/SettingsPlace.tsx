import { usePreferences, useProject, useServices } from '../../bridge/hooks.tsx';
import { Button, CheckField, Segments, SelectField, TextField } from '../../ui/index.ts';
import { AddressBookCard } from '../keys/AddressBookCard.tsx';
import { KeysCard } from '../keys/KeysCard.tsx';
import { RecognitionCard } from '../recognition/RecognitionCard.tsx';
import './settings.css';

const THEMES = [
  { value: 'light', words: 'Light' },
  { value: 'dark', words: 'Dark' },
  { value: 'system', words: 'As the system' },
] as const;
const LOCK_AFTER = [0, 5, 10, 15, 30, 60].map(minutes => ({
  value: String(minutes),
  words: minutes === 0 ? 'Never' : `${minutes} minutes`,
}));
const DENSITIES = [
  { value: 'compact', words: 'Compact' },
  { value: 'comfortable', words: 'Comfortable' },
] as const;

/** How the window looks and listens, and who can open the project. */
export function SettingsPlace() {
  const { preferences, shelf } = useServices();
  const project = useProject();
  const { theme, density, singleKeys, author, rememberProjects, lockAfter } = usePreferences();
  const remember = (checked: boolean) =>
    preferences.setState(checked ? { rememberProjects: true } : { rememberProjects: false, recent: [] });
  return (
    <div className="scroll settings">
      <section className="card">
        <h2>Look</h2>
        <div className="field">
          <span className="label">Theme</span>
          <Segments
            label="Theme"
            value={theme}
            choices={THEMES}
            onChange={value => preferences.setState({ theme: value })}
          />
        </div>
        <div className="field">
          <span className="label">Rows</span>
          <Segments
            label="Rows"
            value={density}
            choices={DENSITIES}
            onChange={value => preferences.setState({ density: value })}
          />
          <span className="hint">Comfortable gives each row 4 more pixels.</span>
        </div>
      </section>
      <section className="card">
        <h2>Keys</h2>
        <CheckField
          label="Single letters are keys"
          hint="E keeps evidence, J and K move. Off, only keys with Ctrl, Alt or a function key act."
          checked={singleKeys}
          onChange={checked => preferences.setState({ singleKeys: checked })}
        />
        <div className="row">
          <Button words="Show all keys" keys="?" onClick={() => shelf.setState({ overlay: 'keys' })} />
        </div>
      </section>
      <section className="card">
        <h2>Locking</h2>
        <SelectField
          label="Lock when nobody has touched anything for"
          value={String(lockAfter)}
          choices={LOCK_AFTER}
          onChange={value => preferences.setState({ lockAfter: Number(value) })}
        />
        <p className="hint">
          Locking drops the key and everything of the case from memory; work that still runs is stopped, and
          what it had finished stays. The project also locks when the machine has slept. Ctrl Shift L locks at
          once. Ctrl Shift Backspace closes the project and the window at once, without asking.
        </p>
      </section>
      <section className="card">
        <h2>You and this machine</h2>
        <TextField
          label="Your name"
          hint="Used for the next project that you open or create: printed in the log beside what you do."
          value={author}
          maxLength={200}
          onChange={value => preferences.setState({ author: value })}
        />
        <CheckField
          label="Keep a list of recent projects"
          hint="Paths only, outside the encrypted files. Switching it off forgets the list."
          checked={rememberProjects}
          onChange={remember}
        />
      </section>
      {project && <RecognitionCard readOnly={project.readOnly} />}
      {project && <KeysCard readOnly={project.readOnly} />}
      {project && <AddressBookCard readOnly={project.readOnly} />}
    </div>
  );
}
