import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

// Every face a template may name. Typst also knows the machine's fonts and asks these first, so a style that is
// missing here could be taken from the machine and change the bytes: templates may name only what stands here.
const faces = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  // Not Noto Sans Arabic: it draws dots as glyphs of their own, and other programs then read each letter twice.
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
  'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  'noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf',
];

/** The shipped font files (TrueType), in the order in which they are preferred. */
export function readFonts(): Buffer[] {
  return faces.map(face => readFileSync(require.resolve(`@expo-google-fonts/${face}`)));
}
