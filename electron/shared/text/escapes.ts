/** Every run of escaped bytes (`%D0%9F`) as the letters that it stands for; what is no UTF-8 becomes U+FFFD. */
export const withoutEscapes = (text: string): string =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, run => {
    const bytes = Uint8Array.from(run.slice(1).split('%'), each => Number.parseInt(each, 16));
    return new TextDecoder().decode(bytes);
  });
