#!/bin/sh
# Checks a case file with the programs of others: qpdf, pdfdetach (poppler-utils) and sha256sum.
#   sh check-case-file.sh CASE.pdf [SHA-256 of CASE.pdf, as whoever sent it told you]
# Ends with 0 if all agrees, 1 if something does not, 2 if it could not be checked.
set -u
pdf=${1-}
told=${2-}
if [ ! -f "$pdf" ] || [ ! -r "$pdf" ]; then
  echo "Say which file: sh check-case-file.sh CASE.pdf [SHA-256]" >&2
  exit 2
fi
case $pdf in -*) pdf=./$pdf ;; esac
for program in qpdf pdfdetach; do
  if ! command -v "$program" >/dev/null 2>&1; then
    echo "$program is missing (packages qpdf and poppler-utils)." >&2
    exit 2
  fi
done
if command -v sha256sum >/dev/null 2>&1; then sums() { sha256sum "$@"; }
else sums() { shasum -a 256 "$@"; }
fi
top=$(mktemp -d) || exit 2
trap 'rm -rf "$top"' EXIT
folder=$top/attached
mkdir "$folder"
bad=0
wrong() { echo "WRONG: $1"; bad=1; }

found=$(sums <"$pdf" | cut -c 1-64)
echo "SHA-256 of the PDF: $found"
if [ -n "$told" ]; then
  told=$(printf %s "$told" | tr 'A-F' 'a-f')
  if [ "$found" = "$told" ]; then echo "right: it is the value you were told"
  else wrong "you were told $told"
  fi
fi
if qpdf --check "$pdf" >/dev/null 2>&1; then echo "right: the PDF is whole (qpdf)"
else wrong "qpdf finds the PDF damaged"
fi
pdfdetach -saveall -o "$folder" "$pdf" >/dev/null 2>&1 || wrong "attachments cannot be saved"
if [ -f "$folder/SHA256SUMS" ]; then
  (cd "$folder" && sums -c SHA256SUMS) || wrong "an attachment is not what the manifest says"
  cut -c 67- "$folder/SHA256SUMS" >"$top/names"
  for file in "$folder"/* "$folder"/.[!.]*; do
    name=${file##*/}
    [ -e "$file" ] || continue
    [ "$name" = SHA256SUMS ] || grep -qxF -e "$name" "$top/names" ||
      wrong "$name is attached, but not in the manifest"
  done
else wrong "there is no hash manifest (SHA256SUMS) among the attachments"
fi
if [ "$bad" = 1 ]; then echo "Not everything agrees."
elif [ -n "$told" ]; then echo "Everything agrees."
else
  echo "The attachments agree. The pages were compared with nothing:"
  echo "ask whoever sent the file for its SHA-256, and give it as the second word."
fi
exit "$bad"
