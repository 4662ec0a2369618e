"use client";

import dynamic from "next/dynamic";
import { ReadingNote } from "@/components/ui/skeleton-rows";

/**
 * The change forms in a file of their own: schemas, catalogue and form library are loaded by nobody else. They live in
 * the browser alone, because a draft in this tab decides what they start with.
 */
export const ChangeLoader = dynamic(() => import("./change-screen").then((file) => file.ChangeScreen), {
  ssr: false,
  loading: () => <ReadingNote className="px-gutter py-6">Opening the form</ReadingNote>,
});
