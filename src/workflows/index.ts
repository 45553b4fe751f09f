/** `medusa-plugin-aftercare/workflows`: what a host with hook handlers or validators of its own calls from them. */
export * from "./hooks"
