import { writeFileSync } from "node:fs";
import v8 from "node:v8";
import vm from "node:vm";

// Loaded into the web server before Next: on SIGUSR2 it collects all garbage and writes down what is left.
if (process.argv.includes("start") && process.env.PLANDESK_HEAP_FILE) {
  const file = process.env.PLANDESK_HEAP_FILE;
  v8.setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc");
  writeFileSync(`${file}.pid`, String(process.pid));
  process.on("SIGUSR2", () => {
    collect();
    collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    writeFileSync(file, JSON.stringify({ heapUsed, external, rss }));
  });
}
