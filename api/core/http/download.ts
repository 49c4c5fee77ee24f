/** A Content-Disposition header with the name in both spellings: plain ASCII, and RFC 5987 for all other characters. */
export function contentDisposition(kind: 'inline' | 'attachment', filename: string): string {
  const wellFormed = filename.replace(/\p{Cs}/gu, '_');
  const ascii = wellFormed.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(wellFormed).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
