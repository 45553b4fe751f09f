import { defineConfig } from "@medusajs/framework/utils"

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost",
      adminCors: "http://localhost",
      authCors: "http://localhost",
      jwtSecret: "only-for-this-test",
      cookieSecret: "only-for-this-test",
    },
  },
  // Only the server has one, and its pages are bundled when somebody looks at them: the host runs as in development.
  admin: { disable: process.env.HOST_ADMIN !== "on" },
  plugins: [
    {
      resolve: "medusa-plugin-aftercare",
      options: {
        hooks: { fulfillmentCreated: false }, queueNamespace: "host_queue", reconcileSeconds: 1,
        portal: {
          name: "The Host's Shop", logo: "/static/logo.svg", colors: { accent: "#0a7", accentText: "#ffffff" }, languages: ["de", "en"], texts: { de: { "home.title": "Hilfe" } },
          links: [{ label: "Impressum", url: "https://host.example/imprint" }],
        },
      },
    },
  ],
})
