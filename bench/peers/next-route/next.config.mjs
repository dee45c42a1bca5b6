import path from 'node:path';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  compress: false,
  typescript: { ignoreBuildErrors: true },
  // Its packages are the project's own, four folders up from where it is built.
  turbopack: { root: path.resolve(import.meta.dirname, '../../..') },
};
