/** The sentence for every kind of waiting, in the pictures of the traces. */
import { waitSentence } from '../../engine/explain/wait-sentence.ts'
import { LETTER_TOPIC } from '../../engine/variables/index.ts'
import { expect, test } from 'vitest'
import { explain } from '../../engine/index.ts'
import { tracesFolder } from './element-pages.ts'
import { stateAfter } from './trace-run.ts'

type Told = readonly [trace: string, commands: readonly string[], de: readonly string[], en: readonly string[]]

const told: readonly Told[] = [
  [
    'receive-task',
    ['start {"nr":"7"}'],
    [
      '„Empfangen“ wartet auf die Nachricht „antwort“ zu 7.',
      '„Frist“ geschieht am 3. März 2026 um 08:00 von selbst, wenn bis dahin nichts anderes kommt. Dann endet „Empfangen“.',
    ],
    [
      '"Empfangen" waits for the message "antwort" with the key 7.',
      '"Frist" happens by itself on 3 March 2026 at 08:00 unless something else comes first. "Empfangen" ends then.',
    ],
  ],
  [
    'boundary-beside-user-task',
    ['start', 'set 2 {"c":true}'],
    [
      'Die Aufgabe „Wirt“ ist für alle offen; niemand ist benannt.',
      '„RandNachricht“ wartet auf die Nachricht „m1“. „Wirt“ läuft dabei weiter.',
      '„RandZeit“ geschieht am 2. März 2026 um 12:00 von selbst. „Wirt“ läuft dabei weiter.',
      '„RandSignal“ wartet auf das Signal „s1“, das alle hören. „Wirt“ läuft dabei weiter.',
      '„RandMehrere“ wartet auf die Nachricht „m2“. „Wirt“ läuft dabei weiter. Für „RandMehrere“ genügt eines seiner Ereignisse.',
      '„RandMehrere“ wartet auf das Signal „s2“, das alle hören. „Wirt“ läuft dabei weiter. Für „RandMehrere“ genügt eines seiner Ereignisse.',
      '„RandAlle“ wartet auf die Nachricht „m3“. „Wirt“ läuft dabei weiter. „RandAlle“ braucht alle seine Ereignisse.',
      '„RandAlle“ wartet auf das Signal „s3“, das alle hören. „Wirt“ läuft dabei weiter. „RandAlle“ braucht alle seine Ereignisse.',
      '„RandBedingung“ wartet, bis die Bedingung „c“ wieder falsch war und dann zutrifft. „Wirt“ läuft dabei weiter.',
    ],
    [
      'The task "Wirt" is for everyone; nobody is named.',
      '"RandNachricht" waits for the message "m1". "Wirt" goes on meanwhile.',
      '"RandZeit" happens by itself on 2 March 2026 at 12:00. "Wirt" goes on meanwhile.',
      '"RandSignal" waits for the signal "s1", which everyone hears. "Wirt" goes on meanwhile.',
      '"RandMehrere" waits for the message "m2". "Wirt" goes on meanwhile. For "RandMehrere" one of its events is enough.',
      '"RandMehrere" waits for the signal "s2", which everyone hears. "Wirt" goes on meanwhile. For "RandMehrere" one of its events is enough.',
      '"RandAlle" waits for the message "m3". "Wirt" goes on meanwhile. "RandAlle" needs all of its events.',
      '"RandAlle" waits for the signal "s3", which everyone hears. "Wirt" goes on meanwhile. "RandAlle" needs all of its events.',
      '"RandBedingung" waits until the condition "c" is true after having been false again. "Wirt" goes on meanwhile.',
    ],
  ],
  [
    'event-subprocess-interrupting-process-timer',
    ['start'],
    [
      '„StartZeit“ geschieht am 2. März 2026 um 09:00 von selbst, wenn bis dahin nichts anderes kommt. Dann endet alles andere in „Prozess“.',
      '„Arbeit“ wartet auf das Programm, das „arbeit“ bearbeitet.',
    ],
    [
      '"StartZeit" happens by itself on 2 March 2026 at 09:00 unless something else comes first. Everything else in "Prozess" ends then.',
      '"Arbeit" waits for the program that works on "arbeit".',
    ],
  ],
  [
    'event-gateway-timer',
    ['start'],
    [
      '„Nachricht“ wartet auf die Nachricht „m“. Was zuerst kommt, entscheidet.',
      '„Signal“ wartet auf das Signal „s“, das alle hören. Was zuerst kommt, entscheidet.',
      '„Zeit“ geschieht am 2. März 2026 um 09:00 von selbst, wenn bis dahin nichts anderes kommt. Was zuerst kommt, entscheidet.',
      '„Eines“ wartet auf die Nachricht „n“. Was zuerst kommt, entscheidet. Für „Eines“ genügt eines seiner Ereignisse.',
      '„Eines“ wartet auf das Signal „t“, das alle hören. Was zuerst kommt, entscheidet. Für „Eines“ genügt eines seiner Ereignisse.',
    ],
    [
      '"Nachricht" waits for the message "m". What comes first decides.',
      '"Signal" waits for the signal "s", which everyone hears. What comes first decides.',
      '"Zeit" happens by itself on 2 March 2026 at 09:00 unless something else comes first. What comes first decides.',
      '"Eines" waits for the message "n". What comes first decides. For "Eines" one of its events is enough.',
      '"Eines" waits for the signal "t", which everyone hears. What comes first decides. For "Eines" one of its events is enough.',
    ],
  ],
  [
    'catch-timer',
    ['start'],
    ['„Warten“ dauert bis 3. März 2026 um 08:00.'],
    ['"Warten" lasts until 3 March 2026 at 08:00.'],
  ],
  [
    'event-gateway',
    ['start'],
    [
      '„Wahl“ ist gestört: Ein Ausdruck hat kein Ergebnis. „nr“ („nr“ fehlt). Berichtigen Sie die Daten oder das Modell und setzen Sie fort.',
    ],
    [
      '"Wahl" has stopped: An expression has no result. "nr" ("nr" is missing). Correct the data or the model and resume.',
    ],
  ],
  [
    'listeners-loop',
    ['start'],
    ['„Jeder“ wartet auf das Programm „beforeAll“, das gefragt wird, bevor es zum ersten Mal beginnt.'],
    ['"Jeder" waits for the program "beforeAll", which is asked before it begins for the first time.'],
  ],
  [
    'listeners-loop',
    ['start', 'job Jeder {"wer":["ada"]}'],
    ['„Jeder“ wartet auf das Programm „start“, das gefragt wird, bevor es beginnt.'],
    ['"Jeder" waits for the program "start", which is asked before it begins.'],
  ],
  [
    'listeners-gateways',
    ['start', 'job Teilen'],
    ['„Teilen“ wartet auf das Programm „end“, das gefragt wird, bevor es von dort weitergeht.'],
    ['"Teilen" waits for the program "end", which is asked before the case goes on from there.'],
  ],
  [
    'execution-listener-fails',
    ['start', 'complete Pruefen', 'fail Pruefen kaputt 1 PT1H'],
    [
      '„Pruefen“ wartet auf das Programm „nachher“, das gefragt wird, bevor es von dort weitergeht. Am 2. März 2026 um 09:00 wird es noch einmal versucht.',
    ],
    [
      '"Pruefen" waits for the program "nachher", which is asked before the case goes on from there. It is tried again on 2 March 2026 at 09:00.',
    ],
  ],
  [
    'task-listeners',
    ['start'],
    ['„Pruefen“ wartet auf das Programm „anlegen“, das gefragt wird, bevor die Aufgabe erscheint.'],
    ['"Pruefen" waits for the program "anlegen", which is asked before the task appears.'],
  ],
  [
    'task-listeners',
    ['start', 'job Pruefen', 'assign Pruefen ada'],
    ['„Pruefen“ wartet auf das Programm „zuweisen“, das gefragt wird, bevor die Zuweisung gilt.'],
    ['"Pruefen" waits for the program "zuweisen", which is asked before the assignment holds.'],
  ],
  [
    'task-listeners',
    ['start', 'job Pruefen', 'assign Pruefen ada', 'job Pruefen', 'plan Pruefen due=2026-03-05'],
    ['„Pruefen“ wartet auf das Programm „aendern“, das gefragt wird, bevor die Änderung der Aufgabe gilt.'],
    ['"Pruefen" waits for the program "aendern", which is asked before the change of the task holds.'],
  ],
  [
    'task-listeners',
    ['start', 'job Pruefen', 'complete Pruefen'],
    ['„Pruefen“ wartet auf das Programm „pruefen“, das gefragt wird, bevor die Aufgabe als erledigt gilt.'],
    ['"Pruefen" waits for the program "pruefen", which is asked before the task counts as completed.'],
  ],
  [
    'call-activity-nested',
    ['start'],
    ['Im aufgerufenen Prozess „Tief“: Die Aufgabe „Unten“ ist für alle offen; niemand ist benannt.'],
    ['In the called process "Tief": The task "Unten" is for everyone; nobody is named.'],
  ],
  [
    'start-quantity',
    ['start', 'complete A'],
    [
      'Die Aufgabe „B“ ist für alle offen; niemand ist benannt.',
      'Die Aufgabe „C“ ist für alle offen; niemand ist benannt.',
      '„Zwei“ beginnt, sobald 2 angekommen sind; bisher 1.',
    ],
    [
      'The task "B" is for everyone; nobody is named.',
      'The task "C" is for everyone; nobody is named.',
      '"Zwei" begins as soon as 2 have arrived; so far 1.',
    ],
  ],
  [
    'ad-hoc-condition-empty',
    ['start', 'complete A'],
    ['„Frei“ bleibt offen, bis die Bedingung „genug“ zutrifft. Begonnen werden kann: „A“.'],
    ['"Frei" stays open until the condition "genug" is true. What can be begun: "A".'],
  ],
  [
    'ad-hoc-sequential',
    ['start'],
    ['In „Frei“ kommt danach: „B“.', 'Die Aufgabe „A“ ist für alle offen; niemand ist benannt.'],
    ['In "Frei" comes after it: "B".', 'The task "A" is for everyone; nobody is named.'],
  ],
  [
    'complex-two-of-three',
    ['start', 'complete A'],
    [
      'Die Aufgabe „B“ ist für alle offen; niemand ist benannt.',
      'Die Aufgabe „C“ ist für alle offen; niemand ist benannt.',
      '„Frist“ geschieht am 3. März 2026 um 08:00 von selbst, wenn bis dahin nichts anderes kommt. Dann endet „C“.',
      'Die Zusammenführung wartet, bis die Bedingung „activationCount >= 2“ zutrifft; angekommen: 1. Dorthin unterwegs: „B“, „C“.',
    ],
    [
      'The task "B" is for everyone; nobody is named.',
      'The task "C" is for everyone; nobody is named.',
      '"Frist" happens by itself on 3 March 2026 at 08:00 unless something else comes first. "C" ends then.',
      'The join waits until the condition "activationCount >= 2" is true; arrived: 1. On the way there: "B", "C".',
    ],
  ],
  [
    'inclusive',
    ['start {"a": true, "b": false, "c": true}', 'complete C'],
    [
      'Die Aufgabe „A“ ist für alle offen; niemand ist benannt.',
      'Die Zusammenführung wartet, denn hierher kann noch kommen: „A“.',
    ],
    ['The task "A" is for everyone; nobody is named.', 'The join waits because this can still arrive: "A".'],
  ],
  [
    'parallel-per-flow',
    ['start', 'complete A'],
    [
      'Die Aufgabe „B“ ist für alle offen; niemand ist benannt.',
      'Die Aufgabe „C“ ist für alle offen; niemand ist benannt.',
      'Die Zusammenführung wartet noch auf den Weg von „C“. Dorthin unterwegs: „C“.',
    ],
    [
      'The task "B" is for everyone; nobody is named.',
      'The task "C" is for everyone; nobody is named.',
      'The join still waits for the way from "C". On the way there: "C".',
    ],
  ],
  [
    'join-never-opens',
    ['start', 'complete A'],
    ['Die Zusammenführung wartet noch auf den Weg von „B“. Von „B“ kommt nichts mehr: So geht es hier nie weiter.'],
    ['The join still waits for the way from "B". Nothing will come from "B": this never goes on.'],
  ],
  [
    'suspend',
    ['start', 'suspend'],
    [
      '„Prozess“ ist angehalten; nichts geht weiter, bis jemand fortsetzt.',
      'Die Aufgabe „Pruefen“ ist für alle offen; niemand ist benannt.',
    ],
    [
      '"Prozess" is suspended; nothing goes on until somebody continues it.',
      'The task "Pruefen" is for everyone; nobody is named.',
    ],
  ],
  [
    'compensation-called',
    ['start', 'job Buchen', 'job Zahlen'],
    [
      '„Zurueck“ wartet, bis rückabgewickelt ist: „Rufen“.',
      'Im aufgerufenen Prozess „Gerufen“: „Erstatten“ wartet auf das Programm, das „erstatten“ bearbeitet.',
    ],
    [
      '"Zurueck" waits until this is compensated: "Rufen".',
      'In the called process "Gerufen": "Erstatten" waits for the program that works on "erstatten".',
    ],
  ],
  [
    'job-retries',
    ['start', 'fail Senden weg 2 PT1H'],
    ['„Senden“ ist fehlgeschlagen und wird am 2. März 2026 um 09:00 noch einmal versucht.'],
    ['"Senden" has failed and is tried again on 2 March 2026 at 09:00.'],
  ],
  [
    'inclusive-join-deadlock',
    ['start'],
    [
      '„J1“ ist gestört: Worauf dieses Gateway wartet, das kommt nicht mehr: Gateways warten nur noch aufeinander. Setzen Sie fort, dann geht es hier mit dem weiter, was angekommen ist; berichtigen Sie das Modell.',
      'Die Zusammenführung wartet, denn hierher kann noch kommen: „J1“.',
    ],
    [
      '"J1" has stopped: What this gateway waits for will not come: gateways wait only for each other. Resume, then this one goes on with what has arrived; correct the model.',
      'The join waits because this can still arrive: "J1".',
    ],
  ],
]

test.each(told)('%s %j', async (trace, commands, de, en) => {
  const { world, case: state } = await stateAfter(`${tracesFolder}/${trace}`, commands)
  const reasons = explain(world, state)
  expect(reasons.map(({ says }) => says.de)).toEqual(de)
  expect(reasons.map(({ says }) => says.en)).toEqual(en)
})

test('work of the town’s own program is called by its name, not by its topic', () => {
  const words = { standing: null, name: 'Bescheid', zone: 'Europe/Berlin', names: { people: {}, groups: {} } }
  expect(waitSentence({ kind: 'job', topic: LETTER_TOPIC } as never, words as never).de).toBe(
    '„Bescheid“ wartet auf das Programm („Brief schreiben“).',
  )
})
