import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeLoader } from "@/components/changes/change-loader";
import { readChangeForm } from "../../read-change-form";

export const metadata: Metadata = { title: "Update add-on" };

type Props = {
  params: Promise<{ accountId: string }>;
  searchParams: Promise<{ path?: string | string[] }>;
};

export default async function UpdateAddonPage({ params, searchParams }: Props) {
  const [form, { path }] = [await readChangeForm(params), await searchParams];
  const line = form.account.plans?.lines.find((each) => each.path === path && each.path !== "plan_base");
  if (!line?.type) notFound();
  return <ChangeLoader kind="update_addon" {...form} addon={{ path: line.path, code: line.type }} />;
}
