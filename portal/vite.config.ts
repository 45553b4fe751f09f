import { createHash } from "node:crypto"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"
import tailwindcss from "tailwindcss"
import { build, defineConfig, type Plugin, type Rollup } from "vite"

const BASE = "/portal/"
const BENCH_PAGE = "bench/index.html"

/** The customers' pages and the technicians' bench: one build, two entries, served by the plugin (src/api/pages). */
export default defineConfig({
  root: __dirname,
  // Both entries share their assets, so the bench's page names those below /portal too.
  base: BASE,
  esbuild: { jsx: "automatic", legalComments: "none" },
  plugins: [workerOfBench(), compressed()],
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
      input: { customer: path.join(__dirname, "customer", "index.html"), bench: path.join(__dirname, BENCH_PAGE) },
    },
  },
})

/**
 * The bench's service worker, built by itself once it is known which files the bench consists of; what only customers
 * load is none of them. One plain script, because older browsers take no module as a worker.
 */
function workerOfBench(): Plugin {
  let folder = ""
  return {
    name: "aftercare-worker-of-bench",
    apply: "build",
    configResolved: ({ build }) => void (folder = build.outDir),
    writeBundle: async (_options, bundle) => {
      const entry = Object.values(bundle).find((output): output is Rollup.OutputChunk => output.type === "chunk" && output.facadeModuleId?.endsWith(BENCH_PAGE) === true)
      const page = bundle[BENCH_PAGE]
      if (entry === undefined || page?.type !== "asset") throw new Error("The build has no bench.")
      const files = [...reachedFrom(entry.fileName, bundle)].sort()
      const version = createHash("sha256").update(JSON.stringify([files, page.source.toString()])).digest("hex").slice(0, 16)
      await build({
        root: __dirname, configFile: false, logLevel: "warn",
        define: { __BENCH_VERSION__: JSON.stringify(version), __BENCH_ENTRY__: JSON.stringify(BASE + entry.fileName), __BENCH_FILES__: JSON.stringify(files.map((file) => BASE + file)) },
        build: {
          target: "es2020", outDir: path.join(folder, "bench"), emptyOutDir: false,
          rollupOptions: { input: path.join(__dirname, "bench", "offline", "service-worker.ts"), output: { format: "iife", entryFileNames: "service-worker.js" } },
        },
      })
    },
  }
}

function reachedFrom(name: string, bundle: Rollup.OutputBundle, seen = new Set<string>()): Set<string> {
  const output = bundle[name]
  if (output === undefined || seen.has(name)) return seen
  seen.add(name)
  if (output.type !== "chunk") return seen
  for (const file of [...(output.viteMetadata?.importedCss ?? []), ...(output.viteMetadata?.importedAssets ?? [])]) seen.add(file)
  for (const next of [...output.imports, ...output.dynamicImports]) reachedFrom(next, bundle, seen)
  return seen
}

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
