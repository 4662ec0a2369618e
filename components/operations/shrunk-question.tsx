"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { countWords } from "@/components/ui/count-words";
import { Panel } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { useSyncAction } from "@/lib/queries/operations";
import { actionFailure } from "./action-failure";

type ShrunkQuestionProps = { before: number; now: number };

/** Zoom's list is far shorter than before. Nothing was removed; whoever believes it types how many are gone. */
export function ShrunkQuestion({ before, now }: ShrunkQuestionProps) {
  const gone = before - now;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const { mutate, isPending, variables, error } = useSyncAction();
  const accept = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    const right = typed.replaceAll(/[\s,.]/g, "") === String(gone);
    setWrong(!right);
    if (right) mutate("accept_shrink");
    else input.current?.focus();
  };
  return (
    <Panel className="mb-4 max-w-form p-4">
      <h3 className="font-title text-lead">Zoom lists {countWords(gone, "sub-account")} fewer than before</h3>
      <p className="mt-1 text-ink-2">
        {before.toLocaleString("en-GB")} before, {now.toLocaleString("en-GB")} now: {shareWords(gone, before)}{" "}
        less. The reading of the list stopped and nothing was removed. A fault at Zoom can look like this.
      </p>
      <form onSubmit={accept} noValidate className="mt-3 grid gap-3">
        <TextField
          ref={input}
          label="How many are really gone"
          inputMode="numeric"
          autoComplete="off"
          value={typed}
          hint={`To confirm, type ${gone}`}
          error={wrong ? `Type ${gone}, the number of sub-accounts that are gone` : undefined}
          onChange={(event) => setTyped(event.target.value)}
          className="max-w-48"
        />
        <div className="flex flex-wrap items-center gap-2">
          <Button busy={isPending && variables === "read"} onClick={() => mutate("read")}>
            {isPending && variables === "read" ? "Asking" : "Read the list again"}
          </Button>
          <Button type="submit" kind="danger" busy={isPending && variables === "accept_shrink"}>
            {isPending && variables === "accept_shrink"
              ? "Accepting"
              : `Accept ${countWords(gone, "fewer sub-account")}`}
          </Button>
          {error ? (
            <p role="alert" className="text-bad text-meta">
              {actionFailure(error)}
            </p>
          ) : null}
        </div>
      </form>
    </Panel>
  );
}

function shareWords(gone: number, before: number): string {
  return `${((100 * gone) / before).toLocaleString("en-GB", { maximumFractionDigits: 1 })}%`;
}
