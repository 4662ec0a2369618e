"use client";

import Link from "next/link";
import { Age } from "@/components/ui/age";
import { Name } from "@/components/ui/table-rows";
import { accountPath } from "@/lib/domain/paths";
import { useOpenedAccounts } from "@/lib/queries/opened-accounts";
import { NothingHere } from "./home-section";

/** The sub-accounts that were opened lately in this browser. */
export function OpenedLately() {
  const opened = useOpenedAccounts();
  if (opened.length === 0) return <NothingHere>None opened in this browser yet.</NothingHere>;
  return (
    <ul className="divide-y divide-line">
      {opened.map(({ id, name, at }) => (
        <li key={id} className="flex min-h-row items-center justify-between gap-3">
          <Link href={accountPath(id)} className="min-w-0">
            <Name className="font-text!">{name}</Name>
          </Link>
          <Age at={at} className="text-meta" />
        </li>
      ))}
    </ul>
  );
}
