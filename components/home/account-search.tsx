"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type SyntheticEvent, useEffect, useState } from "react";
import { SearchField } from "@/components/ui/search-field";
import { Name } from "@/components/ui/table-rows";
import { accountPath } from "@/lib/domain/paths";
import { accountsPage } from "@/lib/queries/accounts";
import { OpenedLately } from "./opened-lately";

const TYPING_MS = 180;
const SHOWN = 8;

/** Support's first tool: find the sub-account that somebody asks about. Enter lists all matches in the directory. */
export function AccountSearch() {
  const [text, setText] = useState("");
  const query = useSettled(text.trim());
  const router = useRouter();
  const { data } = useQuery({ ...accountsPage({ q: query, sort: "name" }, SHOWN), enabled: query !== "" });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    router.push(text.trim() === "" ? "/accounts" : `/accounts?${new URLSearchParams({ q: text.trim() })}`);
  };
  return (
    <div className="px-gutter py-5 [&>*]:max-w-form">
      <search className="block">
        <form onSubmit={submit}>
          <SearchField
            label="Name, id, number or e-mail"
            autoFocus
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="h-touch!"
          />
        </form>
      </search>
      <section aria-live="polite" className="mt-5">
        <h2 className="font-title text-section">{query === "" ? "Opened lately" : "Found"}</h2>
        {query === "" ? <OpenedLately /> : null}
        {query !== "" && data ? (
          <>
            <ul className="divide-y divide-line">
              {data.items.map(({ id, name, accountNumber, ownerEmail }) => (
                <li key={id} className="flex min-h-row items-center justify-between gap-3">
                  <Link href={accountPath(id)} className="min-w-0">
                    <Name>{name}</Name>
                  </Link>
                  <span className="truncate text-ink-3 text-meta">{ownerEmail ?? accountNumber}</span>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-ink-2 text-meta">{foundWords(data.total)}</p>
          </>
        ) : null}
      </section>
    </div>
  );
}

function foundWords(total: number): string {
  if (total === 0)
    return "No sub-account matches. The search looks at name, id, number and the owner's e-mail.";
  return total > SHOWN ? `The first ${SHOWN} of ${total.toLocaleString("en-GB")}. Enter lists them all.` : "";
}

/** The text once typing has rested. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
