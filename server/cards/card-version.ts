import { createHash } from 'node:crypto';

/**
 * A few letters that change with what a card is made from. In a card's address they lead those who keep pictures by address
 * to the new one; the address means the same without them.
 */
export function cardVersion(...from: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(from)).digest('base64url').slice(0, 8);
}
