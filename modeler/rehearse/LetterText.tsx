/** The letter that a step would write, with the values of the case. */
import type { VNode } from 'preact'
import type { LetterBlock, LetterView } from '../api/process.ts'

export const LetterText = ({ letter: { subject, blocks, missing } }: { readonly letter: LetterView }): VNode => (
  <>
    {missing.length > 0 && (
      <p class="lz-notice lz-notice--bad">
        Diese Angaben hat der Vorgang nicht; im Betrieb bliebe er hier stehen: {missing.join(', ')}
      </p>
    )}
    <details class="lz-more">
      <summary>Brief ansehen</summary>
      <div class="lz-try__letter">
        <p>
          <strong>{subject}</strong>
        </p>
        {blocks.map((block, index) => (
          <Part key={index} block={block} />
        ))}
      </div>
    </details>
  </>
)

function Part({ block }: { readonly block: LetterBlock }): VNode {
  if (block.type === 'heading')
    return (
      <p>
        <strong>{block.text}</strong>
      </p>
    )
  if (block.type === 'text') return <p>{block.text}</p>
  if (block.type === 'list')
    return (
      <ul>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  return (
    <table class="lz-try__values">
      <tbody>
        {block.rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
