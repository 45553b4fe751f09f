import fc from "fast-check"
import { ATTACHMENT_TYPES, fileTypeOf, safeFileName } from "./file-type"

const bytes = (...parts: (string | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)))

describe("the type of a file", () => {
  it.each<[string, Uint8Array, string | null]>([
    ["a JPEG", bytes([0xff, 0xd8, 0xff, 0xe0], "\0\x10JFIF"), "image/jpeg"],
    ["a PNG", bytes([0x89], "PNG\r\n\x1a\n"), "image/png"],
    ["a WebP", bytes("RIFF", [0, 0, 0, 0], "WEBPVP8 "), "image/webp"],
    ["a HEIC", bytes([0, 0, 0, 0x18], "ftypheic"), "image/heic"],
    ["a HEIF of the general brand", bytes([0, 0, 0, 0x18], "ftypmif1"), "image/heic"],
    ["a PDF", bytes("%PDF-1.7"), "application/pdf"],
    ["nothing", bytes(), null],
    ["text", bytes("hello"), null],
    ["HTML", bytes("<!doctype html><script>"), null],
    ["SVG, which may run script", bytes("<svg xmlns='http://www.w3.org/2000/svg'>"), null],
    ["a GIF", bytes("GIF89a"), null],
    ["a program", bytes("MZ"), null],
    ["a ZIP", bytes("PK\x03\x04"), null],
    ["a video", bytes([0, 0, 0, 0x18], "ftypmp42"), null],
    ["an AVIF", bytes([0, 0, 0, 0x18], "ftypavif"), null],
    ["a WAV", bytes("RIFF", [0, 0, 0, 0], "WAVEfmt "), null],
    ["a PDF behind something else", bytes("<html>%PDF-1.7"), null],
    ["half a PNG", bytes([0x89], "PNG"), null],
  ])("of %s is told by its content", (_, content, type) => {
    expect(fileTypeOf(content)).toBe(type)
  })
})

describe("a file's name", () => {
  it.each([
    ["photo.jpg", "image/jpeg", "photo.jpg"],
    ["Photo.JPEG", "image/jpeg", "Photo.jpeg"],
    ["Rechnung März 2026.pdf", "application/pdf", "Rechnung März 2026.pdf"],
    ["receipt.exe", "application/pdf", "receipt.exe.pdf"],
    ["../../etc/passwd", "image/png", "passwd.png"],
    ["C:\\Users\\ann\\photo.png", "image/png", "photo.png"],
    ["a\"b<c>d|e?f*g;h%i.png", "image/png", "abcdefghi.png"],
    ["line\r\nbreak\0.png", "image/png", "linebreak.png"],
    ["\u202Egnp.exe", "image/png", "gnp.exe.png"],
    ["...", "image/png", "file.png"],
    [".png", "image/png", "png.png"],
    ["", "image/webp", "file.webp"],
  ] as const)("%j becomes safe", (sent, type, name) => {
    expect(safeFileName(sent, type)).toBe(name)
  })

  it("is never dangerous, never long, and always ends in what the file is", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.constantFrom(...ATTACHMENT_TYPES), (sent, type) => {
      const name = safeFileName(sent, type)
      expect(name).toMatch(/^[^\p{C}"\\/<>:|?*;%\s.][^\p{C}"\\/<>:|?*;%]*\.(jpg|jpeg|png|webp|heic|heif|pdf)$/u)
      expect([...name].length).toBeLessThanOrEqual(106)
    }))
  })
})
