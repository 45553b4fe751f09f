/** Texts of what both sites share; a site spreads them into its own catalogue. */
export const shared = {
  common: {
    cancel: "Cancel", close: "Close", retry: "Try again", reload: "Load the page again", save: "Save", send: "Send", back: "Back", next: "Next", yes: "Yes", no: "No", loading: "Loading…", optional: "optional", required: "This is needed.",
    signIn: "Sign in", signOut: "Sign out", email: "E-mail", password: "Password", language: "Language", theme: "Appearance", light: "Light", dark: "Dark", system: "As the device", justNow: "just now", skip: "Skip to the content", home: "Home",
  },
  problem: {
    title: "That did not work", notLoaded: "A part of this page could not be loaded. Check the connection, then load it again.", offline: "You seem to be offline. Check the connection and try again.", server: "The server made a mistake. Try again in a moment.", wait: "Too many tries. Try again in {{time}}.",
    signedOut: "Please sign in (again) to see this.", missing: "This page does not exist, or it is not yours.", wrongPassword: "The e-mail or the password is wrong.", config: "This page cannot reach its shop. Try again in a moment.",
  },
  scanner: {
    title: "Scan the label", aim: "Hold the code inside the frame.", photo: "Use a photo", noCamera: "There is no camera here, or it may not be used. Take a photo of the label, or type its number.",
    notFound: "No code was found in this photo. Try a sharper one, or type the number.", failed: "The scanner could not be loaded. Type the number instead.", reading: "Reading the photo…",
  },
}
