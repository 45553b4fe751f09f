const { readFileSync } = require("node:fs")
const path = require("node:path")
const plugin = require("tailwindcss/plugin")

/** Medusa UI's names for its tokens (`bg-ui-bg-base`, `text-ui-fg-subtle`, `shadow-borders-base`, `txt-small`), made from tokens.css. */
const names = [...new Set([...readFileSync(path.join(__dirname, "shared/theme/tokens.css"), "utf8").matchAll(/^ {2}--([\w-]+):/gm)].map(([, name]) => name))]
const isEffect = (name) => /^(borders|buttons|elevation|details)-/.test(name)
const colors = Object.fromEntries(names.filter((name) => !isEffect(name)).map((name) => [`ui-${name}`, `var(--${name})`]))
const shadows = Object.fromEntries(names.filter(isEffect).map((name) => [name, `var(--${name})`]))

/** name → size, line of a paragraph; in rem, as Medusa UI has them. */
const TEXT = { xsmall: [0.75, 1.2], small: [0.8125, 1.3], medium: [0.875, 1.4], large: [1, 1.6], xlarge: [1.125, 1.8] }
const HEADINGS = { "h1-core": [1.125, 1.75], "h2-core": [1, 1.5], "h3-core": [0.875, 1.25] }
const MEDUSA_UI = ["badge", "button", "checkbox", "container", "heading", "hint", "icon-button", "input", "kbd", "label", "status-badge", "text", "textarea"]

const typography = plugin(({ addComponents }) => {
  const style = ([size, line], fontWeight) => ({ fontSize: `${size}rem`, lineHeight: `${line}rem`, fontWeight })
  for (const [name, [size, line]] of Object.entries(TEXT)) {
    addComponents({
      [`.txt-${name}`]: style([size, line], 400), [`.txt-${name}-plus`]: style([size, line], 500),
      [`.txt-compact-${name}`]: style([size, 1.25], 400), [`.txt-compact-${name}-plus`]: style([size, 1.25], 500),
    })
  }
  for (const [name, size] of Object.entries(HEADINGS)) addComponents({ [`.${name}`]: style(size, 500) })
})

/** @type {import("tailwindcss").Config} */
module.exports = {
  darkMode: "class",
  content: [
    path.join(__dirname, "{customer,bench,shared}/**/*.{html,ts,tsx}"),
    ...MEDUSA_UI.map((name) => path.join(__dirname, `../node_modules/@medusajs/ui/dist/esm/components/${name}/*.js`)),
  ],
  theme: {
    extend: {
      colors: { ...colors, brand: "var(--brand)", "brand-on": "var(--brand-on)" },
      boxShadow: shadows,
      fontFamily: {
        sans: ["Inter", "ui-sans-serif", "system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"],
        mono: ["Roboto Mono", "ui-monospace", "SFMono-Regular", "Menlo", "monospace"],
      },
      transitionProperty: { fg: "color, background-color, border-color, box-shadow, opacity" },
    },
  },
  plugins: [typography],
}
