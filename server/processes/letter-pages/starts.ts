/** What a new letter begins with. What only the town can say stands in brackets. */
import { emptyBlock, type TypedBlock, type TypedLetter } from './typed.ts'

const text = (words: string, when = ''): TypedBlock => ({ ...emptyBlock('text'), text: words, when })
const heading = (words: string): TypedBlock => ({ ...emptyBlock('heading'), text: words })
const letter = (title: string, subject: string, blocks: readonly TypedBlock[]): TypedLetter => ({
  ...{ title, subject, blocks, kind: 'letter', supply: false, amount: '', reference: '' },
})

export interface Start {
  readonly id: string
  readonly title: string
  readonly says: string
  make(service: string): TypedLetter
}

export const starts: readonly Start[] = [
  {
    id: 'eingang',
    title: 'Eingangsbestätigung',
    says: 'Ihr Antrag ist da, so geht es weiter.',
    make: (service) =>
      letter('Eingangsbestätigung', `${service}: Ihr Antrag ist eingegangen`, [
        text(
          'Ihr Antrag ist am {{ vorgang.eingang }} bei uns eingegangen. Er hat das Aktenzeichen {{ vorgang.nummer }}.',
        ),
        text('Wir prüfen Ihre Angaben. Fehlt etwas, schreiben wir Ihnen und nennen alles, was fehlt.'),
        text('[Bitte ergänzen: Bis wann ist mit einer Antwort zu rechnen?]'),
      ]),
  },
  {
    id: 'nachforderung',
    title: 'Nachforderung',
    says: 'Bitte reichen Sie Unterlagen nach.',
    make: (service) => ({
      ...letter('Nachforderung von Unterlagen', `${service}: Bitte reichen Sie Unterlagen nach`, [
        text(
          'Sie haben am {{ vorgang.eingang }} einen Antrag gestellt. Vielen Dank. Damit wir entscheiden können, fehlt uns noch:',
        ),
        { ...emptyBlock('list'), text: '[Bitte ergänzen: was fehlt]' },
        text(
          'Bitte schicken Sie uns alles zusammen innerhalb von zwei Wochen. Kopien genügen. Was wir nicht brauchen, dürfen Sie schwärzen.',
        ),
        text('Wenn Sie eine Unterlage nicht haben, schreiben Sie uns das bitte. Wir suchen dann einen anderen Weg.'),
      ]),
      supply: true,
    }),
  },
  {
    id: 'bewilligung',
    title: 'Bewilligung',
    says: 'Bescheid: Der Antrag ist bewilligt.',
    make: (service) => ({
      ...letter('Bewilligung', `${service}: Bewilligung`, [
        heading('Entscheidung'),
        text('Ihren Antrag vom {{ vorgang.eingang }} bewilligen wir.'),
        text('[Bitte ergänzen: Was wird bewilligt, ab wann, bis wann?]'),
        heading('Begründung'),
        text('[Bitte ergänzen: Norm und Tatsachen, auf die sich die Entscheidung stützt]'),
        heading('Gebühr'),
        text('[Bitte ergänzen: Betrag, Gebührensatzung, bis wann zu zahlen ist; sonst diesen Teil entfernen]'),
      ]),
      kind: 'notice',
    }),
  },
  {
    id: 'ablehnung',
    title: 'Ablehnung',
    says: 'Bescheid: Der Antrag ist abgelehnt.',
    make: (service) => ({
      ...letter('Ablehnung', `${service}: Ablehnung`, [
        heading('Entscheidung'),
        text('Ihren Antrag vom {{ vorgang.eingang }} lehnen wir ab.'),
        heading('Begründung'),
        text('[Bitte ergänzen: Norm, und welche Voraussetzung nicht vorliegt]'),
        text('Wir haben Ihnen vorher Gelegenheit gegeben, sich zu äußern. [Bitte prüfen: War das so?]'),
      ]),
      kind: 'notice',
    }),
  },
  {
    id: 'leer',
    title: 'Leerer Brief',
    says: 'Ohne Vorlage beginnen.',
    make: () => letter('', '', [emptyBlock('text')]),
  },
]

/** Whether something is left that only the town can say. */
export const unfinished = (content: string): boolean => /\[Bitte (ergänzen|prüfen):/.test(content)
