import { z } from 'zod';
import { MOST_PASSWORD_CHARACTERS } from './password';

const email = z.string().trim().min(3).max(254);
const password = z.string().min(1).max(MOST_PASSWORD_CHARACTERS);
const token = z.string().min(1).max(100);

/** What may be asked at the studio's door, `POST /api/auth/<name>`, and what each takes. Nothing else is open. */
export const DOOR_INPUTS = {
  'sign-in': z.object({ email, password }),
  'second-factor': z.object({ code: z.string().trim().min(6).max(20) }),
  'sign-out': z.object({}),
  'read-link': z.object({ token }),
  'use-link': z.object({ token, password }),
  'ask-link': z.object({ email, language: z.string().max(10) }),
  'change-password': z.object({ current: password, next: password }),
  'second-factor-begin': z.object({ password }),
  'second-factor-confirm': z.object({ code: z.string().trim().length(6) }),
  'second-factor-stop': z.object({ password }),
  'second-factor-codes': z.object({ password }),
} as const;

export type DoorName = keyof typeof DOOR_INPUTS;

export type DoorInput<Name extends DoorName> = z.input<(typeof DOOR_INPUTS)[Name]>;

/** Where someone stands who has given a password or a code. */
export interface Entry {
  step: 'inside' | 'second-factor';
}

export interface DoorOutputs {
  'sign-in': Entry;
  'second-factor': Entry;
  'sign-out': null;
  'read-link': { kind: 'set-up' | 'reset'; name: string; email: string };
  'use-link': Entry;
  /** Always the same, whoever asks. */
  'ask-link': null;
  'change-password': null;
  /** `picture` is an SVG of the QR code of `uri`; `secret` is what is typed where no camera is. */
  'second-factor-begin': { uri: string; secret: string; picture: string; codes: string[] };
  'second-factor-confirm': null;
  'second-factor-stop': null;
  'second-factor-codes': { codes: string[] };
}
