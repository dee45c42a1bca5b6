import type { Language } from '@/lib/catalogue/languages';
import type { Role } from '@/lib/people/roles';

/** Only `gate.ts` sets this mark: what bears it has been checked, and an unchecked call does not compile. */
declare const checked: unique symbol;

interface Checked<What extends string> {
  readonly [checked]: { readonly [Each in What]: true };
}

/** Whoever acts: someone who is signed in, or the command line of the server's own engineer. */
export interface Person {
  /** Null for the command line. */
  id: string | null;
  name: string;
  email: string | null;
  role: Role;
  language: Language;
  ipAddress: string | null;
}

/** Someone whose role was looked up for this request and reaches `Least`. */
export type Actor<Least extends Role = 'contributor'> = Person & Checked<RolesUpTo[Least]>;

/** An administrator's mark includes the others'. */
interface RolesUpTo {
  contributor: 'contributor';
  curator: 'contributor' | 'curator';
  administrator: 'contributor' | 'curator' | 'administrator';
}

/** A photograph whose draft this request's actor may change: any for a curator, their own for a contributor. */
export type EditablePhotographId = string & Checked<'edit-photograph'>;

/** One that they may also throw away, bring back and give scans: for a contributor only until its first publication. */
export type DisposablePhotographId = string & Checked<'edit-photograph' | 'dispose-photograph'>;

/** A photograph that this request's actor may see in the studio. */
export type VisiblePhotographId = string & Checked<'see-photograph'>;
