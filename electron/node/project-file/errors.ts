import { type Problem, Refusal } from '../../shared/contract/problem.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ENOENT: 'its folder does not exist',
  ENAMETOOLONG: 'the name is too long',
  EBUSY: 'another program holds it',
  EIO: 'the drive reported an error',
  ENXIO: 'the drive is gone',
  ENODEV: 'the drive is gone',
};

/** The errno name of a system error, like `EACCES`; undefined for any other error. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return 'syscall' in error ? error.code : undefined;
}

/** A system error in words: the only ones for what cannot be written. */
export const reasonFor = (errno: string): string => `${REASONS[errno] ?? 'the system refused'} (${errno})`;

function wrap(error: unknown, problem: (errno: string) => Problem): unknown {
  if (error instanceof Refusal) return error;
  const errno = errnoOf(error);
  return errno === undefined ? error : new Refusal(problem(errno));
}

/** A system error while writing as a `disk-full` or `cannot-write` refusal; any other error as it is. */
export const asWriting = (path: string, error: unknown): unknown =>
  wrap(error, errno =>
    FULL.has(errno) ? { code: 'disk-full', path } : { code: 'cannot-write', path, reason: reasonFor(errno) },
  );

/** Runs `work`; a system error while writing becomes a `disk-full` or `cannot-write` refusal. */
export function writing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asWriting(path, error);
  }
}

/** Runs `work`; a system error while reading becomes a `no-such-file` or `cannot-read` refusal. */
export function reading<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw wrap(error, errno =>
      errno === 'ENOENT'
        ? { code: 'no-such-file', path }
        : { code: 'cannot-read', path, reason: reasonFor(errno) },
    );
  }
}
