// The parts of libarchive's WebAssembly module that are used; the package declares its interface for browsers only.
declare module 'libarchive.js/src/webworker/wasm-gen/libarchive.js' {
  /** The module with its memory and functions; pointers are numbers. */
  export interface LibarchiveModule {
    readonly HEAPU8: Uint8Array;
    _malloc(size: number): number;
    _free(pointer: number): void;
    _archive_close(archive: number): void;
    _get_next_entry(archive: number): number;
    _get_filedata(archive: number, size: number): number;
    _archive_entry_size(entry: number): number;
    _archive_entry_pathname(entry: number): number;
    _archive_entry_filetype(entry: number): number;
    _archive_entry_is_encrypted(entry: number): number;
    _archive_read_data_skip(archive: number): number;
    _archive_error_string(archive: number): number;
    cwrap(
      name: 'archive_open',
      result: 'number',
      types: readonly string[],
    ): (bytes: number, length: number, password: string | null, locale: string) => number;
  }

  /** Starts a module; the options take what it would print. */
  function makeModule(options: {
    readonly print: () => void;
    readonly printErr: () => void;
  }): Promise<LibarchiveModule>;

  export { makeModule as default };
}
