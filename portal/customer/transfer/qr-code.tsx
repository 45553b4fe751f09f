import { drawingSVG, qrcode } from "bwip-js/browser"
import { useEffect, useState } from "react"

/** A QR code as a picture: dark on white also in the dark, because scanners want it so. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([qrcode({ bcid: "qrcode", text, scale: 4, padding: 4, backgroundcolor: "FFFFFF" }, drawingSVG())], { type: "image/svg+xml" }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [text])
  return address === null ? <div className="mx-auto size-56" /> : <img src={address} alt={label} className="mx-auto size-56 rounded-xl" />
}
