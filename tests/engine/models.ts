/** Small models for tests, without a drawing. */
import { type CheckProblem, check } from '../../engine/index.ts'

const open = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:lz="https://laufzettel.dev/schema/lz/1.0"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">`

export function definitions(content: string): string {
  return `${open}${content}</definitions>`
}

export function processOf(content: string, beside = ''): string {
  return definitions(`${beside}<process id="P" isExecutable="true">${content}</process>`)
}

/** `start → element → end`; the element has the id `X`. */
export function around(element: string, beside = ''): string {
  const path = `<startEvent id="S"/>${element}<endEvent id="E"/>${flow('S', 'X')}${flow('X', 'E')}`
  return processOf(path, beside)
}

export function flow(from: string, to: string, condition = ''): string {
  const inside = condition === '' ? '' : `<conditionExpression>${condition}</conditionExpression>`
  return `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${inside}</sequenceFlow>`
}

export function extension(...elements: readonly string[]): string {
  return `<extensionElements>${elements.join('')}</extensionElements>`
}

/** The problems of a model as `element: code`. */
export async function codes(xml: string): Promise<readonly string[]> {
  return (await check(xml)).map(({ element, code }) => `${element}: ${code}`)
}

export async function only(xml: string): Promise<CheckProblem> {
  const problems = await check(xml)
  if (problems.length !== 1) throw new Error(`expected one problem: ${JSON.stringify(problems, null, 1)}`)
  return problems[0]!
}
