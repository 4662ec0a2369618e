"use client";

import { useMemo, useState } from "react";
import type { AccountDetail } from "@/lib/domain/account";
import type { ChangeKind } from "@/lib/domain/change";
import type { HostBoundsOverrides } from "@/lib/domain/host-bounds";
import { addAddonForm } from "./add-on/add-addon-form";
import { updateAddonForm } from "./add-on/update-addon-form";
import { basePlanForm } from "./base-plan/base-plan-form";
import { Blocked } from "./blocked";
import { draftName, loadDraft } from "./draft/change-draft";
import { ChangeFlow } from "./flow/change-flow";
import type { ChangeForm } from "./flow/change-form";
import { subscribeForm } from "./subscribe/subscribe-form";

export type ChangeScreenProps = {
  kind: ChangeKind;
  account: AccountDetail;
  bounds: HostBoundsOverrides;
  /** Today in UTC. */
  today: string;
  /** Of an update: the add-on's place in the plans and its code. */
  addon?: { path: string; code: string };
};

/** The form of a kind of change; when the sub-account cannot take it, why. */
export function ChangeScreen({ kind, account, bounds, today, addon }: ChangeScreenProps) {
  const definition = useMemo(() => definitionOf(kind, addon?.code ?? ""), [kind, addon?.code]);
  const place = addon?.path ?? "";
  // A request without an answer is asked after, also when its own success is what blocks the form now.
  const [pending] = useState(() => loadDraft(draftName(kind, account.id, place))?.pending != null);
  const block = account.eligibility[kind];
  if (block && !pending) return <Blocked account={account} kind={kind} block={block} />;
  return <ChangeFlow definition={definition} account={account} bounds={bounds} today={today} place={place} />;
}

function definitionOf(kind: ChangeKind, code: string): ChangeForm {
  if (kind === "update_addon") return updateAddonForm(code);
  if (kind === "add_addon") return addAddonForm;
  return kind === "subscribe" ? subscribeForm : basePlanForm;
}
