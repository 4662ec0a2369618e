"use client";

import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import "./globals.css";
import ErrorPage from "./error";

/** Stands in for the root layout when that breaks itself. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" data-theme="light" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <title>Plandesk</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
