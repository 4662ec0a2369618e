"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { ClockProvider } from "@/components/ui/clock";

const STALE_MS = 15_000;
const RETRIES = 2;

type ProvidersProps = { nonce: string; now: number; zone: string; children: ReactNode };

/** What pages share in the browser: theme, clock, address state, answers of our API. */
export function Providers({ nonce, now, zone, children }: ProvidersProps) {
  const [client] = useState(newQueryClient);
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" nonce={nonce} disableTransitionOnChange>
      <ClockProvider now={now} zone={zone}>
        <QueryClientProvider client={client}>
          <NuqsAdapter>{children}</NuqsAdapter>
        </QueryClientProvider>
      </ClockProvider>
    </ThemeProvider>
  );
}

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: STALE_MS, retry: (failures, error) => failures < RETRIES && mayPass(error) },
      // A write is sent once. Whether it arrived is read, never tried again.
      mutations: { retry: false },
    },
  });
}

/** A refusal (4xx) stays one however often it is asked; silence and 5xx may pass. */
function mayPass(error: unknown): boolean {
  const problem = (error as { problem?: { status?: unknown } }).problem;
  return !(typeof problem?.status === "number" && problem.status >= 400 && problem.status < 500);
}
