/** Length is what makes a password hard to guess (NIST SP 800-63B, 5.1.1.2): no rule about kinds of characters. */
export const FEWEST_PASSWORD_CHARACTERS = 12;

/** Hashing a longer one would only cost time. */
export const MOST_PASSWORD_CHARACTERS = 128;

/** In characters as a person counts them, so that an Arabic password is measured like a Latin one. */
export function isLongEnough(password: string): boolean {
  return [...password].length >= FEWEST_PASSWORD_CHARACTERS;
}
