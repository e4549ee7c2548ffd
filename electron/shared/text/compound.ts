// Whether one sentence asserts two things, in English, Russian and Chinese: docs/spec/claims.md, “Compound claims”. It is a
// hint for a person, so it would rather miss a compound than divide a name, a list or somebody's words.
import { type Stretch, sentencesOf, trimmed, withoutQuotes } from './sentences.ts';

/** Where a text may be divided: the words or marks between two assertions, and what tells them. */
export interface Joint extends Stretch {
  readonly why: 'sentence' | 'semicolon' | 'conjunction';
}

/** A text that asserts more than one thing, and its parts as they stand. */
export interface Compound {
  readonly joints: readonly Joint[];
  readonly parts: readonly string[];
}

/** Where a claim may be divided, or undefined when it seems to be one assertion. Names are never divided. */
export function compoundIn(text: string, names: readonly string[] = []): Compound | undefined {
  const plain = withoutQuotes(text, names);
  const joints = [...sentenceJoints(text, plain, names), ...innerJoints(plain)].sort(
    (left, right) => left.start - right.start,
  );
  if (joints.length === 0) return undefined;
  const bounds = [0, ...joints.flatMap(({ start, end }) => [start, end]), text.length];
  const parts: string[] = [];
  for (let at = 0; at < bounds.length; at += 2) {
    const { start, end } = trimmed(text, bounds[at] ?? 0, bounds[at + 1] ?? 0);
    const part = text.slice(start, end).replace(/[,;，；]+$/u, '');
    if (part !== '') parts.push(part);
  }
  return parts.length > 1 ? { joints, parts } : undefined;
}

function sentenceJoints(text: string, plain: string, names: readonly string[]): Joint[] {
  const sentences = sentencesOf(text, names).filter(({ start, end }) => says(plain.slice(start, end)));
  return sentences.slice(1).map((next, index) => ({
    start: sentences[index]?.end ?? 0,
    end: next.start,
    why: 'sentence' as const,
  }));
}

/** Whether a stretch is long enough to say something by itself. */
function says(part: string): boolean {
  const han = part.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= 4 || wordsOf(part).length >= 3;
}

const wordsOf = (part: string): string[] => part.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? [];

function innerJoints(plain: string): Joint[] {
  const joints: Joint[] = [];
  let from = 0;
  for (const found of plain.matchAll(JOINTS)) {
    const mark = found[0];
    const start = found.index;
    const end = start + mark.length;
    const left = lastSentence(plain.slice(Math.max(from, start - REACH), start));
    const right = firstSentence(plain.slice(end, end + REACH));
    if (!divides(mark.trim().toLowerCase(), left, right)) continue;
    joints.push({ start, end, why: /[;；]/.test(mark) ? 'semicolon' : 'conjunction' });
    from = end;
  }
  return joints;
}

/** Characters on either side of a joint that are looked at. */
const REACH = 400;
const JOINTS =
  /；\s*|;\s+|，(?:并且|而且|同时|此外|随后|但是|并|且|但|而)|,?\s+(?:and|but|while|whereas)(?:\s+(?:also|then|later|subsequently))?\s+|,?\s+(?:а\s+также|и|а|но)(?:\s+(?:также|затем|потом))?\s+/giu;

const lastSentence = (part: string): string =>
  part.split(/[.!?。！？]\s+(?=[\p{Lu}\uE000])|[。！？]/u).at(-1) ?? '';
const firstSentence = (part: string): string => part.split(/[.!?](?:\s|$)|[。！？;；]/u)[0] ?? '';

function divides(mark: string, left: string, right: string): boolean {
  if (/^，/u.test(mark)) return dividesChinese(right, left);
  if (/^[;；]/u.test(mark)) return bothAssert(left, right);
  return /[а-яё]/u.test(mark) ? dividesRussian(mark, left, right) : dividesEnglish(mark, left, right);
}

function bothAssert(left: string, right: string): boolean {
  if (/\p{Script=Han}/u.test(left + right)) return says(left) && says(right);
  return says(left) && says(right) && hasVerb(left) && hasVerb(right);
}

/** After a comma, “并” and its like begin another assertion, unless they deny or compare. */
const dividesChinese = (right: string, left: string): boolean =>
  (left.match(/\p{Script=Han}/gu)?.length ?? 0) >= 5 &&
  (right.match(/\p{Script=Han}/gu)?.length ?? 0) >= 3 &&
  !/^(?:非|不|无|未|是|言)/u.test(right);

const ENGLISH = new Set(
  (
    'was were is are has have had did does paid pays sold sells bought buys owns controls controlled transferred transfers received receives ' +
    'sent sends shipped ships supplied supplies credited kept keeps knew knows opened closed signed appointed ordered financed finances ' +
    'facilitated facilitates provided provides processed processes released returned acted acts exported imported made makes helped helps ' +
    'moved concealed hid delivered purchased operated operates maintained maintains approved authorised authorized continued ignored ' +
    'instructed conducted conducts produced produces'
  ).split(' '),
);
const NO_VERBS = new Set(
  (
    'капитал материал филиал персонал канал потенциал сигнал интервал журнал арсенал металл отдел раздел предел тыл дело число масло ' +
    'школа сила скала доли цели детали модели стали соли роли земли недели мили рубли туннель угол стол пол начало правила правило'
  ).split(' '),
);

const isRussianVerb = (word: string): boolean =>
  word.length >= 4 &&
  !NO_VERBS.has(word) &&
  /(?:[аяиеёуы]л|[аяиеёуы]л[аои]|лся|лась|лось|лись|яется|ается|уется|ются)$/u.test(word);
const isVerb = (word: string | undefined): boolean =>
  word !== undefined && (ENGLISH.has(word) || isRussianVerb(word));
const hasVerb = (part: string): boolean => wordsOf(part).some(isVerb);

/** What comes under “that”, “which”, “между” is one thing said of another. */
const UNDER =
  /(?:^|\s)(?:that|which|who|whose|whom|whether|because|if|between|both|когда|что|чтобы|котор\p{L}*|если|между|как)(?=\s)/iu;

function dividesEnglish(mark: string, left: string, right: string): boolean {
  if (!hasVerb(left) || !says(left) || UNDER.test(left)) return false;
  const words = wordsOf(right);
  if (words.length < 2) return false;
  // “received and approved the payment”: two verbs share what follows, which no cut can give to both.
  if (isVerb(words[0])) return !isVerb(wordsOf(left).at(-1));
  const starts = /^(?:it|they|he|she|the|its|their|this|these)$/u.test(words[0] ?? '');
  const divided = mark.startsWith(',') || !mark.startsWith('and') || starts || namedAnew(left, right);
  return divided && verbSoon(right, words);
}

/** “… the seller and Primer-Pribor received”: a name that does something, which is no second name behind another one. */
function namedAnew(left: string, right: string): boolean {
  const verb = /^(?:[\p{Lu}\uE000][\p{L}\p{N}\uE000’'-]*\s+){1,5}(\p{Ll}+)/u.exec(right)?.[1];
  if (!isVerb(verb) || /^(?:were|are|have)$/u.test(verb ?? '')) return false;
  return !/[\p{Lu}\uE000][\p{L}\p{N}\uE000’'-]*$/u.test(left.trim());
}

function dividesRussian(mark: string, left: string, right: string): boolean {
  if (!hasVerb(left) || !says(left) || UNDER.test(left)) return false;
  const words = wordsOf(right);
  if (words.length < 2) return false;
  if (isVerb(words[0])) return !isVerb(wordsOf(left).at(-1));
  return mark.startsWith(',') && verbSoon(right, words);
}

/** Whether a verb comes before long, and not inside a clause that hangs on a noun. */
function verbSoon(right: string, words: readonly string[]): boolean {
  const at = words.slice(0, 8).findIndex(isVerb);
  return at > 0 && !UNDER.test(` ${right.slice(0, right.toLowerCase().indexOf(words[at] ?? ''))}`);
}
