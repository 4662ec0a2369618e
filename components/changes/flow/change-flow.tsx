"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { type Step, Steps } from "@/components/forms/steps";
import { PageHeader } from "@/components/layout/page-header";
import { AgeAndTime } from "@/components/ui/age";
import { CopyButton } from "@/components/ui/copy-button";
import { Status } from "@/components/ui/status";
import { useNarrow } from "@/components/ui/use-narrow";
import { accountPath } from "@/lib/domain/paths";
import { dropDraft } from "../draft/change-draft";
import { EditView } from "./edit-view";
import type { Stage } from "./flow-state";
import { StageView } from "./stage-view";
import { type FlowParts, useChangeFlow } from "./use-change-flow";
import { useFlowCommands } from "./use-flow-commands";

const steps: Partial<Record<Stage, Step>> = { edit: "Edit", check: "Check", done: "Receipt" };

/** A change from editing to its receipt. The form stays in the page behind the later steps, so Back keeps it all. */
export function ChangeFlow(parts: FlowParts) {
  const { definition, account } = parts;
  const flow = useChangeFlow(parts);
  const commands = useFlowCommands(definition, flow);
  const router = useRouter();
  const { stage, seen, now, problem } = flow.flow;
  const narrow = useNarrow();
  useStageFocus(stage);
  const stop = () => {
    flow.dispatch({ do: "finish" });
    dropDraft(flow.name);
    router.push(accountPath(account.id));
  };
  const editing = stage === "edit" || stage === "check";
  return (
    <div className="flex min-h-full flex-col">
      <PageHeader
        ruled
        title={stage === "conflict" ? "Changed while you were editing" : definition.title(account)}
        crumbs={[
          { label: "Directory", href: "/accounts" },
          { label: account.name, href: accountPath(account.id) },
          { label: definition.crumb },
        ]}
        status={definition.kind === "subscribe" && editing ? <Status word="No plan" boxed /> : null}
        aside={<Steps current={steps[stage] ?? "Confirm"} />}
        {...(narrow ? {} : { meta: metaOf(account.id, (now ?? seen).readAt) })}
      />
      <div className="flex flex-1 flex-col" hidden={!editing}>
        <EditView
          definition={definition}
          account={account}
          flow={flow}
          problem={editing ? problem : null}
          onCheck={(wish) => void commands.check(wish)}
        />
      </div>
      {editing ? null : (
        <StageView definition={definition} account={account} flow={flow} commands={commands} onStop={stop} />
      )}
    </div>
  );
}

function metaOf(accountId: string, readAt: string) {
  return [
    <span key="id" className="inline-flex items-center gap-1 break-all font-mono text-code">
      {accountId}
      <CopyButton text={accountId} label="Copy id" />
    </span>,
    <span key="read">
      Read <AgeAndTime at={readAt} />
    </span>,
  ];
}

// A new stage begins at its heading, so that those who hear the page and those who type are there too.
function useStageFocus(stage: Stage) {
  useEffect(() => {
    if (stage === "check" || stage === "sending") return;
    document.querySelector<HTMLElement>("[data-autofocus]")?.focus();
  }, [stage]);
}
