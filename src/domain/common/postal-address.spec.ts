import { isSamePlace, type PostalAddress } from "./postal-address"

const HOME: PostalAddress = { firstName: "Lena", lastName: "Hoffmann", company: null, address1: "Lindenstr. 4", address2: null, postalCode: "10969", city: "Berlin", province: null, countryCode: "de", phone: null }

describe("two addresses", () => {
  it("are the same place whatever their case, spaces, dots, empty fields and phone numbers", () => {
    expect(isSamePlace(HOME, { ...HOME, address1: " lindenstr  4 ", address2: "", city: "BERLIN", countryCode: "DE", phone: "+49 30 1" })).toBe(true)
  })

  it("are two places where a name, a street, a town or a country differs", () => {
    for (const change of [{ lastName: "Weber" }, { company: "Nordlicht" }, { address1: "Lindenstr. 5" }, { address2: "c/o Weber" }, { postalCode: "10970" }, { city: "Bern" }, { countryCode: "ch" }]) expect(isSamePlace(HOME, { ...HOME, ...change })).toBe(false)
  })
})
