import { defineRule } from './rule.ts';
import { idValue, longIdValue } from './value.ts';

export const device = defineRule({
  id: 'device',
  category: 'device',
  needs: 'digit',
  role: 'patient',
  labels: [
    {
      words: [
        'serial no', 'serial number', 'serial#', 's n', 'ser no', 'ser#', 'device id', 'device serial', 'pump sn', 'pump serial', 'udi',
        'imei', 'pacemaker serial', 'implant id', 'transmitter id', 'sensor id', 'machine sn', 'lens serial', 'filter no', 'filtro no', 'numero de serie', 'n serie', 'seriennummer',
      ],
      strength: 0.88,
      value: idValue,
    },
    { words: ['serial', 'sn', 'sensor', 'libre sensor', 'controller', 'pump', 'ventilator', 'cycler', 'monitor', 'dexcom'], strength: 0.8, value: longIdValue },
  ],
  patterns: [{ name: 'udi-serial', strength: 0.85, regex: /\(21\)(?<value>[\w./-]{4,20})/g }],
  finds: [
    'pump sn [[DEVICE|4231-94T8]], A1c 8.3',
    'marcapasos SN [[DEVICE|RTB448120L]] puesto',
    'serial number: [[DEVICE|PJN448201S]]',
    'device ID [[DEVICE|8LQ5R4]]',
    '(01)00382903065479(17)270131(21)[[DEVICE|A1B2C3D4]]',
  ],
  ignores: ['serial troponins 3 times', 'serial 7s intact', 'SN 2 block', 'serial CT in 6 weeks', 'serial number of exams'],
  source: 'FDA UDI rule, 21 CFR 801.40; GS1 application identifier 21',
});
