import { Status } from "@/components/ui/status";
import type { StatusWord } from "@/components/ui/status-words";
import type { ShownStatus } from "@/lib/domain/account";

/** The fixed word of each status; `not_read` has none, because nothing is known to name. */
export const accountStatusWords: Record<Exclude<ShownStatus, "not_read">, StatusWord> = {
  not_known_yet: "Not known yet",
  needs_you: "Needs you",
  accepted: "Accepted",
  sending: "Sending",
  active: "Active",
  trial: "Trial",
  no_plan: "No plan",
  self_pay: "Self-pay",
  bundle: "Bundle",
  ends: "Ends",
  cancelled: "Cancelled",
  expired: "Expired",
  retired_plan: "Retired plan",
  could_not_read: "Could not read",
};

/** The words of a status, for filters and chips. */
export function accountStatusText(status: ShownStatus): string {
  return status === "not_read" ? "Not read yet" : accountStatusWords[status];
}

type AccountStatusProps = {
  status: ShownStatus;
  /** With an outline: only in the page header. */
  boxed?: boolean;
  className?: string;
};

/** Where a sub-account stands: the most urgent thing, icon and word. */
export function AccountStatus({ status, boxed = false, className = "" }: AccountStatusProps) {
  if (status === "not_read") return <span className={`text-ink-3 ${className}`}>Not read yet</span>;
  return <Status word={accountStatusWords[status]} boxed={boxed} className={className} />;
}
