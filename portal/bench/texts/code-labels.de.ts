/** The codes that every shop begins with (src/domain/repair/codes.ts), by what they are called in English. */
export const codeLabels: Readonly<Record<string, string>> = {
  "Does not switch on": "Geht nicht an", "Switches itself off": "Geht von selbst aus", "Does not charge": "Lädt nicht", "Battery lasts too briefly": "Akku hält zu kurz", "Gets too hot": "Wird zu heiß", "Unusual noise": "Ungewohntes Geräusch", Vibrates: "Vibriert",
  "Smells burnt": "Riecht verbrannt", Leaks: "Ist undicht", "Display stays dark": "Bildschirm bleibt dunkel", "Display shows errors": "Bildschirm zeigt Fehler", "No sound": "Kein Ton", "Does not connect": "Verbindet sich nicht", Slow: "Langsam", "Moving part is stuck": "Bewegliches Teil klemmt",
  "Fails now and then": "Fällt ab und zu aus", "Shows an error code": "Zeigt einen Fehlercode", "Visibly damaged": "Sichtbar beschädigt", "Parts are missing": "Teile fehlen", "Something else": "Etwas anderes",
  Battery: "Akku", Charger: "Ladegerät", "Power supply": "Netzteil", "Cable or plug": "Kabel oder Stecker", "Circuit board": "Platine", Switch: "Schalter", Motor: "Motor", Gearbox: "Getriebe", Bearing: "Lager", Display: "Bildschirm", Sensor: "Sensor", Speaker: "Lautsprecher", Antenna: "Antenne",
  Storage: "Speicher", Housing: "Gehäuse", Seal: "Dichtung", Pump: "Pumpe", Fan: "Lüfter", Firmware: "Firmware", Accessory: "Zubehör",
  Worn: "Verschlissen", Broken: "Gebrochen", Cracked: "Gerissen", Bent: "Verbogen", Loose: "Lose", "Short circuit": "Kurzschluss", "Open circuit": "Unterbrechung", "Bad solder joint": "Schlechte Lötstelle", Burnt: "Verbrannt", Corroded: "Korrodiert", "Dirty inside": "Innen verschmutzt",
  "Out of adjustment": "Verstellt", "Too little capacity": "Zu wenig Kapazität", "Corrupt data": "Daten beschädigt", "Wrong part fitted": "Falsches Teil eingebaut", Missing: "Fehlt", Unknown: "Unbekannt",
  Replaced: "Ersetzt", Repaired: "Repariert", "Soldered anew": "Neu gelötet", Cleaned: "Gereinigt", Adjusted: "Eingestellt", Tightened: "Festgezogen", Lubricated: "Geschmiert", Updated: "Aktualisiert", Reset: "Zurückgesetzt", "Tested only": "Nur getestet", "Explained its use": "Gebrauch erklärt",
  "Sent to a repairer": "Außer Haus gegeben", Nothing: "Nichts",
  "As new": "Wie neu", "Normal traces of use": "Normale Gebrauchsspuren", Scratched: "Verkratzt", Dented: "Verbeult", Dirty: "Schmutzig", "Fault of making": "Fertigungsfehler", "Worn by use": "Durch Gebrauch verschlissen", "Liquid got in": "Flüssigkeit eingedrungen", "Dropped or hit": "Gefallen oder gestoßen",
  "Used against its instructions": "Gegen die Anleitung benutzt", "Opened by others": "Von anderen geöffnet", "Serial number defaced": "Seriennummer unkenntlich",
  "Fault could not be shown": "Fehler ließ sich nicht zeigen", "Works as specified": "Arbeitet wie vorgesehen", "Wrong use": "Falsch benutzt", "Cause lies outside the unit": "Ursache liegt außerhalb", "An accessory was the cause": "Ein Zubehör war die Ursache",
  "Waits for the customer": "Wartet auf den Kunden", "Waits for a supplier": "Wartet auf einen Lieferanten", "No bench is free": "Kein Platz ist frei", "A tool is missing": "Ein Werkzeug fehlt",
  "Finding the fault": "Fehlersuche", Repair: "Reparatur", "Opening and closing": "Öffnen und Schließen", Cleaning: "Reinigen", Adjusting: "Einstellen", Software: "Software", Testing: "Testen", "Rescue of data": "Datenrettung",
}
