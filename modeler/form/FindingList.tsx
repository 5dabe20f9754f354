import type { VNode } from 'preact'
import { SmallAction } from '../together/SmallAction.tsx'
import type { FormDesk } from './createEditor.ts'
import { formFindings, type FormFinding } from './findings.ts'

const groups: readonly { readonly kind: FormFinding['kind']; readonly title: string }[] = [
  { kind: 'cannot-run', title: 'Was das Bereitstellen verhindert' },
  { kind: 'outside', title: 'Felder außerhalb der Schritte' },
  { kind: 'not-shown', title: 'Was die Seiten noch nicht zeigen können' },
  { kind: 'no-reason', title: 'Felder ohne Zweck oder Norm' },
]

interface Props {
  readonly json: string
  /** Whether it begins a case. */
  readonly application: boolean
  /** Null while the editor is away. */
  readonly desk: FormDesk | null
}

/** What is to be said about the form, field by field. */
export function FindingList({ json, application, desk }: Props): VNode {
  const findings = formFindings(json, application)
  return (
    <section class="lz-findings" aria-label="Hinweise zum Formular" tabIndex={0}>
      {findings.length === 0 && <p>Die Seiten zeigen alles, und jedes Feld hat einen Zweck.</p>}
      {groups.map(({ kind, title }) => {
        const own = findings.filter((finding) => finding.kind === kind)
        return (
          own.length > 0 && (
            <div key={kind}>
              <h3>{`${title} (${own.length})`}</h3>
              <ul>
                {own.map(({ element, says }) => (
                  <li key={element + says}>
                    <strong>{element}</strong>: {says}{' '}
                    {kind === 'outside' && desk && (
                      <SmallAction label={mendOf(desk, element)} onClick={() => desk.moveIntoStep(element)} />
                    )}
                  </li>
                ))}
              </ul>
            </div>
          )
        )
      })}
    </section>
  )
}

const mendOf = (desk: FormDesk, field: string): string => {
  const step = desk.stepOf(field)
  return step === null ? 'In einen neuen Schritt legen' : `In den Schritt „${step}“ legen`
}
