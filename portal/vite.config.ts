import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import tailwindcss from "tailwindcss"
import { defineConfig, type Plugin } from "vite"

/** The customers' pages and the technicians' bench: one build, two entries, served by the plugin (src/api/pages). */
export default defineConfig({
  root: __dirname,
  // Both entries share their assets, so the bench's page names those below /portal too.
  base: "/portal/",
  esbuild: { jsx: "automatic", legalComments: "none" },
  plugins: [compressed()],
  css: { postcss: { plugins: [tailwindcss({ config: path.join(__dirname, "tailwind.config.cjs") })] } },
  build: {
    target: "es2020",
    manifest: true,
    sourcemap: false,
    // The Content-Security-Policy takes no script or font out of a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      // The marks that React's server components put on their files say nothing to a page.
      onwarn: (warning, warn) => void (warning.code === "MODULE_LEVEL_DIRECTIVE" || warn(warning)),
      input: { customer: path.join(__dirname, "customer", "index.html"), bench: path.join(__dirname, "bench", "index.html") },
    },
  },
})

/** Once, here and thoroughly, instead of for every visitor: `name.br` and `name.gz` beside what gets smaller by it. */
function compressed(): Plugin {
  let folder = ""
  return {
    name: "aftercare-compressed",
    apply: "build",
    configResolved: ({ build }) => void (folder = build.outDir),
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /[.](js|css|html|wasm)$/.test(file))) {
        const content = readFileSync(path.join(folder, name))
        writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }))
        writeFileSync(path.join(folder, `${name}.gz`), gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
      }
    },
  }
}
