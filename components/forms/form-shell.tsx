"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from "react";
import { type DefaultValues, type FieldValues, FormProvider, type Resolver, useForm } from "react-hook-form";
import type { z } from "zod";
import type { Problem } from "@/lib/domain/problem";
import { FormShellContext } from "./form-context";
import { useDraft, useLeaveGuard } from "./use-draft";
import { useServerErrors } from "./use-server-errors";
import { withoutBlanks } from "./without-blanks";

type FormShellProps<Values extends FieldValues, Request> = {
  /** The very schema that the route uses. */
  schema: z.ZodType<Request, Values>;
  defaultValues: DefaultValues<Values>;
  /** True while the request runs: a second submit is ignored. */
  pending: boolean;
  /** What the server answered instead of a result; null while there is nothing wrong. */
  error: Problem | null;
  onSubmit: (request: Request) => void;
  /** Esc. */
  onBack?: () => void;
  /** Keeps what is typed over reloads under this name. */
  draftKey?: string;
  /** Names the form for those who hear it. */
  label: string;
  children: ReactNode;
  className?: string;
};

/** A form of one schema: checks fields as they are left, shows the server's word on its field, keeps what was typed. */
export function FormShell<Values extends FieldValues, Request>(props: FormShellProps<Values, Request>) {
  const { schema, defaultValues, pending, error, onSubmit, onBack, draftKey, label, children, className } =
    props;
  const resolver = useMemo(() => blanklessResolver(schema), [schema]);
  const form = useForm<Values, unknown, Request>({ resolver, defaultValues, mode: "onTouched" });
  const [fields] = useState(() => new Set<string>());
  // The draft first: putting values back clears errors, and the server's word must outlive a reload.
  const { savedAt } = useDraft(form, draftKey);
  const loose = useServerErrors(form, error, fields);
  useLeaveGuard(form.formState.isDirty && draftKey === undefined);
  const element = useRef<HTMLFormElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") onBack?.();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    element.current?.requestSubmit();
  };
  const submit = form.handleSubmit((request) => onSubmit(request));
  const state = useMemo(() => ({ pending, loose, savedAt, fields }), [pending, loose, savedAt, fields]);
  return (
    <FormProvider {...form}>
      <FormShellContext value={state}>
        <form
          ref={element}
          noValidate
          aria-label={label}
          aria-busy={pending}
          onKeyDown={onKeyDown}
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending) void submit(event);
          }}
          className={className}
        >
          {children}
        </form>
      </FormShellContext>
    </FormProvider>
  );
}

function blanklessResolver<Values extends FieldValues, Request>(
  schema: z.ZodType<Request, Values>,
): Resolver<Values, unknown, Request> {
  const check = zodResolver(schema);
  return (values, context, options) => check(withoutBlanks(values), context, options);
}
