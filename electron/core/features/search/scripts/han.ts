import { pinyin } from 'pinyin-pro';

const HAN_ONLY = /^\p{Script=Han}{2,6}$/u;

/** Syllables of a Chinese name without tones; undefined for what is no short Chinese text. */
export function syllablesOf(name: string): readonly string[] | undefined {
  if (!HAN_ONLY.test(name)) return undefined;
  return pinyin(name, { toneType: 'none', type: 'array', v: true });
}

let byReading: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Common characters that are read so, tones apart. Worked out once, on the first question. */
export function charactersRead(syllable: string): ReadonlySet<string> {
  byReading ??= readings();
  return byReading.get(syllable) ?? new Set();
}

function readings(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (let code = 0x4e00; code < 0x9fa6; code++) {
    const character = String.fromCharCode(code);
    const syllable = pinyin(character, { toneType: 'none', v: true });
    const known = found.get(syllable);
    if (known) known.add(character);
    else found.set(syllable, new Set([character]));
  }
  return found;
}
