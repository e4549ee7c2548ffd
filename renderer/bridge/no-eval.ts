import { z } from 'zod';

// zod builds faster parsers with `new Function` and finds out by trying. The page's policy refuses that and lists the try,
// so it must know before the first schema is made: this module is imported before everything else.
z.config({ jitless: true });
