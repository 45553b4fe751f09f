import path from "node:path"
import tailwindcss from "tailwindcss"
import { defineConfig } from "vite"

/** The customers' pages and the technicians' bench: one build, two entries, served by the plugin (src/api/pages). */
export default defineConfig({
  root: __dirname,
  // Both entries share their assets, so the bench's page names those below /portal too.
  base: "/portal/",
  esbuild: { jsx: "automatic", legalComments: "none" },
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
