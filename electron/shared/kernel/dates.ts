import { z } from 'zod';

/** An instant as ISO 8601 in UTC, like `2026-03-14T10:02:31.004Z`. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** A date with its precision kept, as FollowTheMoney writes it: `2024`, `2024-03`, `2024-03-14`, or with a time. */
export const PartialDate = z
  .string()
  .regex(
    /^\d{4}(-\d{2}(-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?)?)?$/,
    'expected a date like 2024, 2024-03 or 2024-03-14',
  );
