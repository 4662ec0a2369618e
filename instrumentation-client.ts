// zod tries `new Function` once to see whether it may compile its parsers; the content security policy reports that
// as a violation. This runs before any schema is loaded. zod reads its settings from this global, and setting it
// here loads nothing (importing zod's own `config` adds 6 kB to every page).
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
