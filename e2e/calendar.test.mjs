// The calendar feed, read by a calendar's own code (ical.js): the ten minutes stay at half past nine, summer and winter.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ICAL from "ical.js";

const kept = new URL("../crates/marbles/src/nudges/calendar/example.ics", import.meta.url);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(kept, "utf8")));
const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone"));
ICAL.TimezoneService.register(zone);
const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));

function times(count) {
  const dates = event.iterator();
  return Array.from({ length: count }, () => dates.next());
}

test("every week has its ten minutes, on the same day", () => {
  const all = times(104);
  assert.equal(all[0].toString(), "2026-11-24T09:30:00");
  for (const time of all) assert.deepEqual([time.dayOfWeek(), time.hour, time.minute], [ICAL.Time.TUESDAY, 9, 30]);
  assert.equal(event.duration.toSeconds(), 600);
});

test("the clocks of the place decide when that is, as this machine knows them", () => {
  const local = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Copenhagen", hour: "2-digit", minute: "2-digit" });
  const hours = new Set();
  for (const time of times(104)) {
    const moment = new Date(time.toUnixTime() * 1000);
    assert.equal(local.format(moment), "09:30", moment.toISOString());
    hours.add(moment.getUTCHours());
  }
  assert.deepEqual([...hours].sort(), [7, 8], "both summer and winter are among them");
});

test("what people read is what was written", () => {
  assert.equal(event.summary, "Ten minutes for my stories; with coffee, of course");
  assert.match(event.description, /historier\.\nC:\\ is a path, and 🎾 stays whole/);
  assert.equal(event.sequence, 2);
});
