import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { twoFactor } from 'better-auth/plugins';
import { config } from '@/server/config';
import { databases } from '@/server/db/client';
import { CLIENT_ADDRESS_HEADER } from './client-address';
import { keyFor, siteSecret } from './secret';

const DAY_SECONDS = 86_400;

function createAuth() {
  const { publicUrl, dataDir } = config();
  return betterAuth({
    appName: 'Jerusalem: Convergence of Civilisations',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: keyFor(siteSecret(dataDir), 'auth'),
    telemetry: { enabled: false },
    database: prismaAdapter(databases().writer, { provider: 'sqlite' }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, defaultValue: 'contributor' },
        language: { type: 'string', input: false, defaultValue: 'ar' },
        disabledAt: { type: 'date', input: false, required: false },
      },
    },
    session: { expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS, cookieCache: { enabled: false } },
    verification: { storeIdentifier: 'hashed' },
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 100 },
    advanced: { ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] } },
    plugins: [twoFactor()],
  });
}

type Auth = ReturnType<typeof createAuth>;

const shared = globalThis as typeof globalThis & { convergenceAuth?: Auth };

/** better-auth over this process's database. The web entry and Next's bundle share one. */
export function auth(): Auth {
  shared.convergenceAuth ??= createAuth();
  return shared.convergenceAuth;
}
