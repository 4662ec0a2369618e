import Link from "next/link";
import type { ReactNode } from "react";
import { Moment } from "@/components/ui/age";
import { StatusIcon } from "@/components/ui/status";
import { Name } from "@/components/ui/table-rows";
import { TextLink } from "@/components/ui/text-link";
import type { Change } from "@/lib/domain/change";
import { changePath } from "@/lib/domain/paths";
import { changeStatusWords, changeWords } from "./change-words";
import { CheckNow } from "./check-now";

type ChangeRowsProps = {
  changes: readonly Change[];
  /** Dashed outline: their outcome is not known. */
  dashed?: boolean;
  /** The link at the end of each row: "Settle", "Show"; none: the row ends with "Check now". */
  link?: string;
  /** Says the state in words, for lists that mix states. */
  withState?: boolean;
};

/** Changes one under the other: whose, what, since when, and the way to it. */
export function ChangeRows({ changes, dashed = false, withState = false, link }: ChangeRowsProps) {
  return (
    <ul
      className={
        dashed
          ? "-mx-3 mt-1 divide-y divide-line rounded-panel border border-ink-3 border-dashed px-3"
          : "divide-y divide-line"
      }
    >
      {changes.map((change) => (
        <li key={change.id} className="relative">
          <ChangeRow change={change} withState={withState} {...(link ? { link } : {})} />
        </li>
      ))}
    </ul>
  );
}

type ChangeRowProps = Pick<ChangeRowsProps, "link" | "withState"> & { change: Change };

function ChangeRow({ change, link, withState }: ChangeRowProps) {
  const { subject, effect } = changeWords(change);
  const word = changeStatusWords[change.state];
  return (
    <div className="grid min-h-row grid-cols-[minmax(0,1.2fr)_minmax(0,1.3fr)_9rem_8rem_5.5rem] items-center gap-4 py-1.5 max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-0.5">
      <span className="flex min-w-0 items-center gap-2">
        <StatusIcon word={word} />
        <Link href={changePath(change.id)} className="min-w-0 after:absolute after:inset-0 after:md:hidden">
          <Name>{change.accountName}</Name>
        </Link>
      </span>
      <span className="truncate text-ink-2 max-md:order-3 max-md:text-meta">
        {withState ? <span className="font-strong text-ink">{word} </span> : null}
        {subject}
      </span>
      <span className="max-md:text-right">{effect}</span>
      <Quiet>
        <Moment at={change.sentAt ?? change.createdAt} withZone={false} />
      </Quiet>
      <span className="text-right max-md:hidden">
        {link ? (
          <TextLink href={changePath(change.id)}>{link}</TextLink>
        ) : (
          <CheckNow changeId={change.id} accountName={change.accountName} />
        )}
      </span>
    </div>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return <span className="truncate text-right text-ink-2 text-meta max-md:order-4">{children}</span>;
}
