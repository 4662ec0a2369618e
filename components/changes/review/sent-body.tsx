import { CodeBlock } from "@/components/ui/code-block";
import { SectionHead } from "@/components/ui/panel";
import type { ChangeKind } from "@/lib/domain/change";
import { writes } from "@/lib/queries/plans";

type SentBodyProps = { kind: ChangeKind; accountId: string; body: Record<string, unknown> };

/** The very request that Zoom will get. */
export function SentBody({ kind, accountId, body }: SentBodyProps) {
  const { method, path } = writes[kind];
  const address = `${method} /accounts/${encodeURIComponent(accountId)}\n    ${path}`;
  return (
    <section>
      <SectionHead title="What is sent" />
      <CodeBlock
        label="What is sent"
        className="mt-2"
        code={`${address}\n\n${JSON.stringify(body, null, 2)}`}
      />
      <p className="mt-2 text-ink-3 text-meta">
        {kind === "change_base_plan"
          ? "Always the total, never “4 more”, so that reading back can prove it."
          : "Always totals, so that reading back can prove it."}
      </p>
    </section>
  );
}
