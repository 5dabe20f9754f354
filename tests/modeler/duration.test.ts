import { describe, expect, it } from 'vitest'
import { readDue, readSpan, readWaiting, writeDue, writeSpan } from '../../modeler/bpmn/duration.ts'

describe('due dates', () => {
  it('reads five days after the beginning out of FEEL', () => {
    expect(readDue('=now() + duration("P5D")')).toEqual({ kind: 'after', amount: 5, unit: 'days' })
  })

  it('writes what it reads', () => {
    for (const feel of ['=now() + duration("P5D")', '=now() + duration("PT4H")', '=now() + duration("P1M")'])
      expect(writeDue(readDue(feel))).toBe(feel)
  })

  it('leaves a rule of its own as it is written', () => {
    const feel = '=frist + duration("P3D")'
    expect(readDue(feel)).toEqual({ kind: 'other', feel })
    expect(writeDue(readDue(feel))).toBe(feel)
  })

  it('knows a task without a due date', () => {
    expect(readDue(undefined)).toEqual({ kind: 'none' })
    expect(readDue('  ')).toEqual({ kind: 'none' })
    expect(writeDue({ kind: 'none' })).toBeUndefined()
  })
})

describe('waiting times', () => {
  it('are the same as plain duration and as FEEL', () => {
    expect(readWaiting('P14D')).toEqual({ amount: 14, unit: 'days' })
    expect(readWaiting('=duration("P14D")')).toEqual({ amount: 14, unit: 'days' })
  })

  it('count weeks as days', () => {
    expect(readSpan('P2W')).toEqual({ amount: 14, unit: 'days' })
  })

  it('of several units or from variables are not read as a number', () => {
    expect(readWaiting('P1DT2H')).toBeNull()
    expect(readWaiting('=frist')).toBeNull()
  })

  it('are written as ISO 8601', () => {
    expect(writeSpan({ amount: 3, unit: 'hours' })).toBe('PT3H')
  })
})
