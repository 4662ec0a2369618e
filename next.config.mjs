import { fileURLToPath } from "node:url";

const TWO_YEARS = 63_072_000;

/** On every answer: pages, API, files, redirects and errors. Browsers heed the first only over https. */
const ALWAYS = {
  "Strict-Transport-Security": `max-age=${TWO_YEARS}; includeSubDomains`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()",
};

/** What is no page may load and embed nothing; pages have a policy of their own, with a nonce (proxy.ts). */
const NO_PAGE = { "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'" };

const listed = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }));

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // Next's own redirect would lack these headers; proxy.ts sends one that has them.
  skipTrailingSlashRedirect: true,
  // Without it Next guesses the root from lockfiles further up.
  headers: async () => [
    { source: "/:path*", headers: listed(ALWAYS) },
    { source: "/:folder(api|_next)/:path*", headers: listed(NO_PAGE) },
    { source: "/icon.svg", headers: listed(NO_PAGE) },
  ],
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
};
