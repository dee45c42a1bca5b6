import type { Audited } from './audited';
import type { Role } from './roles';

/** Whether someone can enter: `invited` has not set a password yet. */
export type PersonState = 'active' | 'invited' | 'disabled';

/** Someone as the list of people shows them. */
export interface PersonView {
  id: string;
  name: string;
  email: string;
  role: Role;
  state: PersonState;
  hasSecondFactor: boolean;
  /** ISO 8601, UTC; null before the first time. */
  lastSignIn: string | null;
}

/** A place where someone is signed in. The token itself leaves the server only in its cookie. */
export interface SessionView {
  id: string;
  userAgent: string;
  ipAddress: string;
  /** ISO 8601, UTC. */
  since: string;
  isThis: boolean;
}

/** One line of the log. */
export interface LogView {
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  actorName: string;
  action: Audited;
  subject: string | null;
  detail: Record<string, string | number>;
  ipAddress: string | null;
}
