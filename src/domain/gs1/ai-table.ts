/**
 * Every GS1 Application Identifier (General Specifications, figure 3.2-1; GS1 Barcode Syntax Dictionary).
 * A row is: AI or first-last of a range; format; rules.
 *
 * The format is GS1's own notation, one component after the other: N digits, X set 82, Y set 39, Z set 64; `N6` six,
 * `N..6` one to six, `[…]` optional, then the names of its linters. `req`: each text must be satisfied by at least one of
 * its alternatives (`+` = both); `ex`: must not stand together; in both, `n` is any digit. `key`: may be the primary key of a
 * Digital Link URI, with the sequences of qualifiers it takes. `notInQuery`: must not be a data attribute of a Digital Link URI.
 */
export interface AiRow {
  ais: string
  format: string
  req?: readonly string[]
  ex?: string
  key?: readonly string[]
  notInQuery?: true
}

type AiRules = Omit<AiRow, "ais" | "format">

const row = (ais: string, format: string, rules: AiRules = {}): AiRow => ({ ais, format, ...rules })

/** 3100-3695: trade and logistic measures; the last digit places the decimal point, and one measure is given once. */
const measures = (families: string, requirement: string): AiRow[] =>
  families.split(" ").map((family) => row(`${family}0-${family}5`, "N6", { req: [requirement], ex: `${family}n` }))

const ITEM = "01,02"
const ITEM_OR_PIECE = "01,02,8006,8026"
const ITEM_MADE_OR_PIECE = "01,02,03,8006,8026"
const PACKAGE = "00"
const MEASURED_ITEM = "30,31nn,32nn,35nn,36nn"
const COUNTRY_LIST = "N3,iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166 [N3],iso3166"
const GLN = "N13,csum,gcppos1"

export const AI_ROWS: readonly AiRow[] = [
  row("00", "N18,csum,gcppos2", { key: [""] }),
  row("01", "N14,csum,gcppos2", { ex: "255,37", key: ["22,10,21", "235"] }),
  row("02", "N14,csum,gcppos2", { req: ["37"], ex: "01,03" }),
  row("03", "N14,csum,gcppos2", { ex: "01,02,37", notInQuery: true }),
  row("10", "X..20", { req: [ITEM_MADE_OR_PIECE] }),
  row("11", "N6,yymmd0", { req: [ITEM_MADE_OR_PIECE] }),
  row("12", "N6,yymmd0", { req: ["8020"] }),
  row("13", "N6,yymmd0", { req: [ITEM_MADE_OR_PIECE] }),
  row("15", "N6,yymmd0", { req: [ITEM_MADE_OR_PIECE] }),
  row("16", "N6,yymmd0", { req: [ITEM_MADE_OR_PIECE] }),
  row("17", "N6,yymmd0", { req: ["01,02,03,255,8006,8026"] }),
  row("20", "N2", { req: [ITEM_OR_PIECE] }),
  row("21", "X..20", { req: ["01,03,8006"], ex: "235", notInQuery: true }),
  row("22", "X..20", { req: ["01"], notInQuery: true }),
  row("235", "X..28", { req: ["01"], notInQuery: true }),
  row("240", "X..30", { req: [ITEM_OR_PIECE] }),
  row("241", "X..30", { req: [ITEM_OR_PIECE] }),
  row("242", "N..6", { req: [ITEM_OR_PIECE] }),
  row("243", "X..20", { req: ["01"] }),
  row("250", "X..30", { req: ["01,8006", "21"] }),
  row("251", "X..30", { req: ["01,8006"] }),
  row("253", "N13,csum,gcppos1 [X..17]", { key: [""] }),
  row("254", "X..20", { req: ["414"], notInQuery: true }),
  row("255", "N13,csum,gcppos1 [N..12]", { ex: "01,02,415,8006,8020,8026", key: [""] }),
  row("30", "N..8", { req: [ITEM] }),
  ...measures("310 311 312 313 314 315 316 320 321 322 323 324 325 326 327 328 329 350 351 352 356 357 360 361 364 365 366", ITEM),
  ...measures("330 331 332 333 334 335 336 340 341 342 343 344 345 346 347 348 349 353 354 355 362 363 367 368 369", "00,01"),
  ...measures("337", "01"),
  row("37", "N..8", { req: [PACKAGE, "02,8026"] }),
  row("3900-3909", "N..15", { req: ["255,8020"], ex: "390n,391n,394n,8111" }),
  row("3910-3919", "N3,iso4217 N..15", { req: ["8020"], ex: "391n" }),
  row("3920-3929", "N..15", { req: ["01", MEASURED_ITEM], ex: "392n,393n" }),
  row("3930-3939", "N3,iso4217 N..15", { req: [MEASURED_ITEM], ex: "393n" }),
  row("3940-3943", "N4", { req: ["255"], ex: "394n,8111" }),
  row("3950-3955", "N6", { req: [MEASURED_ITEM], ex: "392n,393n,395n,8005" }),
  row("400", "X..30"),
  row("401", "X..30,gcppos1", { key: [""] }),
  row("402", "N17,csum,gcppos1", { key: [""] }),
  row("403", "X..30", { req: [PACKAGE] }),
  row("410", GLN),
  row("411", GLN),
  row("412", GLN),
  row("413", GLN),
  row("414", GLN, { key: ["254", "7040"] }),
  row("415", GLN, { req: ["8020"], key: ["8020"] }),
  row("416", GLN),
  row("417", GLN, { key: ["7040"] }),
  row("420", "X..20", { ex: "421" }),
  row("421", "N3,iso3166 X..9", { ex: "4307" }),
  row("422", "N3,iso3166", { req: [ITEM_OR_PIECE], ex: "426" }),
  row("423", COUNTRY_LIST, { req: [ITEM], ex: "426" }),
  row("424", "N3,iso3166", { req: [ITEM], ex: "426" }),
  row("425", COUNTRY_LIST, { req: [ITEM], ex: "426" }),
  row("426", "N3,iso3166", { req: [ITEM] }),
  row("427", "X..3", { req: [ITEM, "422"] }),
  row("4300-4301", "X..35,pcenc", { req: [PACKAGE] }),
  row("4302", "X..70,pcenc", { req: [PACKAGE] }),
  row("4303", "X..70,pcenc", { req: ["4302"] }),
  row("4304-4306", "X..70,pcenc", { req: [PACKAGE] }),
  row("4307", "X2,iso3166alpha2", { req: [PACKAGE] }),
  row("4308", "X..30", { req: [PACKAGE] }),
  row("4309", "N10,latitude N10,longitude", { req: [PACKAGE] }),
  row("4310-4311", "X..35,pcenc", { req: [PACKAGE] }),
  row("4312", "X..70,pcenc", { req: [PACKAGE] }),
  row("4313", "X..70,pcenc", { req: ["4312"] }),
  row("4314-4316", "X..70,pcenc", { req: [PACKAGE] }),
  row("4317", "X2,iso3166alpha2", { req: [PACKAGE] }),
  row("4318", "X..20", { req: [PACKAGE] }),
  row("4319", "X..30", { req: [PACKAGE] }),
  row("4320", "X..35,pcenc", { req: [PACKAGE] }),
  row("4321-4323", "N1,yesno", { req: [PACKAGE] }),
  row("4324-4325", "N6,yymmd0 N4,hhmi", { req: [PACKAGE] }),
  row("4326", "N6,yymmdd", { req: [PACKAGE] }),
  row("4330", "N6 [X1],hyphen", { req: [PACKAGE], ex: "4331" }),
  row("4331", "N6 [X1],hyphen", { req: [PACKAGE], ex: "4330" }),
  row("4332", "N6 [X1],hyphen", { req: [PACKAGE], ex: "4333" }),
  row("4333", "N6 [X1],hyphen", { req: [PACKAGE], ex: "4332" }),
  row("7001", "N13", { req: [ITEM_OR_PIECE] }),
  row("7002", "X..30", { req: [ITEM] }),
  row("7003", "N6,yymmdd N4,hhmi", { req: [ITEM] }),
  row("7004", "N..4", { req: ["01", "10"] }),
  row("7005", "X..12", { req: [ITEM] }),
  row("7006", "N6,yymmdd", { req: [ITEM] }),
  row("7007", "N6,yymmdd [N6],yymmdd", { req: [ITEM] }),
  row("7008", "X..3", { req: [ITEM] }),
  row("7009", "X..10", { req: [ITEM] }),
  row("7010", "X..2", { req: [ITEM] }),
  row("7011", "N6,yymmdd [N4],hhmi", { req: [ITEM] }),
  row("7020", "X..20", { req: ["01,8006", "416"] }),
  row("7021", "X..20", { req: ["01,8006"] }),
  row("7022", "X..20", { req: ["7021"] }),
  row("7023", "X..30,gcppos1"),
  row("7030-7039", "N3,iso3166999 X..27", { req: [ITEM] }),
  row("7040", "N1 X1 X1 X1,importeridx", { notInQuery: true }),
  row("7041", "X..4,packagetype", { req: [PACKAGE], notInQuery: true }),
  row("710-716", "X..20", { req: ["01"] }),
  row("7230-7239", "X2 X..28", { req: ["01,8004"] }),
  row("7240", "X..20", { req: ["01,8006"] }),
  row("7241", "N2,mediatype", { req: ["8017,8018"] }),
  row("7242", "X..25", { req: ["8017,8018"] }),
  row("7250", "N8,yyyymmdd", { req: ["8018"], ex: "7251" }),
  row("7251", "N8,yyyymmdd N4,hhmi", { req: ["8018"], ex: "7250" }),
  row("7252", "N1,iso5218", { req: ["8018"] }),
  row("7253-7254", "X..40,pcenc", { req: ["8017,8018"], ex: "7256,7259" }),
  row("7255", "X..10", { req: ["8017,8018"], ex: "7256,7259" }),
  row("7256", "X..90,pcenc", { req: ["8017,8018"] }),
  row("7257", "X..70,pcenc", { req: ["8018"] }),
  row("7258", "X3,posinseqslash", { req: ["8018+7259"] }),
  row("7259", "X..40,pcenc", { req: ["8018"], ex: "7256" }),
  row("8001", "N4,nonzero N5,nonzero N3,nonzero N1,winding N1", { req: ["01"] }),
  row("8002", "X..20"),
  row("8003", "N1,zero N13,csum,gcppos1 [X..16]", { key: [""] }),
  row("8004", "X..30,gcppos1", { key: ["7040"] }),
  row("8005", "N6", { req: [ITEM] }),
  row("8006", "N14,csum,gcppos2 N4,pieceoftotal", { ex: "01,37", key: ["22,10,21"] }),
  row("8007", "X..34,iban", { req: ["415"] }),
  row("8008", "N6,yymmdd N2,hh [N2],mi [N2],ss", { req: [ITEM] }),
  row("8009", "X..50", { req: ["00,01"] }),
  row("8010", "Y..30,gcppos1", { key: ["8011"] }),
  row("8011", "N..12,nozeroprefix", { req: ["8010"], notInQuery: true }),
  row("8012", "X..20", { req: ["01,8006"] }),
  row("8013", "X..25,csumalpha,gcppos1", { key: [""] }),
  row("8014", "X..25,csumalpha,gcppos1,hasnondigit", { req: ["01"], notInQuery: true }),
  row("8017", "N18,csum,gcppos1", { ex: "8018", key: ["8019"] }),
  row("8018", "N18,csum,gcppos1", { ex: "8017", key: ["8019"] }),
  row("8019", "N..10", { req: ["8017,8018"], notInQuery: true }),
  row("8020", "X..25", { req: ["415"], notInQuery: true }),
  row("8026", "N14,csum,gcppos2 N4,pieceoftotal", { req: ["37"], ex: "02,8006" }),
  row("8030", "Z..90", { req: ["00,01+21,253,255,8003,8004,8006+21,8010+8011,8017,8018"] }),
  row("8110", "X..70,couponcode"),
  row("8111", "N4", { req: ["255"] }),
  row("8112", "X..70,couponposoffer"),
  row("8200", "X..70", { req: ["01"], notInQuery: true }),
  row("90", "X..30"),
  row("91-99", "X..90"),
]
