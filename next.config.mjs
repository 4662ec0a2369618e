import { fileURLToPath } from "node:url";

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // Without it Next guesses the root from lockfiles further up.
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
};
