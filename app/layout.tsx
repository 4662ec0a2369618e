import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { buildId } from "@/lib/server/build-id";
import "./globals.css";
import { Providers } from "./providers";
import { readerZone } from "./reader-zone";

export const metadata: Metadata = {
  title: { default: "Plandesk", template: "%s · Plandesk" },
  description: "Zoom subscriptions of a partner's sub-accounts",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f9fafb" },
    { media: "(prefers-color-scheme: dark)", color: "#0b0c0f" },
  ],
};

/** Everything around every page. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page rendered before its request would carry no nonce, and none of its scripts would run.
  await connection();
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <html
      lang="en"
      data-build={buildId()}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      // next-themes sets data-theme before React wakes up.
      suppressHydrationWarning
    >
      <body>
        <Providers nonce={nonce} now={Date.now()} zone={await readerZone()}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
