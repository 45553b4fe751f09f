import type { shared as english } from "./en"
import type { Same } from "./texts"

export const shared: Same<typeof english> = {
  common: {
    cancel: "Abbrechen", close: "Schließen", retry: "Erneut versuchen", reload: "Seite neu laden", save: "Speichern", send: "Senden", back: "Zurück", next: "Weiter", yes: "Ja", no: "Nein", loading: "Lädt…", optional: "freiwillig", required: "Das wird gebraucht.",
    signIn: "Anmelden", signOut: "Abmelden", email: "E-Mail", password: "Passwort", language: "Sprache", theme: "Aussehen", light: "Hell", dark: "Dunkel", system: "Wie das Gerät", justNow: "gerade eben", skip: "Zum Inhalt springen", home: "Start",
  },
  problem: {
    title: "Das hat nicht geklappt", notLoaded: "Ein Teil dieser Seite ließ sich nicht laden. Prüfen Sie die Verbindung und laden Sie sie neu.", offline: "Es besteht keine Verbindung. Prüfen Sie sie und versuchen Sie es erneut.", server: "Der Server hat einen Fehler gemacht. Versuchen Sie es gleich noch einmal.", wait: "Zu viele Versuche. Versuchen Sie es {{time}} wieder.",
    signedOut: "Bitte melden Sie sich (erneut) an, um das zu sehen.", missing: "Diese Seite gibt es nicht, oder sie gehört Ihnen nicht.", wrongPassword: "Die E-Mail oder das Passwort ist falsch.", config: "Diese Seite erreicht ihren Shop nicht. Versuchen Sie es gleich noch einmal.",
  },
  scanner: {
    title: "Etikett scannen", aim: "Halten Sie den Code in den Rahmen.", photo: "Ein Foto nehmen", noCamera: "Hier gibt es keine Kamera, oder sie darf nicht benutzt werden. Fotografieren Sie das Etikett oder tippen Sie die Nummer.",
    notFound: "Auf diesem Foto war kein Code zu finden. Nehmen Sie ein schärferes, oder tippen Sie die Nummer.", failed: "Der Scanner ließ sich nicht laden. Tippen Sie die Nummer.", reading: "Das Foto wird gelesen…",
  },
}
