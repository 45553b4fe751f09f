import { readKept, writeKept } from "../kept"

/** Who scans looks at the goods, not at the screen: high is good, low is not. */
export type ScanTone = "good" | "bad"

const MUTED = "aftercare:scan-muted"
const TONES: Readonly<Record<ScanTone, readonly { readonly hertz: number; readonly from: number; readonly seconds: number }[]>> = {
  good: [{ hertz: 1_320, from: 0, seconds: 0.09 }],
  bad: [{ hertz: 220, from: 0, seconds: 0.16 }, { hertz: 180, from: 0.2, seconds: 0.22 }],
}
const VOLUME = 0.12

let audio: AudioContext | null = null

export const isMuted = (): boolean => readKept(MUTED) === "yes"
export const setMuted = (muted: boolean): void => writeKept(MUTED, muted ? "yes" : "no")

export function playTone(tone: ScanTone): void {
  if (isMuted() || typeof AudioContext === "undefined") return
  audio ??= new AudioContext()
  // It may begin asleep, and falls asleep when the device does.
  if (audio.state === "suspended") void audio.resume()
  for (const { hertz, from, seconds } of TONES[tone]) {
    const oscillator = audio.createOscillator()
    const gain = audio.createGain()
    gain.gain.value = VOLUME
    oscillator.frequency.value = hertz
    oscillator.connect(gain).connect(audio.destination)
    oscillator.start(audio.currentTime + from)
    oscillator.stop(audio.currentTime + from + seconds)
  }
}
