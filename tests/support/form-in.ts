/** What a browser would post of a page as it came: the fields of its form that posts to `action`. */
export function formIn(html: string, action: string): Record<string, string[]> {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? ''
  const inside = form.split('</form>')[0] ?? ''
  const found: Record<string, string[]> = {}
  const add = (name: string, value: string): void => void (found[name] ??= []).push(plain(value))
  for (const [tag] of inside.matchAll(/<input[^>]*>/g)) {
    const box = /type="(checkbox|radio)"/.test(tag)
    if (!box || / checked/.test(tag)) add(attribute(tag, 'name'), attribute(tag, 'value'))
  }
  for (const [, tag = '', value = ''] of inside.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g))
    add(attribute(tag, 'name'), value)
  for (const [, tag = '', options = ''] of inside.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const all = [...options.matchAll(/<option[^>]*>/g)].map(([option]) => option)
    add(attribute(tag, 'name'), attribute(all.find((option) => / selected/.test(option)) ?? all[0] ?? '', 'value'))
  }
  return found
}

const attribute = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

const plain = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
