"use client";

import { useRouter } from "next/navigation";
import { type SyntheticEvent, useEffect, useState } from "react";
import { SearchField } from "@/components/ui/search-field";
import { FoundAccounts } from "./found-accounts";
import { OpenedLately } from "./opened-lately";

const TYPING_MS = 180;

/** Support's first tool: find the sub-account that somebody asks about. Enter lists all matches in the directory. */
export function AccountSearch() {
  const [text, setText] = useState("");
  const wanted = text.trim();
  const query = useSettled(wanted);
  const router = useRouter();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    router.push(wanted === "" ? "/accounts" : `/accounts?${new URLSearchParams({ q: wanted })}`);
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
        {query === "" ? (
          <>
            <h2 className="font-title text-section">Opened lately</h2>
            <OpenedLately />
          </>
        ) : (
          <FoundAccounts query={query} typing={wanted !== query} />
        )}
      </section>
    </div>
  );
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
