import back from '@blueprintjs/icons/lib/esm/generated/16px/paths/arrow-left.js';
import forward from '@blueprintjs/icons/lib/esm/generated/16px/paths/arrow-right.js';
import caretDown from '@blueprintjs/icons/lib/esm/generated/16px/paths/caret-down.js';
import caretRight from '@blueprintjs/icons/lib/esm/generated/16px/paths/caret-right.js';
import vessel from '@blueprintjs/icons/lib/esm/generated/16px/paths/cargo-ship.js';
import down from '@blueprintjs/icons/lib/esm/generated/16px/paths/chevron-down.js';
import left from '@blueprintjs/icons/lib/esm/generated/16px/paths/chevron-left.js';
import right from '@blueprintjs/icons/lib/esm/generated/16px/paths/chevron-right.js';
import up from '@blueprintjs/icons/lib/esm/generated/16px/paths/chevron-up.js';
import settings from '@blueprintjs/icons/lib/esm/generated/16px/paths/cog.js';
import columns from '@blueprintjs/icons/lib/esm/generated/16px/paths/column-layout.js';
import close from '@blueprintjs/icons/lib/esm/generated/16px/paths/cross.js';
import documentPage from '@blueprintjs/icons/lib/esm/generated/16px/paths/document.js';
import download from '@blueprintjs/icons/lib/esm/generated/16px/paths/download.js';
import edit from '@blueprintjs/icons/lib/esm/generated/16px/paths/edit.js';
import danger from '@blueprintjs/icons/lib/esm/generated/16px/paths/error.js';
import filter from '@blueprintjs/icons/lib/esm/generated/16px/paths/filter.js';
import folder from '@blueprintjs/icons/lib/esm/generated/16px/paths/folder-close.js';
import file from '@blueprintjs/icons/lib/esm/generated/16px/paths/folder-open.js';
import text from '@blueprintjs/icons/lib/esm/generated/16px/paths/font.js';
import merge from '@blueprintjs/icons/lib/esm/generated/16px/paths/git-merge.js';
import figure from '@blueprintjs/icons/lib/esm/generated/16px/paths/grouped-bar-chart.js';
import log from '@blueprintjs/icons/lib/esm/generated/16px/paths/history.js';
import home from '@blueprintjs/icons/lib/esm/generated/16px/paths/home.js';
import importFiles from '@blueprintjs/icons/lib/esm/generated/16px/paths/import.js';
import info from '@blueprintjs/icons/lib/esm/generated/16px/paths/info-sign.js';
import key from '@blueprintjs/icons/lib/esm/generated/16px/paths/key.js';
import linkTo from '@blueprintjs/icons/lib/esm/generated/16px/paths/link.js';
import lock from '@blueprintjs/icons/lib/esm/generated/16px/paths/lock.js';
import book from '@blueprintjs/icons/lib/esm/generated/16px/paths/manual.js';
import image from '@blueprintjs/icons/lib/esm/generated/16px/paths/media.js';
import more from '@blueprintjs/icons/lib/esm/generated/16px/paths/more.js';
import building from '@blueprintjs/icons/lib/esm/generated/16px/paths/office.js';
import offline from '@blueprintjs/icons/lib/esm/generated/16px/paths/offline.js';
import panel from '@blueprintjs/icons/lib/esm/generated/16px/paths/panel-stats.js';
import person from '@blueprintjs/icons/lib/esm/generated/16px/paths/person.js';
import pin from '@blueprintjs/icons/lib/esm/generated/16px/paths/pin.js';
import add from '@blueprintjs/icons/lib/esm/generated/16px/paths/plus.js';
import print from '@blueprintjs/icons/lib/esm/generated/16px/paths/print.js';
import redo from '@blueprintjs/icons/lib/esm/generated/16px/paths/redo.js';
import work from '@blueprintjs/icons/lib/esm/generated/16px/paths/refresh.js';
import search from '@blueprintjs/icons/lib/esm/generated/16px/paths/search.js';
import areaSelect from '@blueprintjs/icons/lib/esm/generated/16px/paths/selection.js';
import table from '@blueprintjs/icons/lib/esm/generated/16px/paths/th.js';
import tick from '@blueprintjs/icons/lib/esm/generated/16px/paths/tick.js';
import translate from '@blueprintjs/icons/lib/esm/generated/16px/paths/translate.js';
import trash from '@blueprintjs/icons/lib/esm/generated/16px/paths/trash.js';
import undo from '@blueprintjs/icons/lib/esm/generated/16px/paths/undo.js';
import warning from '@blueprintjs/icons/lib/esm/generated/16px/paths/warning-sign.js';

/** The icons in use, as SVG path data on a grid of 16. Imported one by one; the icon fonts are not shipped. */
export const ICONS = {
  add,
  areaSelect,
  back,
  building,
  book,
  caretDown,
  caretRight,
  close,
  columns,
  danger,
  document: documentPage,
  down,
  download,
  edit,
  figure,
  file,
  filter,
  folder,
  forward,
  home,
  image,
  importFiles,
  info,
  key,
  left,
  link: linkTo,
  lock,
  log,
  merge,
  more,
  offline,
  panel,
  person,
  pin,
  print,
  redo,
  right,
  search,
  settings,
  table,
  text,
  tick,
  translate,
  trash,
  undo,
  up,
  vessel,
  warning,
  work,
} as const;

/** Name of an icon. */
export type IconName = keyof typeof ICONS;
