// A dossier with something of everything, and the originals that it shows.
import { createHash } from 'node:crypto';
import type { Dossier } from '../../../../electron/core/features/case-file/dossier.ts';
import {
  aClaim,
  aDossier,
  aNote,
  anEvidence,
  anExhibit,
  aPageSheet,
  aSection,
  aSubject,
  resource,
  said,
} from './a-dossier.ts';

/** The contract of the sample case. */
export const contract = resource('sample/contract-QP-2024-017.pdf');
const seal = resource('sample/seal-photo.png');
/** Originals as the dossier names them. */
export const files = { '/originals/1': contract, '/originals/2': seal };
/** SHA-256 in hex. */
export const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** A quote in Russian. */
export const russian = 'Покупатель оплачивает Товар банковским переводом';
/** A name in Chinese. */
export const chinese = '深圳青岚示例电子有限公司（虚构）';
/** A mark on a page. */
export const mark = (number: number, y: number, first = true) => ({
  number,
  first,
  rectangles: [{ x: 70, y, width: 200, height: 12 }],
});

/** A dossier that has something of everything. */
export const whole = (only: Partial<Dossier> = {}): Dossier =>
  aDossier({
    title: '青岚银行 and ООО «Пример»',
    sections: [
      aSection([
        said('The bank paid '),
        aNote(1, 'E1', { mark: 'x-1', bates: 'PL1-000001' }),
        aNote(2, 'C1'),
        aNote(3, 'N1'),
      ]),
    ],
    subjects: [
      aSubject(1, {
        values: [
          {
            label: 'Name',
            text: chinese,
            check: '',
            language: 'zh',
            proofs: [{ number: 2, role: 'supports' }],
          },
          { label: 'SWIFT/BIC', text: 'QLANCNXX', check: '', language: '', proofs: [] },
        ],
      }),
    ],
    claims: [
      aClaim(1, {
        links: [
          {
            number: 1,
            role: 'supports',
            quote: russian,
            language: 'ru',
            document: 'contract.pdf',
            place: 'p. 1',
            note: '',
          },
        ],
      }),
    ],
    evidence: [
      anEvidence(1, {
        quote: russian,
        language: 'ru',
        translation: 'The Buyer pays by transfer',
        translator: 'A. B.',
        translatedOn: '2024-03-01',
        marked: true,
      }),
      anEvidence(2, { quote: chinese, language: 'zh', marked: true }),
      anEvidence(3, { quote: '', exhibit: 2, marked: true, document: 'seal.png' }),
      anEvidence(4, { state: 'lost' }),
    ],
    exhibits: [
      anExhibit(
        1,
        [
          aPageSheet([mark(1, 300)]),
          aPageSheet([mark(2, 500), mark(1, 100, false)], { page: 2, title: 'Page 2 of 4' }),
        ],
        { evidence: [1, 2, 4] },
      ),
      anExhibit(
        2,
        [aPageSheet([mark(3, 30)], { title: 'Image', file: '/originals/2', width: 380, height: 380 })],
        { mediaType: 'image/png', evidence: [3] },
      ),
    ],
    manifest: [
      {
        name: 'contract.pdf',
        bytes: contract.length,
        sha256: sha256(contract),
        exhibit: 1,
        attached: '',
        mediaType: 'application/pdf',
        file: '/originals/1',
      },
    ],
    ...only,
  });
