"use client";

import { lazy, Suspense } from "react";

// Fetched when it is needed: every page would pay for what hardly any shows.
const BrokenPage = lazy(() => import("./broken-page").then((file) => ({ default: file.BrokenPage })));

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page that could not be drawn, where the frame itself is in doubt. */
export default function ErrorPage(props: ErrorPageProps) {
  return (
    <Suspense>
      <BrokenPage {...props} />
    </Suspense>
  );
}
