import { start } from "../shared/start"
import "../shared/theme/base.css"
import { App } from "./app"

void start({
  name: "portal",
  texts: { en: async () => (await import("./texts/en")).en, de: async () => (await import("./texts/de")).de },
  app: <App />,
})
