import fc from 'fast-check';
import { escaped, folded, icalendar, type IcsEntry } from '../../../api/activities/domain/icalendar.js';
import { addDays } from '../../../shared/day.js';

const octets = (text: string) => Buffer.byteLength(text, 'utf8');
const unfolded = (text: string) => text.replace(/\r\n /g, '');
/** RFC 5545 read back: the inverse of escaping. */
const read = (text: string) => text.replace(/\\([\\;,nN])/g, (_all, character: string) => (character.toLowerCase() === 'n' ? '\n' : character));
const texts = fc.string({ unit: fc.constantFrom(...'招商活动；，;,\\\n\r"：a b🏭é'), maxLength: 120 });
const entry: IcsEntry = { uid: 'activity-1@luodi', from: '2026-03-31', until: '2026-04-01', time: null, title: '拜访', description: null, place: null, stamp: '2026-03-30T02:15:00.123Z' };

test('a whole day and an hour, with the same UID, in CRLF lines', () => {
  const file = icalendar('落地', [entry, { ...entry, uid: 'activity-2@luodi', time: '23:30', place: '上海; 浦东', description: '一,二\n三', url: 'https://luodi.example/#/activities/2/show' }]);
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  const lines = unfolded(file).split('\r\n');
  expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
  expect(lines).toEqual(expect.arrayContaining([
    'UID:activity-1@luodi', 'DTSTAMP:20260330T021500Z', 'DTSTART;VALUE=DATE:20260331', 'DTEND;VALUE=DATE:20260401', 'SUMMARY:拜访',
    'DTSTART:20260331T233000', 'DTEND:20260401T003000', 'LOCATION:上海\\; 浦东', 'DESCRIPTION:一\\,二\\n三', 'URL:https://luodi.example/#/activities/2/show',
  ]));
});

test('any text survives escaping, but for control characters and the kind of its line breaks', () => {
  fc.assert(fc.property(texts, (text) => {
    const line = escaped(text);
    expect(line).not.toMatch(/[\r\n]/);
    expect(read(line)).toBe(text.replace(/\r\n?/g, '\n'));
  }));
  expect(escaped('a\u0000b\u0007c')).toBe('abc');
});

test('any line folds into at most 75 octets without tearing a character, and unfolds to itself', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }).map((text) => text.replace(/[\r\n]/g, '')), (text) => {
    const lines = folded(text).split('\r\n');
    expect(lines.every((line) => octets(line) <= 75 && !line.includes('\ufffd'))).toBe(true);
    expect(lines.slice(1).every((line) => line.startsWith(' '))).toBe(true);
    expect([lines[0], ...lines.slice(1).map((line) => line.slice(1))].join('')).toBe(text);
  }));
});

test('no text breaks out of its property', () => {
  const days = fc.integer({ min: 0, max: 800 }).map((offset) => addDays('2026-01-01', offset));
  fc.assert(fc.property(fc.array(fc.record({ title: texts, place: texts, from: days })), (rows) => {
    const file = icalendar('x', rows.map(({ title, place, from }, index) => ({ ...entry, uid: `activity-${index}@luodi`, title, place, from, until: addDays(from, 1) })));
    expect(file.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
    const lines = unfolded(file).split('\r\n');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(rows.length);
    expect(lines.filter((line) => line.startsWith('UID:'))).toHaveLength(rows.length);
    expect(lines.every((line) => line === '' || /^[A-Z-]+[:;]/.test(line))).toBe(true);
  }));
});
