import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { claimRow } from '../claims/queries.ts';
import { answer, elementRow, unanswer } from './answers.ts';
import { exportMatrix } from './export.ts';
import { addTask, deleteTask, editTask, listGaps } from './gaps.ts';
import { matrixOf } from './matrix.ts';
import { listOrigins, setOrigin } from './origins.ts';
import { readRegime, regimeOrRefuse } from './regime-file.ts';
import {
  exportRegime,
  getRegime,
  listRegimes,
  pursue,
  regimeRow,
  removeRegime,
  takeRegime,
  useRegime,
} from './regimes.ts';

/** Regimes, elements, gaps and origins. */
export const elementsHandlers: Handlers<MethodsUnder<'regimes' | 'elements' | 'gaps' | 'origins'>> = {
  'regimes.list': listRegimes,
  'regimes.get': (context, { code }) => getRegime(context, code),
  'regimes.use': useRegime,
  'regimes.check': ({ ports }, { text }) => {
    const read = readRegime(ports.resources, text);
    return { faults: read.ok ? [] : read.faults };
  },
  'regimes.import': (context, { name, text }) =>
    takeRegime(context, regimeOrRefuse(context.ports.resources, name, text), 'own'),
  'regimes.export': exportRegime,
  'regimes.pursue': pursue,
  'regimes.remove': removeRegime,
  'elements.matrix': ({ db }, { regimeId }) => {
    if (regimeId !== undefined) regimeRow(db, regimeId);
    return { regimes: matrixOf(db, regimeId) };
  },
  'elements.export': exportMatrix,
  'elements.answer': (context, { claimId, elementId, note }) => {
    const { number } = claimRow(context.db, claimId);
    answer(context, claimId, elementId, note);
    context.work.say(`C${number} answers ${elementRow(context.db, elementId).code}`);
    return { claimId, elementId };
  },
  'elements.unanswer': (context, { claimId, elementId }) => {
    const { number } = claimRow(context.db, claimId);
    unanswer(context, claimId, elementId);
    context.work.say(`C${number} no longer answers ${elementRow(context.db, elementId).code}`);
    return { claimId, elementId };
  },
  'gaps.list': ({ db }, filter) => listGaps(db, filter),
  'gaps.add': addTask,
  'gaps.edit': editTask,
  'gaps.delete': deleteTask,
  'origins.list': listOrigins,
  'origins.set': setOrigin,
};
