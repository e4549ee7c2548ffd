import type { Crypto, Resources } from '../../ports/index.ts';
import type { AttachedText, CheckingData, OriginalData } from './dossier-exhibits.ts';
import { safeName } from './rules.ts';

/** Name of the attached list that `sha256sum -c` reads. */
export const SUMS = 'SHA256SUMS';
/** Name of the attached script that runs the programs of others. */
export const SCRIPT = 'check-case-file.sh';

const encoder = new TextEncoder();

/** Letters of scripts that the shipped fonts may lack: the name is printed as it is attached, and must be the same in both. */
const UNPRINTED =
  /[^\p{ASCII}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\u4e00-\u9fff]/gu;

/** The name of an original among the attachments. */
export function attachedName({ exhibit, name }: Pick<OriginalData, 'exhibit' | 'name'>): string {
  const safe = safeName(name).replaceAll(UNPRINTED, '_');
  return `${String(exhibit).padStart(3, '0')}-${safe === '' ? 'original' : safe}`;
}

/** How an outsider checks what is attached; null when nothing is. */
export function checkingOf(
  manifest: readonly OriginalData[],
  resources: Resources,
  crypto: Crypto,
): CheckingData | null {
  const attached = manifest.filter(each => each.attached !== '');
  if (attached.length === 0) return null;
  const text = new TextDecoder().decode(resources.read(`templates/lib/${SCRIPT}`));
  const script = attachedText(SCRIPT, text, crypto);
  const lines = [...attached.map(({ sha256, attached: name }) => ({ sha256, name })), script];
  const sums = lines.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('');
  return { script, sums: attachedText(SUMS, sums, crypto) };
}

const attachedText = (name: string, text: string, crypto: Crypto): AttachedText => ({
  name,
  file: `/attached/${name}`,
  sha256: crypto.sha256(encoder.encode(text)),
  text,
});

/** The attached texts by their paths in the typesetter's world. */
export const checkingFiles = (checking: CheckingData | null): Map<string, Uint8Array> =>
  new Map(
    checking === null
      ? []
      : [checking.sums, checking.script].map(({ file, text }) => [file, encoder.encode(text)]),
  );

/** The lines of a `SHA256SUMS` file by name; lines of another form are left out. */
export function readSums(text: string): Map<string, string> {
  const lines = text.split('\n').map(line => /^([0-9a-f]{64}) [ *](.+)$/.exec(line));
  return new Map(lines.flatMap(line => (line?.[1] && line[2] ? [[line[2], line[1]] as const] : [])));
}
