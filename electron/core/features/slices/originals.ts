import type { JobContext, NewProject } from '../../app/context.ts';

/** Bytes of an original that are copied between two answers. */
const PIECE = 8 * 1024 * 1024;

/** Copies an original, or what is kept beside one, into another project. One that is there already is passed over. */
export async function copyOriginal(job: JobContext, { context }: NewProject, sha256: string): Promise<void> {
  const { file } = context;
  if (file.hasOriginal(sha256)) return;
  const total = job.file.originalBytes(sha256);
  if (total <= PIECE) {
    file.putOriginal(sha256, job.file.readOriginal(sha256));
    return;
  }
  const pieces = file.beginOriginal();
  for (let start = 0; start < total; start += PIECE) {
    pieces.add(job.file.readOriginal(sha256, { start, end: Math.min(start + PIECE, total) }));
    await job.breathe();
  }
  if (pieces.end(sha256) !== 'stored') throw new Error('a new project file was written to by somebody else');
}
