/** A name whose parts can be told apart, or as the record writes it. */
export type CitedName = { family: string; given: string } | { literal: string };

const WORD = /^\p{Lu}[\p{L}\p{M}’'-]+$/u;
const INITIALS = /^(?:\p{Lu}\.-?)+$/u;
/** Written with a capital these belong to the family's name; in small letters, countries differ on where it is filed. */
const PARTICLE = /^(?:De|Du|Von|Van|La|Le|El|Al)$/;

/**
 * Tells the family's name from the given one where that is no guess: "Félix Bonfils", "Robert E. M. Bain", "Maxime Du Camp". The
 * catalogue keeps names whole, and of "Frederick Whitmore Holland" or "Louis de Clercq" it does not say where the family's begins.
 */
export function personalName(name: string): CitedName {
  const [first = '', ...rest] = name.split(' ');
  const afterInitials = rest.findIndex((word) => !INITIALS.test(word));
  const family = afterInitials < 0 ? [] : rest.slice(afterInitials);
  const last = family.at(-1) ?? '';
  const isPlain =
    (WORD.test(first) || INITIALS.test(first)) &&
    WORD.test(last) &&
    family.slice(0, -1).every((word) => PARTICLE.test(word));
  if (!isPlain) return { literal: name };
  return { given: [first, ...rest.slice(0, afterInitials)].join(' '), family: family.join(' ') };
}
