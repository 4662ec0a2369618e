import { FigureChange } from "@/components/ui/figure-change";
import { planLabel } from "@/lib/domain/plan-catalogue";
import { numberWords } from "../change-words";
import type { ShownProps } from "../flow/change-form";
import { addonLine } from "./addon-line";

/** The add-on's hosts now and as they will be sent: always the total. */
export function UpdateAddonSummary({ facts, values }: ShownProps) {
  const was = addonLine(values.type, facts.lines ?? []);
  return (
    <div className="mt-2 grid gap-2">
      <FigureChange
        size="panel"
        before={was?.hosts == null ? "–" : numberWords(was.hosts)}
        after={typeof values.hosts === "number" ? numberWords(values.hosts) : "–"}
        note="hosts"
      />
      <p>{typeof values.type === "string" ? planLabel(values.type) : null}</p>
    </div>
  );
}
