"use client";

import { lazy, Suspense } from "react";

// Fetched when it is needed: every page would pay for what hardly any shows.
const PageFailure = lazy(() =>
  import("@/components/home/page-failure").then((file) => ({ default: file.PageFailure })),
);

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function ConsoleError({ error, reset }: ErrorProps) {
  return (
    <Suspense>
      <PageFailure trace={error.digest ?? null} onRetry={reset} />
    </Suspense>
  );
}
