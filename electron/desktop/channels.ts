import { z } from 'zod';
import { BytesRef } from '../shared/contract/common.ts';

/** Names of the channels between window and main process. Everything that crosses is parsed on arrival. */
export const CHANNEL = {
  frame: 'plumbline:frame',
  closed: 'plumbline:closed',
  lock: 'plumbline:lock',
  pickNewProject: 'plumbline:pick-new-project',
  pickProject: 'plumbline:pick-project',
  pickFiles: 'plumbline:pick-files',
  pickFolder: 'plumbline:pick-folder',
  deliver: 'plumbline:deliver',
  refused: 'plumbline:refused',
} as const;

/** What a window asks for when it delivers an export: the suggested name and where the bytes are. */
export const Delivery = z.object({ name: z.string().min(1).max(255), ref: BytesRef });

/** A suggested file name. */
export const FileName = z.string().min(1).max(255);
