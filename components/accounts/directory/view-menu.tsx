"use client";

import { Columns3 } from "lucide-react";
import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import type { DirectoryView } from "./directory-columns";
import { PopPanel } from "./pop-panel";

const ViewPanel = lazy(() => import("./view-panel").then((file) => ({ default: file.ViewPanel })));

type ViewMenuProps = { view: DirectoryView; onChoose: (view: DirectoryView) => void };

/** "Columns" and the panel that it opens. Below 640 px rows have no columns to choose. */
export function ViewMenu({ view, onChoose }: ViewMenuProps) {
  const [open, setOpen] = useState(false);
  return (
    <PopPanel
      open={open}
      onClose={() => setOpen(false)}
      className="right-gutter min-h-64 w-72 max-sm:hidden"
      button={
        <Button
          kind="quiet"
          icon={Columns3}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="max-sm:hidden"
        >
          Columns
        </Button>
      }
    >
      <ViewPanel view={view} onChoose={onChoose} onClose={() => setOpen(false)} />
    </PopPanel>
  );
}
