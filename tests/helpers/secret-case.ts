// A case whose words stand nowhere else, to be searched for in what was written.
import { readFileSync } from 'node:fs';
import { Decrypter } from 'age-encryption';
import { slotsIn } from '../node/project-file/second-reader.ts';

/** The words of the case, its passphrase among them. */
export const SECRET_CASE = {
  passphrase: 'zwölf Boxkämpfer über den Deich',
  title: 'Operation Quillfeather',
  document: 'Consignee Vexley Maritime paid through Ostrava Kreditbank',
  quote: 'paid through Ostrava Kreditbank',
  note: 'Informant Jaroslava Tichá saw this',
  claim: 'Vexley is controlled by Grimsdottir',
  query: 'Ostrava Kreditbank',
  name: 'ledger-of-vexley.txt',
} as const;

/** All that must not be found: the words, and the project key from the file's own passphrase slot. */
export async function secretsOf(project: string): Promise<(string | Buffer)[]> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(SECRET_CASE.passphrase.normalize('NFC'));
  const [slot] = slotsIn(readFileSync(project));
  const key = Buffer.from(await decrypter.decrypt(slot ?? new Uint8Array()));
  return [...Object.values(SECRET_CASE), key];
}
