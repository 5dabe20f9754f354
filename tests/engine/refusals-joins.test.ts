import { expect, test } from 'vitest'
import { codes, flow, processOf } from './models.ts'

const crossed = processOf(
  `<startEvent id="S"/><parallelGateway id="F"/><inclusiveGateway id="J1"/><inclusiveGateway id="J2"/>
   <exclusiveGateway id="X1" default="X1_E"/><exclusiveGateway id="X2" default="X2_E"/><endEvent id="E"/>
   ${flow('S', 'F')}${flow('F', 'J1')}${flow('F', 'J2')}${flow('J1', 'X1')}${flow('J2', 'X2')}
   ${flow('X1', 'J2', '=a')}${flow('X2', 'J1', '=a')}${flow('X1', 'E')}${flow('X2', 'E')}`,
)

const ordered = processOf(
  `<startEvent id="S"/><inclusiveGateway id="A"/><userTask id="T"/><userTask id="U"/><inclusiveGateway id="J1"/>
   <inclusiveGateway id="J2"/><endEvent id="E"/>
   ${flow('S', 'A')}${flow('A', 'T', '=a')}${flow('A', 'U', '=b')}${flow('A', 'J2', '=c')}
   ${flow('T', 'J1')}${flow('U', 'J1')}${flow('J1', 'J2')}${flow('J2', 'E')}`,
)

test('two inclusive joins that can wait for each other are a warning at deployment', async () => {
  expect(await codes(crossed)).toEqual(['J1: joins-wait-mutually'])
})

test('joins of which one comes before the other are none', async () => {
  expect(await codes(ordered)).toEqual([])
})
