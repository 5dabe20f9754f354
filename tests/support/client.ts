/** A browser without JavaScript and without a screen: keeps cookies, fills in forms as they stand on the page. */
export interface Answer {
  readonly status: number
  readonly url: string
  readonly text: string
  readonly headers: Headers
}

export interface Client {
  get(path: string): Promise<Answer>
  /** Posts to an address with the CSRF token of the last page that had one. */
  post(path: string, fields: Readonly<Record<string, string | readonly string[] | File>>): Promise<Answer>
  /** Asks without following redirects and without HTML, as a program does. */
  api(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
}

const tokenIn = /name="_csrf" value="([^"]+)"/

export function client(base: string): Client {
  const cookies = new Map<string, string>()
  let csrf = ''

  const request = async (path: string, init: RequestInit): Promise<Answer> => {
    let url = new URL(path, base)
    let response = await fetch(url, {
      ...init,
      headers: { ...init.headers, cookie: cookieHeader(cookies) },
      redirect: 'manual',
    })
    keep(cookies, response)
    for (let hops = 0; response.status >= 300 && response.status < 400 && hops < 10; hops++) {
      url = new URL(response.headers.get('location') ?? '/', url)
      response = await fetch(url, {
        headers: { accept: 'text/html', cookie: cookieHeader(cookies) },
        redirect: 'manual',
      })
      keep(cookies, response)
    }
    const text = await response.text()
    csrf = tokenIn.exec(text)?.[1] ?? csrf
    return { status: response.status, url: url.pathname + url.search, text, headers: response.headers }
  }

  return {
    get: (path) => request(path, { headers: { accept: 'text/html' } }),
    post: (path, fields) =>
      request(path, { method: 'POST', body: formData({ _csrf: csrf, ...fields }), headers: { accept: 'text/html' } }),
    api: (method, path, body, headers) =>
      request(path, {
        method,
        headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrf, ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  }
}

const cookieHeader = (cookies: ReadonlyMap<string, string>): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

function keep(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    if (value.join('=') === '') cookies.delete(name)
    else cookies.set(name, value.join('='))
  }
}

function formData(fields: Readonly<Record<string, string | readonly string[] | File>>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string' || value instanceof File) data.append(name, value)
    else for (const one of value) data.append(name, one)
  }
  return data
}
