import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader"
// An asset of our own: the package would fetch it from a CDN.
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm?url"

prepareZXingModule({ overrides: { locateFile: (file: string, prefix: string) => (file.endsWith(".wasm") ? wasmUrl : `${prefix}${file}`) } })

/** The text of the first code in a picture: QR, DataMatrix and the usual barcodes. FNC1 stays as the character 29. */
export async function decode(picture: ImageData | Blob, effort: "frame" | "photo"): Promise<string | null> {
  const isPhoto = effort === "photo"
  const results = await readBarcodes(picture, {
    formats: ["QRCode", "MicroQRCode", "DataMatrix", "Aztec", "PDF417", "Code128", "Code39", "Code93", "Codabar", "ITF", "EAN13", "EAN8", "UPCA", "UPCE"],
    maxNumberOfSymbols: 1, tryHarder: isPhoto, tryRotate: true, tryInvert: isPhoto, tryDownscale: true, textMode: "Plain",
  })
  return results.find(({ isValid, text }) => isValid && text !== "")?.text ?? null
}
