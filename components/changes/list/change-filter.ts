import { type ChangeKind, type ChangeState, changeKinds } from "@/lib/domain/change";
import type { ChangeFilter } from "@/lib/queries/changes";
import { kindWords } from "../change-words";

/** The outcomes to narrow by, in the order in which they ask for somebody. */
export const outcomeOptions: readonly { value: ChangeState; label: string }[] = [
  { value: "unknown", label: "Not known yet" },
  { value: "needs_person", label: "Needs you" },
  { value: "sending", label: "Sending" },
  { value: "accepted", label: "Accepted" },
  { value: "applied", label: "Applied" },
  { value: "refused", label: "Refused" },
  { value: "not_applied", label: "Not applied" },
  { value: "not_sent", label: "Not sent" },
];

/** The kinds to narrow by. */
export const kindOptions = changeKinds.map((value) => ({ value, label: kindWords[value] }));

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The filter that an address stands for; words it does not know do not narrow. */
export function filterOf(query: Query): ChangeFilter {
  const state: ChangeState | undefined = outcomeOptions.find(({ value }) => value === query.state)?.value;
  const kind: ChangeKind | undefined = kindOptions.find(({ value }) => value === query.kind)?.value;
  const account = typeof query.accountId === "string" ? query.accountId : "";
  return {
    ...(account ? { accountId: account } : {}),
    ...(state ? { state } : {}),
    ...(kind ? { kind } : {}),
    ...(query.unexplained === "1" ? { unexplained: "1" as const } : {}),
  };
}

/** Refusals that the phrasebook has no words for. */
export const unexplainedRefusals: ChangeFilter = { state: "refused", unexplained: "1" };

/** The address of the journal under a filter. */
export function filterPath(filter: ChangeFilter): string {
  const query = new URLSearchParams();
  for (const name of ["accountId", "state", "kind", "unexplained"] as const) {
    const value = filter[name];
    if (value !== undefined) query.set(name, value);
  }
  return query.size === 0 ? "/changes" : `/changes?${query}`;
}
