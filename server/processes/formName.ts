interface FormJson {
  readonly components?: readonly { readonly type?: string; readonly label?: string; readonly text?: string }[]
}

/** What people call a form: its first heading or group, with the id behind it; the id alone when it has neither. */
export function formName(id: string, content: string): string {
  const { components = [] } = JSON.parse(content) as FormJson
  const heading = components.find(({ type, text }) => type === 'text' && text?.startsWith('#'))?.text
  const title = heading?.split('\n')[0]?.replace(/^#+\s*/, '') ?? components.find(({ type }) => type === 'group')?.label
  return title ? `${title} (${id})` : id
}
