import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./i18n/request.ts');

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // For the pages that our own HTTP entry does not keep; it compresses those that it keeps itself.
  compress: true,
  // Pictures come from the image service in the sizes that pages ask for.
  images: { unoptimized: true },
  // `npm test` checks the types; a start should not have to wait for it.
  typescript: { ignoreBuildErrors: true },
  // Native or reading their own files at run time: to be loaded from node_modules.
  serverExternalPackages: [
    'better-sqlite3',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
    'better-auth',
    'exiftool-vendored',
    'pino',
    'sharp',
  ],
  // Found by looking for lock files otherwise, which goes wrong in a folder inside another project.
  turbopack: { root: import.meta.dirname },
};

export default withNextIntl(nextConfig);
