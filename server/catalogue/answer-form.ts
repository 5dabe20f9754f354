/** The form in which the digitalization manager answers a criterion, and what a valid answer is. */
import { z } from 'zod'
import { answers, vias, type Criterion, type Fact } from '../../analysis/index.ts'
import { parseForm, validateForm, type Form, type FormError, type Variables } from '../../engine/index.ts'
import { answerWords, viaWords } from '../ratings/words.ts'

/** The fields for one criterion. Whether something is offered online also asks who runs it and whether anybody tried. */
export function answerForm({ id, question, mayNotApply }: Criterion): Form {
  const possible = answers.filter((answer) => answer !== 'not-applicable' || mayNotApply)
  const components = [
    radio(
      'answer',
      question,
      possible.map((value) => ({ value, label: answerWords[value] })),
    ),
    {
      type: 'textarea',
      key: 'reason',
      label: 'Begründung oder Fundstelle',
      description: mayNotApply ? 'Nötig, wenn es nicht zutrifft: warum, mit Norm.' : '',
      validate: { maxLength: 1000 },
    },
    ...(id === 'submission' ? way : []),
    ...(id === 'proven' ? [tested('Nur ein Test? Dann der Tag. Er gilt zwölf Monate und wird als Test gezeigt')] : []),
  ]
  return parseForm({ type: 'default', schemaVersion: 16, id: 'antwort', components: components.map(withId) }).form
}

const radio = (key: string, label: string, values: readonly { value: string; label: string }[]) => ({
  type: 'radio',
  key,
  label,
  values,
  validate: { required: true },
})

const tested = (description: string) => ({
  type: 'datetime',
  subtype: 'date',
  key: 'testedOn',
  dateLabel: 'Zuletzt getestet am',
  description,
})

const way = [
  radio(
    'via',
    'Wer betreibt den Weg?',
    vias.map((value) => ({ value, label: viaWords[value] })),
  ),
  {
    type: 'textfield',
    key: 'address',
    label: 'Adresse',
    description: 'Beginnt mit https://',
    validate: { maxLength: 500 },
  },
  tested(
    'Tag, an dem jemand einen Test abgesendet hat. Er gilt zwölf Monate. Ohne Test zählt ein fremder Dienst nicht als online',
  ),
]

const withId = (component: object & { key: string }) => ({ ...component, id: `Feld_${component.key}` })

type Answered = Omit<Fact, 'criterion' | 'at' | 'author'>

const Answered = z.object({
  answer: z.enum(answers),
  reason: z.string().trim().nullable().default(null),
  via: z.enum(vias).nullable().default(null),
  address: z.string().trim().nullable().default(null),
  testedOn: z.string().nullable().default(null),
})

export type ReadAnswer =
  { readonly answered: Answered } | { readonly errors: readonly FormError[]; readonly values: Variables }

/** Reads a posted answer. `today` is the last day on which a test can have taken place. */
export function readAnswer(
  criterion: Criterion,
  posted: unknown,
  { now, today }: { now: string; today: string },
): ReadAnswer {
  const { values, errors } = validateForm(answerForm(criterion), posted, { now })
  if (errors.length > 0) return { errors, values }
  const answered = Answered.parse(values)
  const wrong = [...reasonNeeded(answered), ...wayWrong(answered, today)]
  return wrong.length > 0
    ? { errors: wrong, values }
    : { answered: answered.answer === 'yes' ? answered : withoutWay(answered) }
}

const withoutWay = (answered: Answered): Answered => ({ ...answered, via: null, address: null, testedOn: null })

const reasonNeeded = ({ answer, reason }: Answered): FormError[] =>
  answer === 'not-applicable' && (reason ?? '').length < 5
    ? [{ key: 'reason', message: 'Bitte begründen Sie, warum das nicht zutrifft, am besten mit der Norm.' }]
    : []

function wayWrong({ answer, via, address, testedOn }: Answered, today: string): FormError[] {
  if (answer !== 'yes') return []
  const errors: FormError[] = []
  if (via !== null && via !== 'own' && !address)
    errors.push({ key: 'address', message: 'Bitte geben Sie an, unter welcher Adresse der Dienst zu finden ist.' })
  if (address && !z.url({ protocol: /^https?$/ }).safeParse(address).success)
    errors.push({
      key: 'address',
      message: 'Bitte geben Sie eine vollständige Adresse an, zum Beispiel https://beispiel.de/antrag.',
    })
  if (testedOn && testedOn > today)
    errors.push({ key: 'testedOn', message: 'Der Test kann nicht in der Zukunft liegen.' })
  return errors
}
