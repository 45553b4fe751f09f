import { type ChangeEvent, useEffect, useRef, useState } from "react"
import { useSharedTexts } from "../i18n/texts"
import { Button } from "../ui/button"
import { Notice } from "../ui/notices"
import { decode } from "./decode"
import { playTone } from "./sound"

const FRAME_PAUSE_MS = 120
const FRAME_PIXELS_MAX = 1_280

interface ScannerProps {
  readonly onScan: (code: string) => void
  readonly onClose: () => void
  /** Whoever takes the code lets hear itself what it means. */
  readonly isSilent?: boolean
}

/** The camera, and where there is none, a photo. Loaded only when somebody scans (use-scanner-dialog.tsx). */
export default function Scanner({ onScan, onClose, isSilent = false }: ScannerProps) {
  const { t } = useSharedTexts()
  const video = useRef<HTMLVideoElement>(null)
  const [hasCamera, setHasCamera] = useState(true)
  const [photo, setPhoto] = useState<"none" | "reading" | "not_found">("none")
  const found = (code: string): void => {
    if (!isSilent) playTone("good")
    onScan(code)
  }
  const onFound = useRef(found)
  onFound.current = found

  useEffect(() => {
    const over = new AbortController()
    watch(video.current, over.signal, (code) => onFound.current(code)).catch(() => over.signal.aborted || setHasCamera(false))
    return () => over.abort()
  }, [])

  const onPhoto = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0]
    target.value = ""
    if (file === undefined) return
    setPhoto("reading")
    const code = await decode(file, "photo").catch(() => null)
    setPhoto(code === null ? "not_found" : "none")
    if (code === null) playTone("bad")
    else found(code)
  }

  return (
    <>
      {hasCamera ? (
        <div className="relative min-h-0 flex-1 overflow-hidden bg-black">
          <video ref={video} muted playsInline className="size-full object-cover" />
          <div aria-hidden className="absolute inset-x-[10%] top-1/4 h-1/2 rounded-xl border-2 border-white" />
          <p className="txt-medium absolute inset-x-0 bottom-4 text-center text-white">{t("scanner.aim")}</p>
        </div>
      ) : (
        <div className="flex flex-1 items-center justify-center p-6"><Notice tone="warning" role="status">{t("scanner.noCamera")}</Notice></div>
      )}
      <div className="flex flex-col gap-y-3 p-4">
        {photo === "reading" && <p role="status" className="txt-medium text-ui-fg-subtle text-center">{t("scanner.reading")}</p>}
        {photo === "not_found" && <Notice tone="bad" role="alert">{t("scanner.notFound")}</Notice>}
        <div className="flex gap-x-3">
          <label className="shadow-buttons-neutral bg-ui-button-neutral txt-compact-medium-plus has-[:focus-visible]:outline-ui-border-interactive flex min-h-12 flex-1 cursor-pointer items-center justify-center rounded-md px-4 has-[:focus-visible]:outline">
            {t("scanner.photo")}
            <input type="file" accept="image/*" capture="environment" className="sr-only" onChange={(event) => void onPhoto(event)} />
          </label>
          <Button variant="secondary" autoFocus className="min-h-12 flex-1" onClick={onClose}>{t("common.cancel")}</Button>
        </div>
      </div>
    </>
  )
}

/** Looks at the camera until a code is seen. Rejects where there is no camera or it may not be used. */
async function watch(video: HTMLVideoElement | null, over: AbortSignal, onFound: (code: string) => void): Promise<void> {
  // Outside of https and localhost a browser has no such thing at all.
  if (video === null || !navigator.mediaDevices?.getUserMedia) throw new Error("no camera")
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: FRAME_PIXELS_MAX } }, audio: false })
  const stop = (): void => stream.getTracks().forEach((track) => track.stop())
  over.addEventListener("abort", stop)
  if (over.aborted) return stop()
  video.srcObject = stream
  await video.play()
  const canvas = document.createElement("canvas")
  while (!over.aborted) {
    const code = await decodeFrame(video, canvas)
    if (code !== null && !over.aborted) {
      stop()
      return onFound(code)
    }
    await new Promise((resolve) => setTimeout(resolve, FRAME_PAUSE_MS))
  }
}

async function decodeFrame(video: HTMLVideoElement, canvas: HTMLCanvasElement): Promise<string | null> {
  if (video.videoWidth === 0) return null
  const scale = Math.min(1, FRAME_PIXELS_MAX / Math.max(video.videoWidth, video.videoHeight))
  canvas.width = Math.round(video.videoWidth * scale)
  canvas.height = Math.round(video.videoHeight * scale)
  const context = canvas.getContext("2d", { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  return decode(context.getImageData(0, 0, canvas.width, canvas.height), "frame")
}
