/** Who may enter the studio, and what each may do with their own account. */
import { z } from 'zod';
import { LANGUAGES } from '../catalogue/languages';
import { ROLES } from '../people/roles';

const id = z.string().min(1).max(64);
const name = z.string().trim().min(1).max(120);
const language = z.enum(LANGUAGES);
const role = z.enum(ROLES);

export const personInput = z.object({ id });
export const invitePersonInput = z.object({ email: z.email().max(254), name, role, language });
export const changeRoleInput = z.object({ id, role });
export const saveAccountInput = z.object({ name, language });
export const endSessionInput = z.object({ id });
export const nothingInput = z.object({});

/** Shown once: only its hash is kept. */
export interface LinkView {
  address: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
  /** True where it was also sent by mail. */
  isMailed: boolean;
}

type OfPerson = z.input<typeof personInput>;

export interface PeopleCommands {
  'people.invite': { input: z.input<typeof invitePersonInput>; output: { id: string; link: LinkView } };
  'people.link': { input: OfPerson; output: LinkView };
  'people.role': { input: z.input<typeof changeRoleInput>; output: null };
  'people.disable': { input: OfPerson; output: null };
  'people.enable': { input: OfPerson; output: null };
  /** For someone who lost the telephone and the recovery codes. */
  'people.stop-second-factor': { input: OfPerson; output: null };
  'account.save': { input: z.input<typeof saveAccountInput>; output: null };
  'account.end-session': { input: z.input<typeof endSessionInput>; output: null };
  'account.end-all-sessions': { input: Record<string, never>; output: null };
}
