import { FigureChange } from "@/components/ui/figure-change";
import { planLabel } from "@/lib/domain/plan-catalogue";
import { numberWords } from "../change-words";
import type { ShownProps } from "../flow/change-form";

/** The add-on's hosts now and as they will be sent: always the total. */
export function UpdateAddonSummary({ verdict, values }: ShownProps) {
  const effect = verdict.intent?.effect;
  const [was, after] = [effect?.before[0], effect?.after[0]];
  return (
    <div className="mt-2 grid gap-2">
      <FigureChange
        size="panel"
        before={was?.hosts == null ? "–" : numberWords(was.hosts)}
        after={after?.hosts == null ? "?" : numberWords(after.hosts)}
        note="hosts"
      />
      <p>{typeof values.type === "string" ? planLabel(values.type) : null}</p>
    </div>
  );
}
