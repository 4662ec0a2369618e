"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { columnNames, type Density, type DirectoryView, directoryColumns } from "./directory-columns";
import { directoryView, withColumn, withDensity } from "./directory-view";

const densities: Record<Density, string> = {
  one: "One line",
  two: "Two lines, with e-mail and plan code",
};

type ViewPanelProps = {
  view: DirectoryView;
  onChoose: (view: DirectoryView) => void;
  onClose: () => void;
};

/** Which columns stand beside the name, and how high a row is. What is chosen shows at once. */
export function ViewPanel({ view, onChoose, onClose }: ViewPanelProps) {
  const title = useId();
  return (
    <section aria-labelledby={title} className="grid gap-4 p-4">
      <h2 id={title} className="sr-only">
        Columns and rows
      </h2>
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-strong text-meta">Columns</legend>
        {columnNames.map((name, at) => (
          <Checkbox
            key={name}
            label={directoryColumns[name].title}
            checked={view.columns.includes(name)}
            autoFocus={at === 0}
            onChange={(event) => onChoose(withColumn(view, name, event.target.checked))}
          />
        ))}
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-strong text-meta">Rows</legend>
        {(["one", "two"] as const).map((density) => (
          <label key={density} className="flex items-start gap-2.5">
            <input
              type="radio"
              name="density"
              checked={view.density === density}
              onChange={() => onChoose(withDensity(view, density))}
              className="mt-0.5 size-icon shrink-0 accent-accent"
            />
            {densities[density]}
          </label>
        ))}
      </fieldset>
      <div className="flex gap-2">
        <Button
          kind="quiet"
          onClick={() => onChoose(directoryView({ columns: null, density: null }))}
          className="mr-auto"
        >
          As at first
        </Button>
        <Button kind="quiet" keys="Esc" onClick={onClose}>
          Close
        </Button>
      </div>
    </section>
  );
}
