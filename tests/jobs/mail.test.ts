import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { deliver } from '../../server/mail/index.ts'
import { readSettings } from '../../server/settings.ts'

const town = { id: 1, key: 'wittlich', name: 'Wittlich', demo: false }
const mail = { to: 'erika@beispiel.example', subject: 'Es gibt Neues', text: 'Grüße aus dem Stadthaus' }

test('a mail reaches the mail server as it was written, with an id that a repetition shares', async () => {
  const received: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')))
      stream.on('end', () => {
        received.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const settings = readSettings({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'stadt@wittlich.example' })
  const { mail: send } = deliver({ settings, town, log: pino({ level: 'silent' }) })
  await send?.(mail, 42)
  await send?.(mail, 42)
  await new Promise<void>((resolve) => server.close(() => resolve()))

  const parsed = await Promise.all(received.map((text) => PostalMime.parse(text)))
  expect(parsed).toHaveLength(2)
  expect(parsed[0]).toMatchObject({ subject: 'Es gibt Neues', messageId: '<wittlich.42@wittlich.example>' })
  expect(parsed[0]?.text).toContain('Grüße aus dem Stadthaus')
  expect(parsed[1]?.messageId).toBe(parsed[0]?.messageId)
})

test('without a mail server nothing of the mail is logged, and it counts as delivered', async () => {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  await deliver({ settings: readSettings({}), town, log })['mail']?.(mail, 7)
  expect(lines).toHaveLength(1)
  for (const part of [mail.to, mail.subject, mail.text]) expect(lines.join('')).not.toContain(part)
})

test('a row that is no mail is refused', async () => {
  const { mail: send } = deliver({ settings: readSettings({}), town, log: pino({ level: 'silent' }) })
  await expect(send?.({ to: 'nobody', subject: '', text: '' }, 1)).rejects.toThrow()
})
