"use client";

import { useSyncExternalStore } from "react";

export type OpenedAccount = { id: string; name: string; at: string };

const KEY = "plandesk.opened";
const MOST = 8;
const none: readonly OpenedAccount[] = [];

let cached: { text: string; list: readonly OpenedAccount[] } = { text: "", list: none };
const listeners = new Set<() => void>();

/** Notes that a sub-account was opened in this browser; the newest first, each once. */
export function rememberOpened({ id, name }: { id: string; name: string }): void {
  const others = read().filter((opened) => opened.id !== id);
  const list = [{ id, name, at: new Date().toISOString() }, ...others].slice(0, MOST);
  try {
    window.localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // A browser that keeps nothing (private window, full storage) only loses this convenience.
    return;
  }
  for (const listener of listeners) listener();
}

/** The sub-accounts opened lately in this browser; none on the server. */
export function useOpenedAccounts(): readonly OpenedAccount[] {
  return useSyncExternalStore(subscribe, read, () => none);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): readonly OpenedAccount[] {
  const text = stored();
  if (text !== cached.text) cached = { text, list: parse(text) };
  return cached.list;
}

function stored(): string {
  try {
    return window.localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function parse(text: string): readonly OpenedAccount[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isOpened).slice(0, MOST) : none;
  } catch {
    return none;
  }
}

function isOpened(value: unknown): value is OpenedAccount {
  if (typeof value !== "object" || value === null) return false;
  const { id, name, at } = value as Record<string, unknown>;
  return typeof id === "string" && typeof name === "string" && typeof at === "string";
}
