// node bin/report.mjs RESULTS.json MESSAGES.txt STATUS: forge's results in words; ends with 1 unless all is well.
// forge itself ends with 0 when it finds no test at all.
import { readFileSync } from 'node:fs';

const [results, messages, status] = process.argv.slice(2);
const count = { Success: 0, Failure: 0, Skipped: 0 };
const text = readFileSync(results, 'utf8');
const suites = JSON.parse(text.split('\n').find((line) => line.startsWith('{"test/')) ?? '{}');
for (const [suite, { test_results: tests }] of Object.entries(suites)) {
  for (const [test, { status: outcome, reason }] of Object.entries(tests)) {
    count[outcome]++;
    if (outcome !== 'Success') console.error(`${outcome}: ${suite} ${test}: ${reason ?? ''}`);
  }
}
for (const [what, gas] of Object.entries(JSON.parse(readFileSync('snapshots/CheckpointAnchor.json', 'utf8')))) {
  console.log(`contracts: gas of the whole transaction, ${what}: ${gas}`);
}
console.log(`contracts: ${count.Success} passed, ${count.Failure} failed, ${count.Skipped} skipped`);
const broken = Number(status) !== 0 || count.Failure > 0 || count.Skipped > 0 || count.Success === 0;
if (broken) {
  console.error(readFileSync(messages, 'utf8'));
  if (Object.keys(suites).length === 0) console.error(text.slice(0, 4000));
  console.error(`contracts: forge ended with ${status}. Where only gas differs and is meant to: contracts/bin/build.sh snapshot.`);
}
process.exitCode = broken ? 1 : 0;
