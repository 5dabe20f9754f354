/** Filling in pages as a person does: by the words on them. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { demoPassword } from '../../server/demo/accounts.ts'
import { violations } from './axe.ts'

/** Fills in what the labels say: text, dates as `31.3.2026`, the option of a choice, `true` for a box. */
export async function fill(page: Page, answers: Readonly<Record<string, string | true>>): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) await fillOne(page, label, answer)
}

async function fillOne(page: Page, label: string, answer: string | true): Promise<void> {
  if (answer === true) return page.getByLabel(label).first().check()
  const group = page.getByRole('group', { name: label })
  if ((await group.count()) > 0) return group.first().getByLabel(answer, { exact: true }).check()
  const field = page.getByLabel(label).first()
  const tag = await field.evaluate((element) => element.tagName)
  if (tag === 'SELECT') await field.selectOption({ label: answer })
  else await field.fill(answer)
}

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()

export async function signIn(page: Page, url: string, login: string): Promise<void> {
  await page.goto(`${url}/amt/anmelden`)
  await fill(page, { Benutzername: login, Passwort: demoPassword })
  await page.getByRole('main').getByRole('button', { name: 'Anmelden' }).click()
}

/** What every page must be: a title, one heading of the first rank, and nothing that axe finds. */
export async function expectGoodPage(page: Page): Promise<void> {
  expect(await page.title()).not.toBe('')
  expect(await page.locator('h1').count()).toBe(1)
  expect(await violations(page)).toEqual([])
}
