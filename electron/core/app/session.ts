import type { Input, Output } from '../../shared/contract/index.ts';
import { refuse } from '../../shared/contract/problem.ts';
import type { ProjectStatus } from '../../shared/contract/project.ts';
import type { EngineEvent } from '../../shared/contract/wire.ts';
import { noteSlots } from '../features/keys/change.ts';
import { examine, rescue } from '../features/project/rescue.ts';
import { startSampleCase } from '../features/sample/replay.ts';
import type { Ports } from '../ports/index.ts';
import type { ProjectFile } from '../ports/project-file.ts';
import { type ActionContext, INTERRUPTED, type JobContext } from './context.ts';
import { OpenProject, type Signed } from './open-project.ts';
import { Line, type Sliced } from './slices.ts';

type Create = Input<'project.create'>;

/** Opens, creates and closes the one project that an engine holds. */
export class Session {
  readonly #ports: Ports;
  readonly #tell: (event: EngineEvent) => void;
  #project: OpenProject | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #line = new Line();
  readonly #jobs = new Map<Promise<unknown>, AbortController>();

  constructor(ports: Ports, tell: (event: EngineEvent) => void) {
    this.#ports = ports;
    this.#tell = tell;
  }

  /** The open project. Refuses when there is none. */
  get project(): OpenProject {
    return this.#project ?? refuse({ code: 'no-project-open' });
  }

  /** Status of the open project, or null. */
  status(): ProjectStatus | null {
    return this.#project?.status() ?? null;
  }

  /** Remembers a running job, so that closing can stop it and wait for its end. Gives the job back. */
  watch<T>(job: Promise<T>, abort: AbortController): Promise<T> {
    const forget = () => this.#jobs.delete(job);
    this.#jobs.set(job, abort);
    job.then(forget, forget);
    return job;
  }

  /** Answers a query that takes long, in slices, after those that were asked before it. */
  inLine<T>(work: Sliced<T>, { breathe }: Pick<JobContext, 'breathe'>, abort: AbortController): Promise<T> {
    return this.watch(this.#line.run(work, breathe), abort);
  }

  /** Creates a project and opens it. */
  create(input: Create): Promise<ProjectStatus> {
    return this.#inTurn(async () => {
      await this.#make(input);
      return this.#opened();
    });
  }

  /** Creates the sample case. `runJob` lends the context that the importers need. */
  sample(input: Omit<Create, 'title'>, runJob: (project: OpenProject) => JobContext): Promise<ProjectStatus> {
    return this.#inTurn(async () => {
      const { title, sign, replay } = startSampleCase(this.#ports.resources);
      const project = await this.#make({ ...input, title }, sign());
      try {
        await replay({ ...runJob(project), act: (name, work) => project.act(name, work, sign()) });
      } catch (error) {
        await this.#shut(made => made.discard());
        throw error;
      }
      return this.#opened();
    });
  }

  /** Opens a project file. */
  open(input: Input<'project.open'>): Promise<ProjectStatus> {
    return this.#inTurn(async () => {
      this.#mustBeFree();
      const { passphrase, identities } = input;
      const opened = await this.#ports.projectFiles.open(
        input.path,
        { passphrase, identities },
        input.readOnly,
      );
      let project: OpenProject | null = null;
      try {
        project = new OpenProject(this.#ports, { ...opened, author: input.author }, this.#tell);
        project.noteBroughtUp();
      } catch (error) {
        await project?.quiet();
        opened.file.close();
        throw error;
      }
      this.#project = project;
      return this.#opened();
    });
  }

  /** Lists the damage of a project file that need not be open. */
  examine(input: Input<'project.examine'>): Promise<Output<'project.examine'>> {
    return examine(this.#ports, input);
  }

  /** Writes what still holds of a project file into a folder. */
  rescue(input: Input<'project.rescue'>): Promise<Output<'project.rescue'>> {
    return rescue(this.#ports, input);
  }

  /** Saves and closes; answers whether anything was open. */
  close(): Promise<boolean> {
    return this.#inTurn(() => this.#shut());
  }

  async #make(input: Create, sample?: Signed): Promise<OpenProject> {
    this.#mustBeFree();
    const { passphrase, recipients } = input;
    const id = `prj_${this.#ports.crypto.uniqueId()}`;
    const file = await this.#ports.projectFiles.create(input.path, id, { passphrase, recipients });
    const opening = { file, image: null, actions: [], recovered: null, author: input.author };
    const project = new OpenProject(this.#ports, opening, this.#tell);
    try {
      this.#begin(project, file, input, id, sample);
    } catch (error) {
      // A project that came to nothing leaves no file behind.
      await project.quiet();
      project.discard();
      throw error;
    }
    this.#project = project;
    return project;
  }

  /** The first action, and an image: it says of which version the tables are that later actions change. */
  #begin(project: OpenProject, file: ProjectFile, input: Create, id: string, sample?: Signed): void {
    const begin = (acting: ActionContext) => {
      const { work, at } = acting;
      noteSlots(
        acting,
        file.keySlots(),
        input.recipients.map(recipient => ({ recipient, label: '' })),
      );
      work.insert('project', { id, title: input.title, sample: sample ? 1 : 0, createdAt: at });
      work.insert('case_file', {
        id: 'case_file',
        title: input.title,
        reference: '',
        author: acting.author,
        date: at.slice(0, 10),
        handling: 'restricted',
        template: 'dossier',
        summary: '',
        subjects: '[]',
      });
      work.say(`Created the project “${input.title}”`);
    };
    project.act('project.create', begin, sample);
    project.saveImage();
  }

  #mustBeFree(): void {
    if (this.#project) refuse({ code: 'project-already-open' });
  }

  #opened(): ProjectStatus {
    this.#tell({ kind: 'opened' });
    return this.project.status();
  }

  async #shut(end = (project: OpenProject) => project.close()): Promise<boolean> {
    const project = this.#project;
    if (!project) return false;
    for (const abort of this.#jobs.values()) abort.abort(INTERRUPTED);
    await Promise.allSettled(this.#jobs.keys());
    await project.quiet();
    this.#project = null;
    end(project);
    this.#tell({ kind: 'closed' });
    return true;
  }

  /** One at a time: an opening must not overtake a closing. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
