"use client";

import { useMemo, useState } from "react";
import { FormShell } from "@/components/forms/form-shell";
import type { AccountDetail } from "@/lib/domain/account";
import type { Problem } from "@/lib/domain/problem";
import { verdictSchema } from "../wire/judge";
import type { Wire } from "../wire/wire-path";
import type { ChangeForm } from "./change-form";
import { EditBody } from "./edit-body";
import type { Wish } from "./flow-state";
import type { Flow } from "./use-change-flow";
import { WARNING } from "./use-flow-commands";

type EditViewProps = {
  definition: ChangeForm;
  account: AccountDetail;
  flow: Flow;
  problem: Problem | null;
  onCheck: (wish: Wish) => void;
};

/** The form in its shell; judged by what the server uses, checked further only with its warning ticked. */
export function EditView({ definition, account, flow: parts, problem, onCheck }: EditViewProps) {
  const { flow, facts, name } = parts;
  const [missed, setMissed] = useState(false);
  const schema = useMemo(
    () =>
      verdictSchema((values) => {
        const { intent, errors } = definition.judge(values, facts);
        return { intent: intent && { asked: intent, values }, errors };
      }),
    [definition, facts],
  );
  const submit = (wish: Wish) => {
    const held = definition.warning(wish.values, facts) !== null && !flow.acknowledged.includes(WARNING);
    setMissed(held);
    if (held) document.getElementById(WARNING)?.focus();
    else onCheck(wish);
  };
  return (
    <FormShell<Wire, Wish>
      key={flow.start.number}
      label={definition.crumb}
      schema={schema}
      defaultValues={flow.start.values}
      draftKey={name}
      pending={flow.stage === "check"}
      error={problem}
      onSubmit={submit}
      className="grid flex-1"
    >
      <EditBody definition={definition} account={account} flow={parts} warningMissed={missed} />
    </FormShell>
  );
}
