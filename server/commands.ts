/** Every command of `laufzettel`, loaded when it is called: a rehearsal needs no web server. `docs/commands.md` is held against it by a test. */
import type { CliCommand } from './cli/command.ts'

export interface Command {
  readonly name: string
  /** What it does, for the overview. */
  readonly does: string
  load(): Promise<CliCommand>
}

export const commands: readonly Command[] = [
  {
    name: 'serve',
    does: 'Liefert die Seiten aus und arbeitet Fristen, Aufträge und Post ab (Betrieb).',
    load: async () => (await import('./cli/serve.ts')).serve,
  },
  {
    name: 'demo',
    does: 'Startet die Demo-Stadt. Nie für echte Daten.',
    load: async () => (await import('./cli/demo.ts')).demo,
  },
  {
    name: 'migrate',
    does: 'Bringt die Datenbank auf den Stand dieses Programms und legt die Stadt an.',
    load: async () => (await import('./cli/migrate.ts')).migrate,
  },
  {
    name: 'deploy',
    does: 'Stellt Prozesse als neue Version bereit.',
    load: async () => (await import('./cli/deploy.ts')).deploy,
  },
  {
    name: 'check',
    does: 'Sagt, ob ein Modell laufen kann, und wenn nicht, welches Element, warum und was stattdessen.',
    load: async () => (await import('./cli/check.ts')).check,
  },
  {
    name: 'rehearse',
    does: 'Spielt Geschichten nach und sagt, welche halten.',
    load: async () => (await import('./cli/rehearse.ts')).rehearse,
  },
  {
    name: 'decide',
    does: 'Wertet eine Entscheidung aus.',
    load: async () => (await import('./cli/decide.ts')).decide,
  },
  {
    name: 'explain',
    does: 'Sagt, worauf ein Vorgang wartet.',
    load: async () => (await import('./cli/explain.ts')).explain,
  },
  {
    name: 'message',
    does: 'Veröffentlicht eine Nachricht.',
    load: async () => (await import('./cli/message.ts')).message,
  },
  {
    name: 'signal',
    does: 'Sendet ein Signal an alle, die darauf warten.',
    load: async () => (await import('./cli/message.ts')).signal,
  },
  {
    name: 'token create',
    does: 'Stellt ein Token für ein Programm aus.',
    load: async () => (await import('./cli/token.ts')).tokenCreate,
  },
  {
    name: 'token list',
    does: 'Nennt alle Token.',
    load: async () => (await import('./cli/token.ts')).tokenList,
  },
  {
    name: 'token revoke',
    does: 'Widerruft ein Token.',
    load: async () => (await import('./cli/token.ts')).tokenRevoke,
  },
  {
    name: 'catalogue import',
    does: 'Vergleicht den öffentlichen Leistungskatalog mit einer Datei und übernimmt, was verlangt ist.',
    load: async () => (await import('./cli/catalogue.ts')).catalogueImport,
  },
  {
    name: 'report ozg',
    does: 'Sagt, welche Leistungen noch analog sind und was fehlt.',
    load: async () => (await import('./cli/report.ts')).reportOzg,
  },
  {
    name: 'report effort',
    does: 'Sagt, was Leistungen kosten: heute gegen morgen, geschätzt neben gemessen.',
    load: async () => (await import('./cli/report-figures.ts')).reportEffort,
  },
  {
    name: 'report priority',
    does: 'Sagt, welche Leistung als Nächstes dran ist, und was ins Jahr passt.',
    load: async () => (await import('./cli/report-figures.ts')).reportPriority,
  },
  {
    name: 'store list',
    does: 'Nennt die Datenspeicher der Stadt.',
    load: async () => (await import('./cli/store.ts')).storeList,
  },
  {
    name: 'store export',
    does: 'Schreibt einen Datenspeicher als JSON.',
    load: async () => (await import('./cli/store.ts')).storeExport,
  },
  {
    name: 'store import',
    does: 'Übernimmt Zeilen in einen Datenspeicher.',
    load: async () => (await import('./cli/store.ts')).storeImport,
  },
  {
    name: 'backup',
    does: 'Sichert die SQLite-Datei, während der Betrieb läuft.',
    load: async () => (await import('./cli/backup.ts')).backup,
  },
  {
    name: 'verify',
    does: 'Prüft, ob an den Vorgängen etwas geändert, entfernt oder vertauscht wurde.',
    load: async () => (await import('./cli/verify.ts')).verifyTown,
  },
  {
    name: 'checkpoints export',
    does: 'Schreibt die unterschriebenen Prüfpunkte in eine Datei, die anderswo aufbewahrt wird.',
    load: async () => (await import('./cli/checkpoints.ts')).checkpointsExport,
  },
  {
    name: 'user add',
    does: 'Legt ein Konto an.',
    load: async () => (await import('./cli/user.ts')).userAdd,
  },
]
