import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { twoFactor } from 'better-auth/plugins';
import { MOST_PASSWORD_CHARACTERS } from '@/lib/people/password';
import { config } from '@/server/config';
import { type Db, databases } from '@/server/db/client';
import { logger } from '@/server/studio/log';
import { CLIENT_ADDRESS_HEADER } from './client-address';
import { HOST_PREFIX, isSealed } from './host-cookie';
import { keyFor, siteSecret } from './secret';

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;

/** Of one address: a whole institution may stand behind it, so that each account has a lock of its own (sign-in.ts). */
const RULES = {
  '/sign-in/email': { window: 5 * MINUTE_SECONDS, max: 30 },
  '/two-factor/verify-totp': { window: 5 * MINUTE_SECONDS, max: 20 },
  '/two-factor/verify-backup-code': { window: 5 * MINUTE_SECONDS, max: 20 },
  '/two-factor/enable': { window: 5 * MINUTE_SECONDS, max: 10 },
  '/two-factor/disable': { window: 5 * MINUTE_SECONDS, max: 10 },
  '/two-factor/generate-backup-codes': { window: 5 * MINUTE_SECONDS, max: 10 },
  '/change-password': { window: 5 * MINUTE_SECONDS, max: 10 },
};

/** The key that signs the session's cookie and seals the secrets of second factors. */
export function authSecret(dataDir: string): string {
  return keyFor(siteSecret(dataDir), 'auth');
}

function createAuth(db: Db) {
  const { publicUrl, dataDir } = config();
  return betterAuth({
    appName: 'Jerusalem: Convergence of Civilisations',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: authSecret(dataDir),
    telemetry: { enabled: false },
    database: prismaAdapter(db, { provider: 'sqlite' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      // How short one may be is asked where one is set, by all who set one (lib/people/password.ts).
      minPasswordLength: 1,
      maxPasswordLength: MOST_PASSWORD_CHARACTERS,
    },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'contributor' },
        language: { type: 'string', input: false, defaultValue: 'ar' },
        disabledAt: { type: 'date', input: false, required: false },
      },
    },
    // Looking a session up never writes: the reader's connection does it, and no bulk import is waited for.
    session: {
      expiresIn: 7 * DAY_SECONDS,
      updateAge: DAY_SECONDS,
      cookieCache: { enabled: false },
      deferSessionRefresh: true,
    },
    databaseHooks: {
      session: { create: { before: async ({ userId }) => !(await isDisabled(db, userId)) && undefined } },
    },
    verification: { storeIdentifier: 'hashed' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: MINUTE_SECONDS,
      max: 60,
      customRules: RULES,
    },
    advanced: {
      ...cookiesFor(publicUrl),
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      database: { generateId: false },
    },
    plugins: [twoFactor()],
    // What it says of refused attempts would fill the log; what matters of them is in the audit log.
    logger: { level: 'error', log: (_level, message) => logger().error({ message }, 'authentication') },
  });
}

/**
 * Over https a cookie that no other host, no sibling of ours and no unsealed line can set or read: `__Host-` says so to the
 * browser, which better-auth's own `__Secure-` does not.
 */
function cookiesFor(publicUrl: string) {
  return isSealed(publicUrl)
    ? {
        useSecureCookies: false,
        cookiePrefix: `${HOST_PREFIX}better-auth`,
        defaultCookieAttributes: { secure: true },
      }
    : { useSecureCookies: false };
}

async function isDisabled(db: Db, id: string): Promise<boolean> {
  const user = await db.user.findUnique({ where: { id }, select: { disabledAt: true } });
  return user?.disabledAt !== null;
}

type Auth = ReturnType<typeof createAuth>;

const shared = globalThis as typeof globalThis & { convergenceAuth?: { reader: Auth; writer: Auth } };

function both(): { reader: Auth; writer: Auth } {
  shared.convergenceAuth ??= {
    reader: createAuth(databases().reader),
    writer: createAuth(databases().writer),
  };
  return shared.convergenceAuth;
}

/** better-auth over this process's database. The web entry and Next's bundle share one. */
export function auth(): Auth {
  return both().writer;
}

/** The same over the read-only connection: who sends a request is asked with every one of them. */
export function sessions(): Auth {
  return both().reader;
}
