"use client";

import { CommandPalette, type PaletteResult } from "@/components/layout/command-palette";
import type { Place } from "@/components/layout/places";
import type { AccountPage } from "@/lib/domain/account";
import { accountPath } from "@/lib/domain/paths";
import { accountsPath } from "@/lib/queries/accounts";
import { getJson } from "@/lib/queries/http";

const SHOWN = 8;

/** Ctrl K: places, and sub-accounts by name, id, number or the owner's e-mail. */
export function AccountPalette({ places }: { places: readonly Place[] }) {
  return <CommandPalette places={places} search={searchAccounts} />;
}

async function searchAccounts(query: string, signal: AbortSignal): Promise<PaletteResult[]> {
  const page = await getJson<AccountPage>(accountsPath({ q: query, sort: "name" }, SHOWN, null), { signal });
  return page.items.map(({ id, name, accountNumber }) => ({
    id,
    href: accountPath(id),
    label: name,
    ...(accountNumber === null ? {} : { note: accountNumber }),
  }));
}
