/** Characters kept of a name: enough to know a file by. */
const LONGEST = 200;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * What a person's file is called, for showing: no folders, nothing that turns the direction of what stands beside it, no line
 * breaks. It never becomes a path.
 */
export function shownFileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const plain = last.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ').trim();
  // The end has the kind of file.
  const characters = [...plain];
  return characters.slice(-LONGEST).join('') || 'scan';
}
