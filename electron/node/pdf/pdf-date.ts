/** `D:20240314100231+03'00'` as `2024-03-14T10:02:31+03:00`; anything else as it is. */
export function isoDate(value: string): string {
  const parts = /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(Z|[+-]\d{2})?'?(\d{2})?/.exec(value);
  if (!parts) return value;
  const [, year = '', month, day, hour, minute, second, zone = '', zoneMinute = '00'] = parts;
  const date = [year, month, day].filter(Boolean).join('-');
  if (hour === undefined) return date;
  const offset = zone === '' || zone === 'Z' ? zone : `${zone}:${zoneMinute}`;
  return `${date}T${hour}:${minute ?? '00'}:${second ?? '00'}${offset}`;
}
