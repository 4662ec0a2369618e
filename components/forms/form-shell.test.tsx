import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { type Problem, problem } from "@/lib/domain/problem";
import { FormErrors } from "./form-errors";
import { FormShell } from "./form-shell";
import { HostsInput } from "./pickers";
import { SubmitButton } from "./submit-button";
import { TextInput } from "./text-inputs";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const schema = z.object({
  contact: z.object({ first_name: z.string("Type a first name") }),
  plan_base: z.object({ hosts: z.int("Type a whole number") }),
});
type Request = z.infer<typeof schema>;

afterEach(() => sessionStorage.clear());

async function mount(options: { pending?: boolean; draftKey?: string } = {}) {
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host);
  const sent: Request[] = [];
  const render = (error: Problem | null) =>
    act(async () =>
      root.render(
        <FormShell
          label="Subscribe"
          schema={schema}
          defaultValues={{}}
          pending={options.pending ?? false}
          error={error}
          onSubmit={(request) => sent.push(request)}
          {...(options.draftKey ? { draftKey: options.draftKey } : {})}
        >
          <FormErrors error={error} />
          <TextInput name="contact.first_name" label="First name" />
          <HostsInput name="plan_base.hosts" label="Hosts" />
          <SubmitButton>Buy 4 more hosts</SubmitButton>
        </FormShell>,
      ),
    );
  await render(null);
  const field = (id: string) => document.getElementById(id) as HTMLInputElement;
  const type = (id: string, text: string) =>
    act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field(id), text);
      field(id).dispatchEvent(new Event("input", { bubbles: true }));
    });
  const submit = () => act(async () => host.querySelector("form")?.requestSubmit());
  const noteOf = (id: string) => document.getElementById(`${id}-note`)?.textContent;
  const close = () =>
    act(async () => {
      root.unmount();
      host.remove();
    });
  return { host, sent, render, field, type, submit, noteOf, close };
}

it("sends what the schema made of it", async () => {
  const form = await mount();
  await form.type("contact.first_name", "Kari");
  await form.type("plan_base.hosts", "16");
  await form.submit();
  expect(form.sent).toEqual([{ contact: { first_name: "Kari" }, plan_base: { hosts: 16 } }]);
  await form.close();
});

it("keeps bad text, says what to type, sends nothing and goes to the first bad field", async () => {
  const form = await mount();
  await form.type("plan_base.hosts", "1.5");
  await form.submit();
  expect(form.sent).toEqual([]);
  expect(form.field("plan_base.hosts").value).toBe("1.5");
  expect(form.noteOf("plan_base.hosts")).toBe("Type a whole number");
  expect(form.noteOf("contact.first_name")).toBe("Type a first name");
  expect(document.activeElement?.id).toBe("contact.first_name");
  await form.close();
});

it("puts the server's errors on their fields, the others over the form, and keeps what was typed", async () => {
  const form = await mount();
  await form.type("contact.first_name", "Kari");
  await form.type("plan_base.hosts", "50");
  const errors = [
    { path: "plan_base.hosts", message: "Business takes 10 to 49 hosts" },
    { path: "plan_phone.0.hosts", message: "Phone needs a base plan" },
  ];
  await form.render(problem("invalid_request", { errors }));
  expect(form.noteOf("plan_base.hosts")).toBe("Business takes 10 to 49 hosts");
  expect(form.field("plan_base.hosts").getAttribute("aria-invalid")).toBe("true");
  expect(form.host.querySelector("[role=alert]")?.textContent).toContain("Phone needs a base plan");
  expect(form.field("contact.first_name").value).toBe("Kari");
  expect(document.activeElement?.id).toBe("plan_base.hosts");
  await form.close();
});

it("sends nothing while a request runs", async () => {
  const form = await mount({ pending: true });
  await form.type("contact.first_name", "Kari");
  await form.type("plan_base.hosts", "16");
  await form.submit();
  expect(form.sent).toEqual([]);
  await form.close();
});

it("puts a kept draft back", async () => {
  const values = { contact: { first_name: "Kari" }, plan_base: { hosts: "abc" } };
  sessionStorage.setItem("plandesk:form:test", JSON.stringify({ values, savedAt: "2026-09-22T08:43:00Z" }));
  const form = await mount({ draftKey: "test" });
  expect(form.field("contact.first_name").value).toBe("Kari");
  expect(form.field("plan_base.hosts").value).toBe("abc");
  await form.close();
});
