"use client";

import { PageFailure } from "@/components/home/page-failure";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function ConsoleError({ error, reset }: ErrorProps) {
  return <PageFailure trace={error.digest ?? null} onRetry={reset} />;
}
