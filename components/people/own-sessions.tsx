"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/panel";
import { ownSessions, useEndSessions } from "@/lib/queries/people";
import { ActionFailure } from "./action-failure";
import { SessionList } from "./session-list";

/** Where the reader is signed in, and the way out everywhere else. */
export function OwnSessions() {
  const sessions = useQuery(ownSessions());
  const end = useEndSessions();
  const items = sessions.data?.items ?? [];
  return (
    <section aria-label="Your sessions" className="max-w-form px-gutter pt-5">
      <SectionHead
        title="Your sessions"
        note="over after 12 hours, or 30 minutes without a touch"
        end={
          items.length > 1 ? (
            <Button small busy={end.isPending} onClick={() => end.mutate(undefined)}>
              Sign out everywhere else
            </Button>
          ) : null
        }
      />
      <ActionFailure error={end.error} />
      <SessionList sessions={items} />
    </section>
  );
}
