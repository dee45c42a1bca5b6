/**
 * Puts a field's text into the clipboard. A page that is not reached over https has no clipboard of its own to write to, but may
 * copy what is selected.
 * @returns false where the browser forbids both; the text is then selected
 */
export async function copyFrom(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}
