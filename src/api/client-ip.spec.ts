import { countedAddress } from "./client-ip"

describe("the address that a request is counted under", () => {
  it.each<[string, string, string[], string[], string]>([
    ["is the connection's, whatever a header says", "203.0.113.9", ["198.51.100.1"], [], "203.0.113.9"],
    ["is the connection's when the proxy is not a trusted one", "203.0.113.9", ["198.51.100.1"], ["10.0.0.0/8"], "203.0.113.9"],
    ["is what a trusted proxy saw", "10.0.0.5", ["198.51.100.1"], ["10.0.0.0/8"], "198.51.100.1"],
    ["is what the outermost trusted proxy saw, not what the client wrote before it", "10.0.0.5", ["1.1.1.1", "198.51.100.1", "10.0.0.7"], ["10.0.0.0/8"], "198.51.100.1"],
    ["is the proxy's when it says nothing that is an address", "10.0.0.5", ["unknown"], ["10.0.0.5"], "10.0.0.5"],
    ["is the proxy's when it says nothing", "10.0.0.5", [""], ["10.0.0.5"], "10.0.0.5"],
    ["is IPv4 also on an IPv6 socket", "::ffff:203.0.113.9", [], [], "203.0.113.9"],
    ["is a trusted IPv4 proxy also on an IPv6 socket", "::ffff:10.0.0.5", ["198.51.100.1"], ["10.0.0.5"], "198.51.100.1"],
    ["is the network of an IPv6 address", "2001:db8:1:2:3:4:5:6", [], [], "2001:db8:1:2::"],
    ["is the same network however it is written", "2001:DB8:0001:0002::1", [], [], "2001:db8:1:2::"],
    ["is the network of a short IPv6 address", "::1", [], [], "0:0:0:0::"],
    ["is the network of a zoned IPv6 address", "fe80::1%eth0", [], [], "fe80:0:0:0::"],
    ["is a trusted IPv6 proxy's word", "fd00::5", ["198.51.100.1"], ["fd00::/8"], "198.51.100.1"],
    ["is empty when the connection is gone", "", [], ["10.0.0.5"], ""],
  ])("%s", (_, connection, forwarded, trusted, expected) => {
    expect(countedAddress(connection, forwarded, trusted)).toBe(expected)
  })
})
