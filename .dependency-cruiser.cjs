/**
 * Who may import whom: the table of ARCHITECTURE.md, as errors. A layer lists what it may reach inside `src`; every
 * other folder of `src` is forbidden to it. Specs and tests are exempt. `types` means: for type-only imports.
 */
const LAYERS = [
  "domain", "persistence", "ledger", "messaging", "services", "documents", "exchange", "workers",
  "modules", "bridge", "workflows", "api", "subscribers", "links", "jobs", "types", "client", "admin",
];

/**
 * layer → folders of `src` it may import, itself included without saying so. `domain` is pure and imports nothing, so its
 * tables of statuses and codes are the one vocabulary of every layer (docs/decisions/0010).
 */
const MAY_IMPORT = {
  domain: [],
  persistence: ["domain"],
  messaging: ["domain", "persistence"],
  ledger: ["domain", "persistence", "messaging/outbox"],
  documents: ["domain"],
  exchange: ["domain"],
  services: ["domain", "persistence", "ledger", "messaging/outbox", "documents", "exchange"],
  workers: ["services", "messaging", "persistence/data-source"],
  modules: ["domain", "services", "persistence", "messaging/outbox-notify"],
  workflows: ["domain", "modules/aftercare/joiner-config"],
  bridge: ["messaging", "workflows"],
  api: ["domain", "workflows", "modules/aftercare/joiner-config"],
  subscribers: ["workflows"],
  links: ["modules"],
  jobs: ["workflows"],
  types: [],
  client: [],
  admin: [],
};

/** layer → folders it may import types from. `types/http` describes the wire, so everybody may. */
const MAY_IMPORT_TYPES = {
  workers: ["domain", "persistence"],
  modules: ["types", "bridge/start"],
  workflows: ["modules", "types"],
  bridge: ["domain", "modules", "types"],
  api: ["modules", "types"],
  subscribers: ["domain", "modules"],
  jobs: ["domain", "modules"],
  services: ["types"],
  types: ["domain"],
  client: ["types"],
};

const MEDUSA = "node_modules/@medusajs/";
const QUEUE = "node_modules/(bullmq|ioredis)/";
const DATABASE = "node_modules/(typeorm|pg)/";
const SPECS = "[.]spec[.]tsx?$";

/** layer → packages that would pull it out of its place. */
const NEVER_PACKAGES = {
  persistence: [MEDUSA, QUEUE],
  ledger: [MEDUSA, QUEUE],
  messaging: [MEDUSA],
  documents: [MEDUSA, QUEUE, DATABASE],
  exchange: [MEDUSA, QUEUE, DATABASE],
  services: [MEDUSA, QUEUE],
  workers: [MEDUSA],
  workflows: [QUEUE, DATABASE],
  api: [QUEUE, DATABASE],
  subscribers: [QUEUE, DATABASE],
  // It runs in browsers.
  client: ["node_modules/"],
};

const TYPE_ONLY = ["type-only"];

function layerRules(layer) {
  const own = `^src/${layer}/`;
  const values = (MAY_IMPORT[layer] ?? []).map(folder);
  const types = (MAY_IMPORT_TYPES[layer] ?? []).map(folder);
  const rules = [
    {
      name: `${layer}-imports`,
      comment: `src/${layer} may import ${MAY_IMPORT[layer].join(", ") || "nothing else of src"}.`,
      severity: "error",
      from: { path: own, pathNot: SPECS },
      to: {
        path: "^(src|admin|portal)/",
        pathNot: [own, ...values, ...types],
      },
    },
  ];
  if (types.length > 0) {
    rules.push({
      name: `${layer}-types-only`,
      comment: `src/${layer} may import only types from ${MAY_IMPORT_TYPES[layer].join(", ")}.`,
      severity: "error",
      from: { path: own, pathNot: SPECS },
      to: { path: types, pathNot: [own, ...values], dependencyTypesNot: [...TYPE_ONLY, ...lazily(layer)] },
    });
  }
  const never = NEVER_PACKAGES[layer];
  if (never) {
    rules.push({
      name: `${layer}-packages`,
      comment: `src/${layer} does not know these packages.`,
      severity: "error",
      from: { path: own, pathNot: SPECS },
      to: { path: never },
    });
  }
  return rules;
}

/** The module starts the bridge once the application runs, by a dynamic import or a `require` inside the hook. */
function lazily(layer) {
  return layer === "modules" ? ["dynamic-import", "require"] : [];
}

function folder(name) {
  return `^src/${name}([./]|$)`;
}

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...LAYERS.filter((layer) => layer !== "admin").flatMap(layerRules),
    {
      name: "domain-is-pure",
      comment: "No clock, no I/O, no framework; a Temporal polyfill, and that only for calendar arithmetic.",
      severity: "error",
      from: { path: "^src/domain/", pathNot: [SPECS, "^src/domain/common/calendar[.]ts$"] },
      to: { dependencyTypes: ["core", "npm", "npm-dev", "npm-peer", "npm-optional", "npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "domain-calendar",
      severity: "error",
      from: { path: "^src/domain/common/calendar[.]ts$" },
      to: {
        dependencyTypes: ["core", "npm", "npm-dev", "npm-peer", "npm-optional", "npm-no-pkg", "npm-unknown"],
        pathNot: "node_modules/temporal-polyfill/",
      },
    },
    {
      name: "domain-across-nouns",
      comment: "A noun knows itself and what is common to all: common, unit, gs1.",
      severity: "error",
      from: { path: "^src/domain/([^/]+)/", pathNot: SPECS },
      to: { path: "^src/domain/", pathNot: ["^src/domain/$1/", "^src/domain/(common|unit|gs1)/"] },
    },
    {
      name: "admin-entry-files",
      comment: "Medusa's entry files only hand over to the pages of admin/.",
      severity: "error",
      from: { path: "^src/admin/" },
      to: { path: "^(src|portal|scripts)/", pathNot: "^src/admin/" },
    },
    {
      name: "browser-code",
      comment: "What runs in a browser takes types from src/types, and no code of src.",
      severity: "error",
      from: { path: "^(admin|portal)/" },
      to: { path: "^(src|scripts)/", dependencyTypesNot: TYPE_ONLY },
    },
    {
      name: "browser-types",
      severity: "error",
      from: { path: "^(admin|portal)/" },
      to: { path: "^src/", pathNot: "^src/types/" },
    },
    {
      name: "no-scripts-in-src",
      comment: "Only the demo's own route may reach the demo's providers.",
      severity: "error",
      from: { path: "^(src|migrations)/", pathNot: [SPECS, "^src/api/admin/demo/"] },
      to: { path: "^(scripts|integration-tests|benchmarks)/" },
    },
    { name: "no-circles", severity: "error", from: { path: "^src/" }, to: { circular: true, viaOnly: { dependencyTypesNot: TYPE_ONLY } } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^[.]medusa/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.check.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
