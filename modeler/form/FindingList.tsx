import type { VNode } from 'preact'
import { formFindings, type FormFinding } from './findings.ts'

const groups: readonly { readonly kind: FormFinding['kind']; readonly title: string }[] = [
  { kind: 'cannot-run', title: 'Was das Bereitstellen verhindert' },
  { kind: 'not-shown', title: 'Was die Seiten noch nicht zeigen können' },
  { kind: 'no-reason', title: 'Felder ohne Zweck oder Norm' },
]

/** What is to be said about the form, field by field. */
export function FindingList({ json }: { json: string }): VNode {
  const findings = formFindings(json)
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
                    <strong>{element}</strong>: {says}
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
