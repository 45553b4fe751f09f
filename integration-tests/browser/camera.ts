import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { raw } from "bwip-js/node"
import type { Browser } from "playwright-core"
import { launchBrowser } from "./browser"

/**
 * A camera for Chromium that shows a film of our own making: a code drawn into raw frames (YUV4MPEG2), which the browser
 * plays over and over as if a camera saw it.
 */
const WIDTH = 640
const HEIGHT = 480
const FRAME_COUNT = 3
const BLACK = 16
const WHITE = 235
const NO_COLOUR = 128
/** Of the picture's height or width. */
const SHARE = 0.6

const folder = mkdtempSync(path.join(os.tmpdir(), "aftercare-films-"))
let filmCount = 0

export interface Shown {
  /** How bwip-js calls the kind of code. */
  readonly bcid: "gs1datamatrix" | "qrcode" | "code128"
  readonly text: string
}

/** A browser whose only camera sees this code. */
export async function openFilmed(executablePath: string, shown: Shown): Promise<Browser> {
  const file = path.join(folder, `${++filmCount}.y4m`)
  writeFileSync(file, film(shown))
  return launchBrowser(executablePath, ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", `--use-file-for-fake-video-capture=${file}`])
}

/** A browser that has a camera and asks whether it may be used. */
export const openAsking = (executablePath: string): Promise<Browser> => launchBrowser(executablePath, ["--use-fake-device-for-media-stream", "--deny-permission-prompts"])

export const forgetFilms = (): void => rmSync(folder, { recursive: true, force: true })

function film(shown: Shown): Buffer {
  const frame = Buffer.concat([Buffer.from("FRAME\n"), brightness(shown), Buffer.alloc((WIDTH * HEIGHT) / 2, NO_COLOUR)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: FRAME_COUNT }, () => frame)])
}

interface Symbol {
  /** Of a square code: its modules, row by row. */
  readonly pixs?: readonly number[]
  readonly pixx?: number
  readonly pixy?: number
  /** Of a barcode: how wide bar, gap, bar, gap … are. */
  readonly sbs?: readonly number[]
}

/** The code in the middle of a white picture. */
function brightness({ bcid, text }: Shown): Buffer {
  const [symbol] = raw({ bcid, text }) as readonly Symbol[]
  if (symbol === undefined) throw new Error(`${text} cannot be drawn as ${bcid}.`)
  const { pixs, pixx = 0, pixy = 0, sbs } = symbol
  const rows = pixs === undefined ? [(sbs ?? []).flatMap((width, index) => Array<number>(width).fill(index % 2 === 0 ? 1 : 0))] : Array.from({ length: pixy }, (_, y) => pixs.slice(y * pixx, (y + 1) * pixx))
  const columns = rows[0]?.length ?? 0
  const module = Math.max(1, Math.floor(pixs === undefined ? (WIDTH * 0.85) / columns : (HEIGHT * SHARE) / Math.max(columns, rows.length)))
  const height = pixs === undefined ? Math.floor(HEIGHT / 4) : rows.length * module
  const [left, top] = [Math.floor((WIDTH - columns * module) / 2), Math.floor((HEIGHT - height) / 2)]
  const picture = Buffer.alloc(WIDTH * HEIGHT, WHITE)
  for (let y = 0; y < height; y++) {
    const row = rows[pixs === undefined ? 0 : Math.floor(y / module)] ?? []
    for (let x = 0; x < columns * module; x++) if (row[Math.floor(x / module)] === 1) picture[(top + y) * WIDTH + left + x] = BLACK
  }
  return picture
}
