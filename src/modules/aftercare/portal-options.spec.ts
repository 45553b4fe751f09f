import { checkPortalOptions, type PortalOptions } from "./portal-options"

describe("the look of the portal", () => {
  it.each<[string, PortalOptions]>([
    ["nothing at all", {}],
    ["a logo of this server", { logo: "/static/logo.svg" }],
    ["a logo in the option itself", { logo: "data:image/svg+xml;base64,PHN2Zy8+" }],
    ["colours of three and six digits", { colors: { accent: "#0A7", accentText: "#ffffff" } }],
    ["links to pages, mailboxes and telephones", { links: [{ label: "Imprint", url: "https://shop.example/imprint" }, { label: "Mail", url: "mailto:help@shop.example" }, { label: "Call", url: "tel:+4930123" }, { label: "Terms", url: "/terms" }] }],
    ["one language", { languages: ["de"] }],
    ["reasons of the shop's own", { returnReasons: [{ code: "too_loud", resolutions: ["repair"] }] }],
  ])("takes %s", (_, options) => {
    expect(() => checkPortalOptions(options)).not.toThrow()
  })

  it.each<[string, PortalOptions, string]>([
    ["a logo of another host", { logo: "https://cdn.example/logo.svg" }, "portal.logo"],
    ["a logo of another host in disguise", { logo: "//cdn.example/logo.svg" }, "portal.logo"],
    ["a logo of another host in another disguise", { logo: "/\\cdn.example/logo.svg" }, "portal.logo"],
    ["a page as logo", { logo: "data:text/html,<b>" }, "portal.logo"],
    ["a colour in words", { colors: { accent: "red" } }, "portal.colors.accent"],
    ["a colour with more in it", { colors: { accentText: "#fff;background:url(x)" } }, "portal.colors.accentText"],
    ["a link that runs code", { links: [{ label: "x", url: "javascript:alert(1)" }] }, "portal.links"],
    ["a language that there is not", { languages: ["tlh"] }, "portal.languages"],
    ["no language", { languages: [] }, "portal.languages"],
    ["a wish that only agents may fulfil", { returnReasons: [{ code: "x", resolutions: ["keep_it_refund"] }] }, "portal.returnReasons"],
    ["a reason without a code", { returnReasons: [{ code: "" }] }, "portal.returnReasons"],
  ])("refuses %s, so that the shop does not start with it", (_, options, name) => {
    expect(() => checkPortalOptions(options)).toThrow(name)
  })
})
