import path from "node:path";
import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";

const NO_FOCUSED_TESTS = {
  selector:
    "MemberExpression[object.name=/^(describe|it|test)$/][property.name='only'], CallExpression[callee.name=/^(fdescribe|fit)$/]",
  message: "A focused test silences all the others.",
};

export default tseslint.config(
  {
    ignores: [
      "node_modules/**", ".medusa/**", ".aftercare/**", "portal-dist/**", "coverage/**", "**/*.d.ts",
      // An application of its own; its test compiles it against the packed plugin.
      "integration-tests/plugin/host/**",
    ],
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.base],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "off",
      "no-debugger": "error",
      "no-fallthrough": "error",
      "no-self-compare": "error",
      "no-unreachable": "error",
      "no-unsafe-finally": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-syntax": ["error", NO_FOCUSED_TESTS],
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrors: "none", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-namespace": "error",
    },
  },
  {
    // Rules that need types: only where a forgotten promise can lose a write.
    files: ["src/**/*.ts", "scripts/**/*.ts", "integration-tests/**/*.ts", "benchmarks/**/*.ts", "migrations/**/*.ts", "medusa-config.ts"],
    ignores: ["src/admin/**"],
    languageOptions: {
      parserOptions: { project: "./tsconfig.check.json", tsconfigRootDir: path.dirname(fileURLToPath(import.meta.url)) },
    },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { arguments: false, attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // In a test, a missing element fails the test anyway.
    files: ["**/*.spec.ts", "integration-tests/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  }
);
