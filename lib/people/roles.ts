/** From the least to the most: whoever has one may do what those before it may (DECISIONS, 9). */
export const ROLES = ['contributor', 'curator', 'administrator'] as const;

export type Role = (typeof ROLES)[number];

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}

/** True where `role` may do everything that `least` may. */
export function reaches(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}
