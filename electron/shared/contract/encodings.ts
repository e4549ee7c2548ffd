/** An encoding that a text can be read in: its name in readings, and what people call it. */
export interface EncodingChoice {
  readonly name: string;
  readonly words: string;
}

/** Encodings that a person may choose for a text, by script. */
export const ENCODINGS: readonly EncodingChoice[] = [
  { name: 'utf-8', words: 'Unicode (UTF-8)' },
  { name: 'utf-16le', words: 'Unicode (UTF-16, little-endian)' },
  { name: 'utf-16be', words: 'Unicode (UTF-16, big-endian)' },
  { name: 'utf-32le', words: 'Unicode (UTF-32, little-endian)' },
  { name: 'utf-32be', words: 'Unicode (UTF-32, big-endian)' },
  { name: 'windows-1251', words: 'Cyrillic (Windows-1251)' },
  { name: 'koi8-r', words: 'Cyrillic (KOI8-R)' },
  { name: 'koi8-u', words: 'Cyrillic (KOI8-U)' },
  { name: 'cp866', words: 'Cyrillic (DOS, CP866)' },
  { name: 'iso-8859-5', words: 'Cyrillic (ISO 8859-5)' },
  { name: 'x-mac-cyrillic', words: 'Cyrillic (Macintosh)' },
  { name: 'gb18030', words: 'Chinese, simplified (GB18030, GBK)' },
  { name: 'hz-gb-2312', words: 'Chinese, simplified (HZ)' },
  { name: 'big5', words: 'Chinese, traditional (Big5)' },
  { name: 'windows-1252', words: 'Western (Windows-1252)' },
  { name: 'iso-8859-1', words: 'Western (ISO 8859-1)' },
  { name: 'iso-8859-15', words: 'Western (ISO 8859-15)' },
  { name: 'macintosh', words: 'Western (Macintosh)' },
  { name: 'cp850', words: 'Western (DOS, CP850)' },
  { name: 'cp437', words: 'Western (DOS, CP437)' },
  { name: 'windows-1250', words: 'Central European (Windows-1250)' },
  { name: 'iso-8859-2', words: 'Central European (ISO 8859-2)' },
  { name: 'cp852', words: 'Central European (DOS, CP852)' },
  { name: 'windows-1254', words: 'Turkish (Windows-1254)' },
  { name: 'windows-1257', words: 'Baltic (Windows-1257)' },
  { name: 'windows-1253', words: 'Greek (Windows-1253)' },
  { name: 'windows-1255', words: 'Hebrew (Windows-1255)' },
  { name: 'windows-1256', words: 'Arabic (Windows-1256)' },
  { name: 'shift_jis', words: 'Japanese (Shift JIS)' },
  { name: 'euc-jp', words: 'Japanese (EUC-JP)' },
  { name: 'iso-2022-jp', words: 'Japanese (ISO-2022-JP)' },
  { name: 'euc-kr', words: 'Korean (EUC-KR)' },
  { name: 'iso-2022-kr', words: 'Korean (ISO-2022-KR)' },
  { name: 'cp037', words: 'Mainframe (EBCDIC, CP037)' },
  { name: 'cp500', words: 'Mainframe (EBCDIC, CP500)' },
];
