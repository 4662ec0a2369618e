"use client";

import { useLayoutEffect, useRef } from "react";
import type { RowWindow } from "@/components/ui/use-row-window";
import type { PlacedRows } from "@/lib/queries/account-pages";

/**
 * Keeps the screen where it belongs when rows are replaced: at the top once the rows of another filter have come, and
 * at the same rows when those before them turn out to be more or fewer.
 */
export function useSteadyRows(
  placed: PlacedRows | null,
  { toTop, scrollRows }: Pick<RowWindow, "toTop" | "scrollRows">,
  leave: () => void,
) {
  const before = useRef(placed);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = placed;
    if (!was || !placed) return;
    if (was.list !== placed.list) {
      toTop();
      leave();
    } else if (was.anchor === "end" && placed.anchor === "end" && was.count !== placed.count)
      scrollRows(placed.count - was.count);
  }, [placed, toTop, scrollRows, leave]);
}
