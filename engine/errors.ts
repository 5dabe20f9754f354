/** The catalogue of everything the engine refuses or stops at: a stable code, a sentence for the person who meets it, and what to do next. */
interface Sentence {
  readonly de: string
  readonly en: string
}

export interface CatalogueEntry {
  readonly says: Sentence
  readonly todo: Sentence
}

const entry = (de: string, en: string, todoDe: string, todoEn: string): CatalogueEntry => ({
  says: { de, en },
  todo: { de: todoDe, en: todoEn },
})

/** Why a command was refused; nothing has changed then. */
export const refusals = {
  'case-started': entry(
    'Der Vorgang läuft schon.',
    'The case has already been started.',
    'Legen Sie für einen neuen Vorgang einen neuen an.',
    'Make a new case instead of starting this one again.',
  ),
  'begins-by-event': entry(
    'Dieser Prozess beginnt nur durch ein Ereignis.',
    'This process begins by an event only.',
    'Lösen Sie das Startereignis aus, oder ergänzen Sie ein leeres Startereignis.',
    'Trigger the start event, or add a none start event.',
  ),
  'several-starts': entry(
    'Dieser Prozess kann an mehreren Stellen beginnen.',
    'This process can begin at several places.',
    'Nennen Sie das Startereignis, an dem der Vorgang beginnt.',
    'Name the start event at which the case begins.',
  ),
  'case-not-started': entry(
    'Der Vorgang ist noch nicht begonnen.',
    'The case has not been started.',
    'Beginnen Sie den Vorgang zuerst.',
    'Start the case first.',
  ),
  'case-ended': entry(
    'Der Vorgang ist beendet.',
    'The case has ended.',
    'Legen Sie einen neuen Vorgang an, wenn noch etwas zu tun ist.',
    'Start a new case if there is more to do.',
  ),
  'case-suspended': entry(
    'Der Vorgang ist angehalten.',
    'The case is suspended.',
    'Setzen Sie den Vorgang fort und versuchen Sie es erneut.',
    'Continue the case and try again.',
  ),
  'case-not-suspended': entry(
    'Der Vorgang ist nicht angehalten.',
    'The case is not suspended.',
    'Es ist nichts zu tun: Der Vorgang läuft.',
    'Nothing to do: the case is running.',
  ),
  'wait-not-found': entry(
    'Darauf wartet der Vorgang nicht mehr.',
    'The case no longer waits for this.',
    'Laden Sie die Seite neu: Jemand war schneller, oder der Schritt ist entfallen.',
    'Reload: someone was faster, or the step has gone.',
  ),
  'token-not-found': entry(
    'An dieser Stelle steht der Vorgang nicht mehr.',
    'The case no longer stands at this place.',
    'Laden Sie die Seite neu.',
    'Reload.',
  ),
  'not-a-task': entry(
    'Das ist keine Aufgabe.',
    'This is not a task.',
    'Zuweisen und terminieren lassen sich nur Aufgaben.',
    'Only tasks can be assigned and planned.',
  ),
  'not-a-job': entry(
    'Das ist kein Arbeitsauftrag an ein Programm.',
    'This is not a job.',
    'Fehler melden nur Programme, die einen Auftrag ausführen.',
    'Only a program that runs a job reports a failure.',
  ),
  'not-ad-hoc': entry(
    'Hier lässt sich nichts zusätzlich beginnen.',
    'Nothing can be activated here.',
    'Zusätzlich beginnen lassen sich nur Elemente eines Ad-hoc-Teilprozesses, der läuft.',
    'Only elements of an active ad-hoc subprocess can be activated.',
  ),
  'unknown-model': entry(
    'Das Modell dieses Vorgangs ist nicht geladen.',
    'The model of this case is not loaded.',
    'Laden Sie das Modell in die Welt des Schrittes.',
    'Load the model into the world of the step.',
  ),
  'unknown-element': entry(
    'Dieses Element gibt es in dem Modell nicht, oder man kann dort nicht beginnen.',
    'The model has no such element, or nothing can begin there.',
    'Nennen Sie die ID eines Elements dieses Modells.',
    'Name the id of an element of this model.',
  ),
  'scope-not-active': entry(
    'Der Teilprozess, in dem dieses Element liegt, läuft gerade nicht und beginnt nicht von außen.',
    'The subprocess around this element is not active and does not begin from outside.',
    'Verschieben Sie den Vorgang auf den Teilprozess selbst.',
    'Move to the subprocess itself.',
  ),
  'command-not-supported': entry(
    'Diesen Befehl führt diese Fassung noch nicht aus.',
    'This version does not carry out this command yet.',
    'Verwenden Sie einen anderen Weg, etwa Verschieben oder Abbrechen.',
    'Use another way, such as move or cancel.',
  ),
} as const satisfies Record<string, CatalogueEntry>

/** Why a token stopped: the codes of incidents. Resuming the incident goes on where it stopped. */
export const stops = {
  'feel-failed': entry(
    'Ein Ausdruck hat kein Ergebnis.',
    'An expression has no result.',
    'Berichtigen Sie die Daten oder das Modell und setzen Sie fort.',
    'Correct the data or the model and resume.',
  ),
  'feel-type': entry(
    'Ein Ausdruck hat ein Ergebnis von der falschen Art.',
    'An expression has a result of the wrong kind.',
    'Berichtigen Sie die Daten oder das Modell und setzen Sie fort.',
    'Correct the data or the model and resume.',
  ),
  'no-flow': entry(
    'Keine Bedingung trifft zu, und keine Verbindung ist als „Sonst“ gekennzeichnet.',
    'No condition is true and there is no default flow.',
    'Berichtigen Sie die Daten und setzen Sie fort, oder kennzeichnen Sie eine Verbindung als „Sonst“.',
    'Correct the data and resume, or add a default flow.',
  ),
  'endless-loop': entry(
    'Das Element wurde in einem Schritt tausendmal betreten: eine Schleife, in der nichts wartet.',
    'The element was entered a thousand times in one step: a loop without a wait.',
    'Berichtigen Sie die Bedingung der Schleife und setzen Sie fort.',
    'Correct the condition of the loop and resume.',
  ),
  'too-many-steps': entry(
    'Ein einziger Befehl hat mehr ausgelöst, als auf einmal geht.',
    'A single command has caused more than can happen at once.',
    'Setzen Sie fort, dann geht es mit dem nächsten Teil weiter; prüfen Sie, ob das Modell so viel auf einmal soll.',
    'Resume, then the next part goes on; check whether the model is meant to do so much at once.',
  ),
  'join-deadlock': entry(
    'Worauf dieses Gateway wartet, das kommt nicht mehr: Gateways warten nur noch aufeinander.',
    'What this gateway waits for will not come: gateways wait only for each other.',
    'Setzen Sie fort, dann geht es hier mit dem weiter, was angekommen ist; berichtigen Sie das Modell.',
    'Resume, then this one goes on with what has arrived; correct the model.',
  ),
  'uncaught-error': entry(
    'Ein fachlicher Fehler wurde gemeldet, und nichts fängt ihn auf.',
    'A BPMN error was thrown and nothing catches it.',
    'Klären Sie die Ursache und setzen Sie fort; der Auftrag wird dann erneut vergeben.',
    'Find the cause and resume; the job is then given out again.',
  ),
  'job-failed': entry(
    'Ein Programm konnte seinen Auftrag nicht ausführen, und alle Versuche sind verbraucht.',
    'A job failed and has no retries left.',
    'Beheben Sie die Ursache und setzen Sie fort; der Auftrag wird dann erneut vergeben.',
    'Remove the cause and resume; the job is then given out again.',
  ),
  'not-taken-in': entry(
    'Was hier eintraf, konnte der Vorgang nicht aufnehmen.',
    'The case could not take in what arrived here.',
    'Berichtigen Sie Angaben, die zu groß sind oder nicht mehr gebraucht werden, und setzen Sie fort; dann wird hier erneut gewartet. Ein Vorgang, der so beginnen sollte, beginnt dann.',
    'Correct variables that are too large or no longer needed, and resume; then it is waited for here once more. A case that was to begin with it begins then.',
  ),
  'store-too-large': entry(
    'Der Datenspeicher hat mehr als tausend Zeilen und wird hier ganz gelesen.',
    'The data store has more than a thousand rows and is read here as a whole.',
    'Geben Sie im Modell am Pfeil vom oder zum Datenspeicher an, welche Zeile gebraucht wird, oder verkleinern Sie den Datenspeicher, und setzen Sie fort.',
    'Name the key of the row in the model (lz:key), or make the store smaller, and resume.',
  ),
  'decision-not-found': entry(
    'Die Entscheidung, die hier aufgerufen wird, ist nicht veröffentlicht.',
    'The decision called here is not deployed.',
    'Veröffentlichen Sie die Entscheidung und setzen Sie fort.',
    'Deploy the decision and resume.',
  ),
  'process-not-found': entry(
    'Der Prozess, der hier aufgerufen wird, ist nicht veröffentlicht.',
    'The process called here is not deployed.',
    'Veröffentlichen Sie den Prozess und setzen Sie fort.',
    'Deploy the process and resume.',
  ),
  'called-start': entry(
    'Der aufgerufene Prozess sagt nicht, wo er beginnt: Er hat mehrere leere Startereignisse, oder er beginnt nur durch Ereignisse.',
    'The called process does not say where it begins: it has several none start events, or begins by events only.',
    'Veröffentlichen Sie eine Fassung mit einem leeren Startereignis und setzen Sie fort.',
    'Deploy a version with one none start event and resume.',
  ),
  'decision-failed': entry(
    'Die Entscheidung ließ sich nicht auswerten.',
    'The decision could not be evaluated.',
    'Berichtigen Sie die Daten oder die Tabelle und setzen Sie fort.',
    'Correct the data or the table and resume.',
  ),
} as const satisfies Record<string, CatalogueEntry>

export type RefusalCode = keyof typeof refusals
export type StopCode = keyof typeof stops

/** Thrown by `step` when a command cannot be carried out; the case is unchanged. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly detail: string | null

  constructor(code: RefusalCode, detail: string | null = null) {
    super(detail === null ? refusals[code].says.en : `${refusals[code].says.en} (${detail})`)
    this.name = 'Refusal'
    this.code = code
    this.detail = detail
  }
}
