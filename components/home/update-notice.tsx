"use client";

import { useSyncExternalStore } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { isPageOld, onPageOld } from "@/lib/queries/build-watch";

/** Asks for a reload once a newer Plandesk answers this page. Never by itself: somebody may be typing. */
export function UpdateNotice() {
  const old = useSyncExternalStore(onPageOld, isPageOld, () => false);
  if (!old) return null;
  return (
    <div className="fixed right-4 bottom-4 z-40 max-w-[28rem] bg-canvas shadow-popover max-sm:left-4">
      <Banner
        kind="plain"
        fact="Plandesk was updated."
        action={<Button onClick={() => window.location.reload()}>Reload</Button>}
      >
        Forms keep what you typed.
      </Banner>
    </div>
  );
}
