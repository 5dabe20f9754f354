/**
 * The criteria as data. Raw answers are stored, levels are computed from them by rule sets (`rule-sets.ts`), so that another
 * ladder can be laid over the same answers later. The rung is that of the own ladder: of the official model 2.0 (July 2025,
 * levels 0–7, 13 criteria) only the frame is public enough to cite, so no level of it is claimed here.
 *
 * Sources of the criteria: OZG § 3 (identification), § 9 (electronic notice), § 9a (review, copy, form); EGovG § 4 (payment),
 * § 5 (proofs), § 9 (state of proceedings can be retrieved); maturity model 1.1 (June 2020): "the lowest criterion decides".
 * `proven` answers the criticism of the Normenkontrollrat (2021–2023): a service counts only if it really works here.
 */
import type { CriterionId, Rung } from './types.ts'

export interface Criterion {
  readonly id: CriterionId
  /** Null: asked for other rule sets, not part of the own ladder. */
  readonly rung: Rung | null
  readonly label: string
  /** The question that a person answers. */
  readonly question: string
  /** What is missing when the answer is no. */
  readonly missing: string
  /** What to do then, as a sentence. */
  readonly next: string
  /** Whether a person may answer "trifft nicht zu". Else everything could be declared fulfilled. */
  readonly mayNotApply: boolean
}

export const criteria: readonly Criterion[] = [
  {
    id: 'information',
    rung: 'information',
    label: 'Information',
    question: 'Steht im Netz, was man braucht, was es kostet und wie lange es dauert?',
    missing: 'Information im Netz',
    next: 'Voraussetzungen, Unterlagen, Kosten und Dauer im Netz veröffentlichen.',
    mayNotApply: false,
  },
  {
    id: 'form',
    rung: 'form',
    label: 'Formular',
    question: 'Gibt es im Netz ein Formular, das man am Bildschirm ausfüllen kann?',
    missing: 'Formular im Netz',
    next: 'Ein Formular bereitstellen, das man am Bildschirm ausfüllen kann.',
    mayNotApply: true,
  },
  {
    id: 'submission',
    rung: 'online',
    label: 'Online absenden',
    question: 'Kann man das ausgefüllte Formular online absenden?',
    missing: 'Absenden im Netz',
    next: 'Das Absenden im Netz ermöglichen oder einen bundesweiten Dienst nachnutzen.',
    mayNotApply: true,
  },
  {
    id: 'identification',
    rung: 'online',
    label: 'Identität und Unterschrift',
    question: 'Geht es ohne Besuch und ohne Unterschrift auf Papier?',
    missing: 'Weg ohne Besuch und Unterschrift',
    next: 'Identifizierung online anbieten oder die Schriftform in der Satzung streichen.',
    mayNotApply: true,
  },
  {
    id: 'proofs',
    rung: 'online',
    label: 'Nachweise',
    question: 'Kann man alle Nachweise online mitgeben, oder holt die Stadt sie selbst?',
    missing: 'Nachweise online',
    next: 'Das Hochladen von Nachweisen ermöglichen.',
    mayNotApply: true,
  },
  {
    id: 'payment',
    rung: 'online',
    label: 'Bezahlen',
    question: 'Kann man die Gebühr elektronisch bezahlen?',
    missing: 'Elektronisches Bezahlen',
    next: 'Ein elektronisches Bezahlverfahren anbieten.',
    mayNotApply: true,
  },
  {
    id: 'proven',
    rung: 'online',
    label: 'Bewährt',
    question: 'Gab es vor Kurzem einen echten Fall auf diesem Weg, oder einen Test?',
    missing: 'Echter Fall oder Test',
    next: 'Den Weg selbst ausprobieren und bekannt machen.',
    mayNotApply: false,
  },
  {
    id: 'status',
    rung: 'end-to-end',
    label: 'Stand der Sache',
    question: 'Kann man online sehen, wie weit die Sache ist?',
    missing: 'Auskunft über den Stand',
    next: 'Den Stand der Sache online zeigen.',
    mayNotApply: true,
  },
  {
    id: 'reply',
    rung: 'end-to-end',
    label: 'Rückfragen',
    question: 'Lassen sich Rückfragen und fehlende Unterlagen online erledigen?',
    missing: 'Rückfragen und Nachreichen online',
    next: 'Rückfragen und das Nachreichen von Unterlagen online ermöglichen.',
    mayNotApply: true,
  },
  {
    id: 'interface',
    rung: 'end-to-end',
    label: 'Fachverfahren',
    question: 'Kommen die Daten ohne Abtippen im Fachverfahren an?',
    missing: 'Schnittstelle zum Fachverfahren',
    next: 'Die Daten ohne Abtippen an das Fachverfahren übergeben.',
    mayNotApply: true,
  },
  {
    id: 'file',
    rung: 'end-to-end',
    label: 'Akte',
    question: 'Wird der Vorgang vollständig elektronisch geführt?',
    missing: 'Elektronische Akte',
    next: 'Den Vorgang elektronisch führen, ohne Papierakte daneben.',
    mayNotApply: true,
  },
  {
    id: 'decision',
    rung: 'end-to-end',
    label: 'Ergebnis',
    question: 'Bekommt man das Ergebnis auch elektronisch?',
    missing: 'Ergebnis elektronisch',
    next: 'Das Ergebnis zum elektronischen Abruf bereitstellen.',
    mayNotApply: true,
  },
  {
    id: 'once-only',
    rung: null,
    label: 'Nachweise nur einmal',
    question: 'Holt die Stadt Nachweise, die eine Behörde schon hat, auf Wunsch selbst?',
    missing: 'Abruf vorhandener Nachweise',
    next: 'Nachweise aus eigenen Registern abrufen, statt sie zu verlangen.',
    mayNotApply: true,
  },
  {
    id: 'booking',
    rung: null,
    label: 'Buchung',
    question: 'Wird die Zahlung ohne Abtippen im Haushalt gebucht?',
    missing: 'Buchung ohne Abtippen',
    next: 'Die Sollstellung als Datei oder über eine Schnittstelle übergeben.',
    mayNotApply: true,
  },
  {
    id: 'automation',
    rung: null,
    label: 'Entscheidung ohne Mensch',
    question: 'Wird, wo eine Vorschrift es erlaubt, ohne Mensch entschieden?',
    missing: 'automatische Entscheidung',
    next: 'Prüfen, ob eine Vorschrift die automatische Entscheidung erlaubt (§ 35a VwVfG, § 155 Abs. 4 AO).',
    mayNotApply: true,
  },
]

/** Those of the own ladder. */
export const ladderCriteria: readonly Criterion[] = criteria.filter(({ rung }) => rung !== null)

const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]))

/** Is this text the id of a criterion? */
export const isCriterion = (text: string): text is CriterionId => byId.has(text as CriterionId)

export function criterionById(id: CriterionId): Criterion {
  const found = byId.get(id)
  if (!found) throw new Error(`unknown criterion ${id}`)
  return found
}
