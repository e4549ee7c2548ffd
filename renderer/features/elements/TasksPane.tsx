import { useState } from 'react';
import type { GapTask, MatrixRow } from '../../../electron/shared/contract/elements.ts';
import { useProject } from '../../bridge/hooks.tsx';
import { dayAndTime } from '../../text/format.ts';
import { Button, DraftField, IconButton, Section, SelectField, TextField } from '../../ui/index.ts';
import { PartialDateField } from '../../ui/PartialDateField.tsx';
import { dueWords, isOverdue, thisDay } from './due.ts';
import { useElementWork } from './use-elements.ts';
import { GAPS, TASK_STATE } from './words.ts';

/** What tasks need of their element. */
export type TaskedElement = Pick<MatrixRow, 'id' | 'coverage' | 'tasks'>;

/** The tasks of a gap, and the way to a new one. */
export function TasksPane({ row }: { readonly row: TaskedElement }) {
  const closed = !GAPS.includes(row.coverage);
  return (
    <>
      {row.tasks.map(task => (
        <Section key={task.id}>
          <TaskForm task={task} closed={closed} />
        </Section>
      ))}
      <Section title={row.tasks.length === 0 ? 'No task yet' : 'Another task'}>
        <NewTaskForm row={row} />
      </Section>
    </>
  );
}

/** One task: what is missing, who looks for it, how it stands. `closed`: the gap is no more. */
export function TaskForm({ task, closed }: { readonly task: GapTask; readonly closed: boolean }) {
  const work = useElementWork();
  const { id, what, assignee, note, due, state, createdAt, author } = task;
  const today = thisDay();
  return (
    <div className="column">
      {closed && (state === 'open' || state === 'under-way') && (
        <div className="mx-closed row">
          <span className="grow">The gap is closed.</span>
          <Button small words="Mark done" onClick={() => void work.editTask(id, { state: 'done' })} />
        </div>
      )}
      <DraftField
        key={`${id} what`}
        label="What is missing"
        rows={2}
        stored={what}
        onSave={text => void (text.trim() && work.editTask(id, { what: text }))}
      />
      <DraftField
        key={`${id} who`}
        label="Who looks for it"
        stored={assignee}
        onSave={text => void work.editTask(id, { assignee: text })}
      />
      <PartialDateField label="Due" stored={due} onSave={date => void work.editTask(id, { due: date })} />
      {isOverdue(task, today) && <p className="mx-overdue">{dueWords(task, today)}</p>}
      <SelectField
        label="How it stands"
        value={state}
        choices={STATES.map(value => ({ value, words: TASK_STATE[value] }))}
        onChange={to => void work.editTask(id, { state: to })}
      />
      <DraftField
        key={`${id} note`}
        label="Note"
        rows={2}
        stored={note}
        onSave={text => void work.editTask(id, { note: text })}
      />
      <div className="row">
        <span className="muted small grow">
          Made {dayAndTime(createdAt)}
          {author && `, ${author}`}
        </span>
        <IconButton icon="trash" words="Delete the task" onClick={() => void work.deleteTask(id)} />
      </div>
    </div>
  );
}

const STATES = Object.keys(TASK_STATE) as GapTask['state'][];

function NewTaskForm({ row }: { readonly row: TaskedElement }) {
  const work = useElementWork();
  const author = useProject()?.author ?? '';
  const [what, setWhat] = useState('');
  const [assignee, setAssignee] = useState('');
  const [due, setDue] = useState('');
  const keep = async () => {
    if (what.trim() === '') return;
    const task = { what: what.trim(), assignee: assignee.trim(), due };
    if (!(await work.addTask(row.id, task))) return;
    setWhat('');
    setDue('');
  };
  return (
    <form
      className="column"
      onSubmit={event => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextField data-form="task" label="What is missing" value={what} onChange={setWhat} />
      <TextField
        label="Who looks for it"
        aside={author && `you are ${author}`}
        value={assignee}
        onChange={setAssignee}
      />
      <PartialDateField label="Due" stored={due} onSave={setDue} />
      <button type="submit" className="button" disabled={what.trim() === ''}>
        Add the task
      </button>
    </form>
  );
}
