import { Moment } from "@/components/ui/age";
import { CopyButton } from "@/components/ui/copy-button";
import { Fold } from "@/components/ui/fold";
import type { Change, ChangeEvidence } from "@/lib/domain/change";
import type { ZoomRefusal } from "@/lib/domain/problem";

/** What happened to a change, by the second, the next check last. */
export function EvidenceList({ change }: { change: Change }) {
  const own = change.evidence.findLastIndex((each) => each.event === "answered");
  const said = change.zoom && change.zoom.message !== "" ? change.zoom : null;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3.5 gap-y-1">
      {change.evidence.map((each, at) => (
        <Line
          key={`${each.at} ${each.event} ${each.text}`}
          term={<Moment at={each.at} seconds withZone={false} />}
        >
          <EvidenceText evidence={each} change={change} />
          {at === own && said ? <OwnWords zoom={said} /> : null}
        </Line>
      ))}
      {own < 0 && said ? (
        <Line term="Zoom">
          <OwnWords zoom={said} />
        </Line>
      ) : null}
      {change.nextCheckAt ? (
        <Line term={<Moment at={change.nextCheckAt} seconds withZone={false} />}>Next check, by itself</Line>
      ) : null}
      <div className="col-span-2 grid grid-cols-subgrid items-center sm:hidden">
        <dt className="text-ink-2">Trace</dt>
        <dd className="flex items-center gap-1.5 break-all font-mono text-code">
          {change.id}
          <CopyButton text={change.id} label="Copy trace id" />
        </dd>
      </div>
    </dl>
  );
}

function Line({ term, children }: { term: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid">
      <dt className="text-ink-2">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function EvidenceText({ evidence, change }: { evidence: ChangeEvidence; change: Change }) {
  if (evidence.event !== "stored") return evidence.text;
  const said = change.reason ? `: “${change.reason}”` : "";
  return `Stored by ${change.requestedBy.name}${said}`;
}

/** Zoom's answer as Zoom worded it, behind a fold. */
export function OwnWords({ zoom }: { zoom: ZoomRefusal }) {
  return (
    <Fold summary="Zoom’s own words" className="mt-0.5">
      <blockquote className="break-words border-line-strong border-l-2 pl-3 text-ink-2">
        {zoom.message}
        <footer className="mt-1 text-ink-3 text-meta">
          HTTP {zoom.status}
          {zoom.code === null ? "" : `, code ${zoom.code}`}
          {zoom.requestId ? `, request ${zoom.requestId}` : ""}
        </footer>
      </blockquote>
    </Fold>
  );
}
