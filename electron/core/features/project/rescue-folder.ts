import { explain } from '../../../shared/contract/explain.ts';
import { type Problem, Refusal } from '../../../shared/contract/problem.ts';
import type { Finding } from '../../../shared/contract/project.ts';
import type { OutFolder } from '../../ports/files.ts';
import { unfinishedReport } from './rescue-report.ts';

const REPORT = 'report.txt';

/** The folder of a rescue: a file that cannot be written is noted, and the others are tried all the same. */
export class RescueFolder {
  readonly unwritten: Finding[] = [];
  readonly #out: OutFolder;
  #stopped: Problem | undefined;

  /** The report comes first, with room for what it will say. */
  constructor(out: OutFolder) {
    this.#out = out;
    out.write(REPORT, [new TextEncoder().encode(unfinishedReport())]);
  }

  /** Why the first file was not written that was not. */
  get stopped(): Problem | undefined {
    return this.#stopped;
  }

  /** Writes a file; false when it could not be, and then nothing of it is there. */
  write(name: string, ...pieces: readonly Uint8Array[]): boolean {
    return this.writePieces(name, pieces);
  }

  /** The same piece by piece. */
  writePieces(name: string, pieces: Iterable<Uint8Array>): boolean {
    try {
      this.#out.write(name, pieces);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { problem } = error;
      this.#stopped ??= problem;
      const why = problem.code === 'disk-full' ? 'the disk is full' : explain(problem).title;
      this.unwritten.push({ where: name, what: `not written: ${why}` });
      return false;
    }
  }

  /** Writes the report in the place that was kept for it. */
  report(text: string): void {
    this.#out.replace(REPORT, new TextEncoder().encode(text));
  }
}
