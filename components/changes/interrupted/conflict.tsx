"use client";

import { ArrowLeftRight } from "lucide-react";
import type { ReactNode } from "react";
import { Moment } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import type { SeenPlans } from "../draft/change-draft";
import type { Asked } from "../flow/change-form";
import { useKeys } from "../flow/use-keys";
import type { ChangedBy } from "./changed-by";
import { type ConflictRow, conflictLead, conflictRows, wantWords } from "./conflict-rows";

type ConflictProps = {
  seen: SeenPlans;
  now: SeenPlans;
  asked: Asked | null;
  /** Whose change it was, where it went through Plandesk. */
  by: ChangedBy | null;
  onTakeNew: () => void;
  onKeep: () => void;
  onStop: () => void;
};

/** Somebody changed the plans meanwhile: what was seen, what is, what was wanted, and three ways on. */
export function Conflict({ seen, now, asked, by, onTakeNew, onKeep, onStop }: ConflictProps) {
  useKeys({ Escape: onStop, "1": onTakeNew, "2": onKeep });
  const want = wantWords(asked, now.lines);
  return (
    <div className="px-gutter py-6">
      <h2 tabIndex={-1} data-autofocus role="alert" className="font-text text-lead">
        <strong className="font-title">Nothing was sent.</strong> {conflictLead(seen.lines, now.lines)}
        {by ? (
          <>
            {" "}
            {by.name} changed it, <Moment at={by.at} />.
          </>
        ) : null}
      </h2>
      <div className="mt-4 overflow-x-auto rounded-panel border border-line-strong">
        <table className="w-full min-w-[40rem] table-fixed border-collapse [&_td]:border-line [&_td]:border-l [&_th:not(:first-child)]:border-line [&_th:not(:first-child)]:border-l">
          <caption className="sr-only">What you saw, what Zoom has now, what you want</caption>
          <colgroup>
            <col className="w-[15%]" />
            <col />
            <col />
            <col />
          </colgroup>
          <thead className="bg-sunken text-left align-top">
            <tr>
              <td className="border-l-0!" />
              <Head name="You saw" note={<Moment at={seen.readAt} />} />
              <Head name="Now at Zoom" note={<Moment at={now.readAt} />} />
              <Head name="You want" note="not sent" />
            </tr>
          </thead>
          <tbody>
            {conflictRows(seen.lines, now.lines, asked).map((row) => (
              <Row key={row.id} row={row} />
            ))}
            <tr className="border-line border-t bg-sunken align-top">
              <th scope="row" className="px-4 py-4 text-left font-text text-ink-2">
                Choose
              </th>
              <Choice words="Drop your change. Zoom stays as it is now.">
                <Button keys="Esc" onClick={onStop}>
                  Stop
                </Button>
              </Choice>
              <Choice words="Back to the form, starting from what Zoom has now. Your reason is kept.">
                <Button kind="main" keys="1" onClick={onTakeNew}>
                  Use the new state
                </Button>
              </Choice>
              <Choice words={want.effect}>
                <Button keys="2" onClick={onKeep}>
                  {want.button}
                </Button>
              </Choice>
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Head({ name, note }: { name: string; note: ReactNode }) {
  return (
    <th scope="col" className="px-4 py-2 font-strong">
      {name}
      <span className="block font-text text-ink-2 text-meta">{note}</span>
    </th>
  );
}

function Choice({ words, children }: { words: string; children: ReactNode }) {
  return (
    <td className="px-4 py-4">
      {children}
      <p className="mt-2.5 text-ink-2">{words}</p>
    </td>
  );
}

function Row({ row }: { row: ConflictRow }) {
  const value = row.figure ? "font-title text-title" : "";
  return (
    <tr className={`border-line border-t ${row.figure ? "h-16" : "h-10"}`}>
      <th scope="row" className="px-4 py-2 text-left font-text text-ink-2">
        {row.name}
      </th>
      <td className={`px-4 py-2 ${value}`}>{row.saw}</td>
      <td className={`px-4 py-2 ${row.moved ? "bg-warn-soft" : ""}`}>
        <span className="flex flex-wrap items-center gap-x-2.5">
          <span className={value}>{row.now}</span>
          {row.moved ? (
            <span className="inline-flex items-center gap-1.5 font-strong">
              <ArrowLeftRight aria-hidden="true" className="size-icon-small text-warn" strokeWidth={2} />
              Changed elsewhere
            </span>
          ) : null}
        </span>
      </td>
      <td className={`px-4 py-2 ${row.want === null ? "text-ink-3" : "bg-accent-soft"}`}>
        {row.want === null ? (
          row.about ? (
            "same"
          ) : (
            "not part of your change"
          )
        ) : (
          <span className="flex flex-wrap items-baseline gap-x-2.5">
            <span className={value}>{row.want}</span>
            <span className="text-ink-2">{row.difference}</span>
          </span>
        )}
      </td>
    </tr>
  );
}
