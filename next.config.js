import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./i18n/request.ts');

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Our own HTTP entry compresses each page once and keeps it.
  compress: false,
  // Pictures come from the image service in the sizes that pages ask for.
  images: { unoptimized: true },
  // `npm test` checks the types; a start should not have to wait for it.
  typescript: { ignoreBuildErrors: true },
  // Native or reading their own files at run time: to be loaded from node_modules.
  serverExternalPackages: ['better-sqlite3', '@prisma/client', '@prisma/adapter-better-sqlite3', 'pino', 'sharp'],
  // Found by looking for lock files otherwise, which goes wrong in a folder inside another project.
  turbopack: { root: import.meta.dirname },
};

export default withNextIntl(nextConfig);
