"use client";

import { useQuery } from "@tanstack/react-query";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/panel";
import { ownSessions, useEndOwnSessions } from "@/lib/queries/people";
import { ActionFailure } from "./action-failure";
import { SessionList } from "./session-list";

/** Where the reader is signed in, and the way out everywhere else. */
export function OwnSessions() {
  const sessions = useQuery(ownSessions());
  const end = useEndOwnSessions();
  const items = sessions.data?.items ?? [];
  return (
    <section aria-label="Your sessions" className="px-gutter pt-5">
      <div className="max-w-form">
        <SectionHead
          title="Your sessions"
          note="each ends after 12 hours, or 30 minutes unused"
          end={
            items.length > 1 ? (
              <Button small busy={end.isPending} onClick={() => end.mutate("others")}>
                Sign out everywhere else
              </Button>
            ) : null
          }
        />
        <ActionFailure error={end.error} />
        {sessions.error ? (
          <Banner kind="warn" className="my-2" fact="Your sessions could not be read." />
        ) : (
          <SessionList sessions={items} busy={end.isPending} onEnd={(id) => end.mutate({ sessionId: id })} />
        )}
      </div>
    </section>
  );
}
