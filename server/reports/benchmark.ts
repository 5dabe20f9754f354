/**
 * The ten municipal services of the Deutschland-Index der Digitalisierung (ÖFIT/Fraunhofer FOKUS, every two years; the list as
 * mittelstandswiki.de cites it). Only the list is theirs: what counts as online here is this program's own rule.
 */
export interface BenchmarkService {
  readonly name: string
  /** The service of the catalogue that stands for it; null where the town has none. */
  readonly service: string | null
  readonly definition: string
}

const one = (name: string, service: string | null, definition: string): BenchmarkService => ({
  name,
  service,
  definition,
})

export const benchmark: readonly BenchmarkService[] = [
  one('Kfz-Zulassung', 'kfz-lotse', 'Fahrzeug zulassen; zuständig ist der Kreis, die Stadt lotst'),
  one('Melderegisterauskunft', 'melderegisterauskunft-einfach', 'einfache Auskunft über eine Person'),
  one('Gewerbeanmeldung', 'gewerbeanmeldung', 'Beginn eines stehenden Gewerbes'),
  one('Wohngeld', 'wohngeld', 'Antrag auf Wohngeld'),
  one('Baugenehmigung', 'bauantrag-stellungnahme', 'Bauantrag; die Stadt nimmt an oder wirkt mit'),
  one('Führungszeugnis', 'fuehrungszeugnis', 'Antrag bei der Meldebehörde; online beim Bundesamt für Justiz'),
  one('Kitaplatz', 'kita-anmeldung', 'Platz vormerken oder anmelden'),
  one('Hundesteuer', 'hundesteuer-anmeldung', 'Hund anmelden'),
  one('Eingliederungshilfe', null, 'Leistungen für Menschen mit Behinderung; zuständig ist der Kreis'),
  one('Handwerkerparkausweis', null, 'Ausnahmegenehmigung zum Parken für Betriebe'),
]
