"use client";

import { useFormShell } from "@/components/forms/form-context";
import { Moment } from "@/components/ui/age";
import { TextButton } from "@/components/ui/text-link";

/** Under the button of a form: nothing is sent yet, and where what was typed stays. */
export function DraftNote({ onDiscard }: { onDiscard: () => void }) {
  const { savedAt } = useFormShell();
  return (
    <p className="text-ink-3 text-meta">
      Nothing is sent before you confirm on the next page.{" "}
      {savedAt ? (
        <>
          Draft kept at <Moment at={savedAt} />.{" "}
          <TextButton onClick={onDiscard} className="text-meta">
            Discard draft
          </TextButton>
        </>
      ) : null}
    </p>
  );
}
