import { isLinterName, lint, lintCompanyPrefix } from "./linters"
import suite from "./vectors/ai-linters.json"

/** Two vectors say the opposite of the same text: the suite's strings were joined in C and cut when they were extracted. */
const CUT_TEXT = "12345678901234567890123456789012345678901234567890"

const codeOf = (problem: string | null): string | null => (problem === null ? null : `GS1_LINTER_${problem.toUpperCase()}`)

/** The suite ran the prefix linters against a list in which no prefix is known. */
function run(linter: string, data: string): string | null {
  if (linter === "gcppos1") return lintCompanyPrefix(data, () => false)
  if (linter === "gcppos2") return lintCompanyPrefix(data.slice(1), () => false)
  if (!isLinterName(linter)) throw new Error(`no linter ${linter}`)
  return lint(linter, data)
}

describe("linters of the GS1 Barcode Syntax Dictionary", () => {
  const vectors = suite.vectors.filter((vector) => vector.data !== CUT_TEXT)

  it("leaves out the two vectors that contradict each other, and no more", () => {
    expect(suite.vectors.length - vectors.length).toBe(2)
  })

  it.each(vectors)("$linter of $data: $error", ({ linter, data, error }) => {
    expect(codeOf(run(linter, data))).toBe(error)
  })
})

describe("linters without public vectors", () => {
  it.each([
    ["csum", "0614141123452", null],
    ["csumalpha", "1", "too_short_for_check_pair"],
    ["csumalpha", "1".repeat(100), "too_long_for_check_pair_implementation"],
    ["gcppos1", "9521", null],
    ["gcppos1", "952", "too_short_for_gcp"],
    ["gcppos1", "95A1", "invalid_gcp_prefix"],
    ["gcppos2", "A9521", null],
    ["hasnondigit", "123", "requires_non_digit_character"],
    ["hasnondigit", "12A", null],
    ["hhmi", "2359", null],
    ["hhmi", "2400", "illegal_hour"],
    ["hhmi", "2360", "illegal_minute"],
    ["hhmi", "236", "hour_with_minute_too_short"],
    ["mi", "60", "illegal_minute"],
    ["ss", "59", null],
    ["ss", "60", "illegal_second"],
    ["hyphen", "-", null],
    ["hyphen", "+", "not_hyphen"],
    ["iban", "GB82WEST12345698765432", null],
    ["iban", "GB82WEST12345698765433", "incorrect_iban_checksum"],
    ["iban", "ZZ82WEST12345698765432", "illegal_iban_country_code"],
    ["iban", "GB82west12345698765432", "invalid_iban_character"],
    ["iban", "GB82WEST", "iban_too_short"],
    ["iso3166", "276", null],
    ["iso3166999", "999", null],
    ["iso3166999", "998", "not_iso3166_or_999"],
    ["iso3166alpha2", "DE", null],
    ["iso3166alpha2", "de", "not_iso3166_alpha2"],
    ["iso4217", "978", null],
    ["iso4217", "979", null],
    ["iso4217", "000", "not_iso4217"],
    ["iso5218", "9", null],
    ["iso5218", "3", "invalid_biological_sex_code"],
    ["latitude", "1800000000", null],
    ["latitude", "1800000001", "invalid_latitude"],
    ["longitude", "3600000000", null],
    ["longitude", "3600000001", "invalid_longitude"],
    ["longitude", "360", "longitude_invalid_length"],
    ["mediatype", "10", null],
    ["mediatype", "11", "invalid_media_type"],
    ["packagetype", "PX", null],
    ["packagetype", "P", "invalid_package_type"],
    ["pieceoftotal", "0102", null],
    ["pieceoftotal", "0302", "piece_number_exceeds_total"],
    ["pieceoftotal", "0002", "zero_piece_number"],
    ["pieceoftotal", "0100", "zero_total_pieces"],
    ["pieceoftotal", "010", "invalid_length_for_piece_of_total"],
    ["posinseqslash", "1/2", null],
    ["posinseqslash", "3/2", "position_exceeds_end"],
    ["posinseqslash", "2/11", null],
    ["posinseqslash", "0/2", "illegal_zero_prefix"],
    ["posinseqslash", "1-2", "position_in_sequence_malformed"],
    ["winding", "9", null],
    ["winding", "2", "invalid_winding_direction"],
    ["yesno", "1", null],
    ["yesno", "2", "not_zero_or_one"],
    ["yyyymmdd", "20240229", null],
    ["yyyymmdd", "19000229", "illegal_day"],
    ["yyyymmd0", "20240200", null],
    ["couponcode", "106141416543213150110120", null],
    ["couponcode", "106141416543213150110120" + "3991331", "coupon_invalid_expiration_date"],
    ["couponcode", "106141416543213150110120" + "3251231" + "4260101", "coupon_expiration_before_start"],
    ["couponcode", "106141416543213150110120" + "8", "coupon_excess_data"],
    ["couponcode", "706141416543213150110120", "coupon_invalid_gcp_length"],
    ["couponcode", "", "coupon_missing_gcp_vli"],
    ["couponposoffer", "001234561234560123456", null],
    ["couponposoffer", "201234561234560123456", "coupon_invalid_format_code"],
    ["couponposoffer", "0012345612345601234567", "coupon_excess_data"],
  ])("%s of %j: %s", (linter, data, problem) => {
    if (!isLinterName(linter)) throw new Error(`no linter ${linter}`)
    expect(lint(linter, data)).toBe(problem)
  })
})
