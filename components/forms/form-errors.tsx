"use client";

import { Banner } from "@/components/ui/banner";
import type { Problem } from "@/lib/domain/problem";
import { useFormShell } from "./form-context";

/** Over the form: why it was not taken, with the errors that no field can show. */
export function FormErrors({ error }: { error: Problem | null }) {
  const { loose } = useFormShell();
  if (!error) return null;
  return (
    <Banner kind="bad" fact={`${error.title}.`}>
      {error.detail}
      {loose.length > 0 ? (
        <span className="mt-1 block">
          {loose.map((message) => (
            <span key={message} className="block">
              {message}
            </span>
          ))}
        </span>
      ) : null}
    </Banner>
  );
}
