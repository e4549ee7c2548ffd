import type { Handlers } from '../../app/context.ts';
import { requireWritable, rewriteFile } from '../../app/rewriting.ts';
import { overview } from './overview.ts';
import { saveElsewhere } from './save-elsewhere.ts';
import { verify } from './verify.ts';

/** The project as a whole, once it is open. */
export const projectHandlers: Handlers<
  'project.overview' | 'project.verify' | 'project.compact' | 'project.saveCopy'
> = {
  'project.overview': overview,
  'project.verify': context => verify(context),
  'project.compact': async context => {
    requireWritable(context.file);
    if (context.file.bytesSinceImage() > 0) context.refreshImage();
    const before = context.file.bytes();
    await rewriteFile(context, { keys: { kind: 'same' } }, 'the project file');
    return { bytes: context.file.bytes(), freed: before - context.file.bytes() };
  },
  'project.saveCopy': saveElsewhere,
};
