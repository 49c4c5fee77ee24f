import { addDays } from '../../../shared/day.js';

/** An entry of a calendar: whole days from `from` up to, not including, `until`; with a `time`, one hour on the first day. */
export interface IcsEntry { uid: string; from: string; until: string; time: string | null; title: string; description: string | null; place: string | null; url?: string; stamp: string }

const MOST_OCTETS = 75;
const encoder = new TextEncoder();

/** Text of a property value (RFC 5545 3.3.11): backslash, semicolon, comma and line breaks escaped, other control characters dropped. */
export const escaped = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\n/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

/** A content line cut into lines of at most 75 octets, never within a character (RFC 5545 3.1). */
export function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MOST_OCTETS) {
      lines.push(current);
      // The space that marks a continuation counts.
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

const dateOf = (day: string) => day.replace(/-/g, '');
const stampOf = (instant: string) => instant.replace(/[-:]/g, '').replace(/\.\d+/, '');

/** Hours later on the clock; 23:30 and one hour ends on the next day. */
function hourLater(day: string, time: string): string {
  const [hour, minute] = time.split(':') as [string, string];
  const later = Number(hour) + 1;
  return later < 24 ? `${dateOf(day)}T${String(later).padStart(2, '0')}${minute}00` : `${dateOf(addDays(day, 1))}T00${minute}00`;
}

function eventLines({ uid, from, until, time, title, description, place, url, stamp }: IcsEntry): string[] {
  return [
    'BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${stampOf(stamp)}`,
    // Local ("floating") times: the office's clock, whatever zone the reader's device is set to.
    ...(time ? [`DTSTART:${dateOf(from)}T${time.replace(':', '')}00`, `DTEND:${hourLater(from, time)}`] : [`DTSTART;VALUE=DATE:${dateOf(from)}`, `DTEND;VALUE=DATE:${dateOf(until)}`]),
    `SUMMARY:${escaped(title)}`, ...(description ? [`DESCRIPTION:${escaped(description)}`] : []), ...(place ? [`LOCATION:${escaped(place)}`] : []), ...(url ? [`URL:${url}`] : []),
    ...(time ? [] : ['TRANSP:TRANSPARENT']), 'END:VEVENT',
  ];
}

/** A calendar file (RFC 5545): CRLF line ends, folded lines, one VEVENT an entry with the same UID every time. */
export function icalendar(name: string, entries: readonly IcsEntry[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Luodi//Calendar//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', ...entries.flatMap(eventLines), 'END:VCALENDAR'];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
