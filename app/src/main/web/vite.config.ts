import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { defineConfig, type Plugin } from "vite";

const out = "../../../target/classes/static/assets";

/** The icons the pages use, by their names at lucide.dev; one sheet, drawn with `<use href="…#name">`. */
const icons = [
  "arrow-down", "arrow-left", "arrow-right", "arrow-up", "arrow-up-right", "badge-check", "book-open", "box", "building-2", "calendar", "check",
  "chevron-down", "circle-alert", "circle-check", "circle-help", "circle-user", "clock", "copy", "database", "download",
  "file", "file-archive", "file-code", "files", "filter", "flask-conical", "globe", "hand-helping", "hash", "history",
  "house", "info", "layers", "link", "list", "lock", "lock-open", "log-in", "log-out", "mail", "map", "map-pin", "message-square",
  "external-link", "network", "pause", "pencil", "play", "plus", "quote", "radio-tower", "refresh-cw", "scale", "search", "send", "server",
  "ship", "square-dashed", "tag", "thermometer", "trash-2", "triangle-alert", "undo-2", "unlink", "upload", "user",
  "users", "waves", "wrench", "x",
];

/** Makes `icons.svg` from lucide-static and tells the manifest; compresses what is sent often. */
function sheetAndCompression(): Plugin {
  return {
    name: "estran-sheet-and-compression",
    apply: "build",
    closeBundle() {
      const symbols = icons.map((name) => {
        const file = join("node_modules/lucide-static/icons", `${name}.svg`);
        if (!existsSync(file)) throw new Error(`lucide-static has no icon ${name}`);
        const inner = readFileSync(file, "utf8").replace(/<!--.*?-->/gs, "").match(/<svg[^>]*>([\s\S]*)<\/svg>/)![1]!;
        return `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" `
          + `stroke-linecap="round" stroke-linejoin="round">${inner.replace(/\s+/g, " ").trim()}</symbol>`;
      });
      const sheet = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
      const mark = readFileSync("src/mark.svg", "utf8");
      const manifestPath = join(out, "manifest.json");
      const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
      for (const [source, name, text] of [["icons.svg", "icons", sheet], ["src/mark.svg", "mark", mark]] as const) {
        const file = `${name}-${createHash("sha256").update(text).digest("base64url").slice(0, 8)}.svg`;
        writeFileSync(join(out, file), text);
        manifest[source] = { file };
      }
      writeFileSync(manifestPath, JSON.stringify(manifest, null, 1));
      for (const file of readdirSync(out)) {
        if (!/\.(js|css|svg|json)$/.test(file) || file === "manifest.json") continue;
        const bytes = readFileSync(join(out, file));
        if (bytes.length < 1024) continue;
        writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
        writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
        }));
      }
    },
  };
}

export default defineConfig({
  base: "/assets/",
  publicDir: false,
  plugins: [sheetAndCompression()],
  build: {
    outDir: out,
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    target: "es2022",
    sourcemap: false,
    rolldownOptions: {
      input: "src/main.ts",
      // htmx holds an eval for attributes we do not use; it is switched off, and the content policy forbids it besides.
      onwarn: (warning, tell) => warning.code === "EVAL" || tell(warning),
    },
  },
});
