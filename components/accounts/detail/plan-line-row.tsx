"use client";

import { Braces, Lock } from "lucide-react";
import { useId, useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { cx } from "@/components/ui/cx";
import { Day, DaysAway } from "@/components/ui/day";
import { IconButton } from "@/components/ui/icon-button";
import { Status } from "@/components/ui/status";
import { Cell, Count, Row } from "@/components/ui/table";
import { NarrowCell } from "@/components/ui/table-rows";
import type { ShownPlanLine } from "@/lib/domain/account";
import type { LineStatus } from "./line-status";
import { PlanLineDetail } from "./plan-line-detail";

export const LINE_COLUMNS = 5;

type PlanLineRowProps = {
  line: ShownPlanLine;
  status: LineStatus;
  /** The line is part of an open change. */
  locked: boolean;
  /** Its hosts differ from what this page showed before. */
  changed: boolean;
  /** Where its hosts are changed; null when they cannot be, or not by this person. */
  action: { href: string; words: string } | null;
  /** The part of Zoom's answer behind it. */
  raw: unknown;
};

/** One plan line in two lines of text, with its own detail and, when asked for, what Zoom sent. */
export function PlanLineRow({ line, status, locked, changed, action, raw }: PlanLineRowProps) {
  const [open, setOpen] = useState(false);
  const rawId = useId();
  const hosts = <Hosts line={line} changed={changed} />;
  return (
    <>
      <Row two state={status.word === "Not known yet" ? "unknown" : "rest"}>
        <Cell className="whitespace-normal! py-1.5">
          <LineName line={line} />
          <PlanLineDetail line={line} />
        </Cell>
        <Cell>
          <LineStatusWords status={status} />
        </Cell>
        <Cell align="right">{hosts}</Cell>
        <Cell align="right">
          <NextInvoice line={line} />
        </Cell>
        <Cell align="right" className="overflow-visible!">
          <span className="inline-flex items-center gap-0.5">
            {action ? (
              <ButtonLink small kind="quiet" href={action.href} prefetch={false}>
                {action.words}
              </ButtonLink>
            ) : null}
            {locked ? (
              <Lock role="img" aria-label="Locked" className="size-icon text-ink-2" strokeWidth={1.75} />
            ) : null}
            <IconButton
              small
              icon={Braces}
              label={open ? "Hide what Zoom sent" : "Show what Zoom sent"}
              aria-expanded={open}
              aria-controls={rawId}
              onClick={() => setOpen(!open)}
            />
          </span>
        </Cell>
        <NarrowCell
          columns={LINE_COLUMNS}
          title={
            <>
              <span className="block truncate">{lineName(line).name}</span>
              <PlanLineDetail line={line} />
            </>
          }
          end={line.hosts === null ? null : hosts}
          under={<LineStatusWords status={status} inline />}
          underEnd={line.nextInvoiceDate ? <Day date={line.nextInvoiceDate} /> : null}
        />
      </Row>
      {open ? (
        <tr id={rawId}>
          <td colSpan={LINE_COLUMNS} className="border-line border-b px-gutter py-3">
            <CodeBlock label={`What Zoom sent for ${line.label}`} code={JSON.stringify(raw, null, 2)} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function LineName({ line }: { line: ShownPlanLine }) {
  const { name, code } = lineName(line);
  return (
    <>
      <span className={cx("block break-words", name === code && "font-mono text-code")}>{name}</span>
      {name === code ? null : <span className="block break-all font-mono text-code text-ink-3">{code}</span>}
    </>
  );
}

// What Plandesk does not know is named as Zoom names it, where it stands in Zoom's answer.
function lineName({ known, label, type, path }: ShownPlanLine): { name: string; code: string } {
  if (known) return { name: label, code: type ?? path };
  return { name: path, code: type ?? path };
}

function Hosts({ line, changed }: { line: ShownPlanLine; changed: boolean }) {
  if (!changed) return <Count value={line.hosts} />;
  return (
    <mark className="rounded-small bg-accent-soft px-1.5 py-0.5 font-strong text-ink">
      <Count value={line.hosts} />
    </mark>
  );
}

function NextInvoice({ line }: { line: ShownPlanLine }) {
  if (line.nextInvoiceDate === null) return <span className="text-ink-3">–</span>;
  return (
    <>
      <Day date={line.nextInvoiceDate} className="block" />
      <DaysAway date={line.nextInvoiceDate} className="block text-meta" />
    </>
  );
}

function LineStatusWords({ status, inline = false }: { status: LineStatus; inline?: boolean }) {
  const under = status.under ? (
    <span className={cx("truncate text-ink-3 text-meta", inline ? "" : "block pl-5")}>{status.under}</span>
  ) : null;
  return (
    <>
      {status.word ? (
        <Status word={status.word} detail={status.detail} />
      ) : (
        <span className={cx("text-ink-3", inline ? "" : "block pl-5")}>{status.text}</span>
      )}
      {under}
    </>
  );
}
