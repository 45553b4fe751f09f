import { BlockList, isIPv4, isIPv6 } from "node:net"
import type { MedusaRequest } from "@medusajs/framework/http"
import { optionsOf } from "../workflows/facade"

/** An IPv6 household has a whole network of this size, so that is what is counted. */
const IPV6_GROUPS_COUNTED = 4

/**
 * The address a request is counted under. That of the connection, unless a proxy named in the option `trustedProxies`
 * sent it: then the last address of `X-Forwarded-For` that is no such proxy. Medusa's own `req.ip` believes whatever
 * the client writes into that header.
 */
export function clientIpOf(req: MedusaRequest): string {
  const forwarded = String(req.headers["x-forwarded-for"] ?? "").split(",").map((part) => part.trim())
  return countedAddress(req.socket.remoteAddress ?? "", forwarded, optionsOf(req.scope).trustedProxies ?? [])
}

export function countedAddress(connection: string, forwarded: readonly string[], trustedProxies: readonly string[]): string {
  const trusted = trustedProxies.length === 0 ? null : listOf(trustedProxies)
  let address = plain(connection)
  for (const hop of [...forwarded].reverse()) {
    if (trusted === null || !isTrusted(trusted, address) || (!isIPv4(plain(hop)) && !isIPv6(plain(hop)))) break
    address = plain(hop)
  }
  return isIPv6(address) ? networkOf(address) : address
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = "", prefix] = network.split("/")
    const family = isIPv6(address) ? "ipv6" : "ipv4"
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}

const isTrusted = (list: BlockList, address: string): boolean => (isIPv4(address) || isIPv6(address)) && list.check(address, isIPv6(address) ? "ipv6" : "ipv4")

/** An IPv4 address as IPv6 sockets show it is still that IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, "")

function networkOf(address: string): string {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::")
  const first = head.split(":").filter(Boolean)
  const last = tail === undefined ? [] : tail.split(":").filter(Boolean)
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0")
  return `${[...first, ...zeros, ...last].slice(0, IPV6_GROUPS_COUNTED).map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::`
}
