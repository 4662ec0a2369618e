"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { dropDraft } from "@/components/forms/draft-storage";
import { FormErrors } from "@/components/forms/form-errors";
import { FormShell } from "@/components/forms/form-shell";
import { Panel, SectionHead } from "@/components/ui/panel";
import { TextLink } from "@/components/ui/text-link";
import type { Change } from "@/lib/domain/change";
import { changePath } from "@/lib/domain/paths";
import type { Problem } from "@/lib/domain/problem";
import { useSettleChange } from "@/lib/queries/changes";
import { problemIn } from "../flow/use-read-plans";
import { SettleEvidence } from "./settle-evidence";
import { SettleFields } from "./settle-fields";
import { settleFormSchema } from "./settle-form";

/** Where the receipt's link "Settle by hand" leads. */
export const SETTLE_ID = "settle";

/** For an admin: the evidence in short, and the form that ends a change which reading could not prove. */
export function SettlePanel({ change }: { change: Change }) {
  const { mutateAsync, isPending, error } = useSettleChange(change.id);
  const schema = useMemo(() => settleFormSchema(change.accountName), [change.accountName]);
  const draft = `settle:${change.id}`;
  const router = useRouter();
  const finish = () => {
    dropDraft(draft);
    // The form goes away: whoever types goes on at the receipt's title.
    document.querySelector<HTMLElement>("h1")?.focus();
    // The frame counts what is not known; it is made on the server.
    router.refresh();
  };
  const problem = error ? problemIn(error) : null;
  return (
    <section id={SETTLE_ID} aria-label="Settle by hand" className="mt-5 max-w-[48rem] scroll-mt-5">
      <Panel className="grid gap-4 px-6 pt-4.5 pb-5 max-sm:px-4">
        <div>
          <SectionHead title="Settle by hand" />
          <p className="mt-0.5 max-w-[42rem] text-ink-2">
            Look the sub-account up in Zoom’s portal first. Settling sends nothing to Zoom and cannot be taken
            back: it ends this change and opens the sub-account for the next one.
          </p>
        </div>
        <SettleEvidence change={change} />
        <FormShell
          label="Settle by hand"
          schema={schema}
          defaultValues={{}}
          pending={isPending}
          error={problem}
          draftKey={draft}
          onSubmit={(request) => void mutateAsync(request).then(finish, () => undefined)}
          className="grid max-w-[42rem] gap-4 border-line border-t pt-4"
        >
          <FormErrors error={problem} />
          {problem ? <WayBack problem={problem} changeId={change.id} /> : null}
          <SettleFields change={change} />
        </FormShell>
      </Panel>
    </section>
  );
}

// What was typed is kept in this tab, so that signing in comes back to it.
function WayBack({ problem, changeId }: { problem: Problem; changeId: string }) {
  if (problem.code !== "not_signed_in") return null;
  return (
    <TextLink href={`/sign-in?callbackUrl=${encodeURIComponent(changePath(changeId))}`}>
      Sign in and come back
    </TextLink>
  );
}
