/**
 * A process to be killed: opens the embedded database in the folder of the first argument, then commits numbers one by
 * one and prints each after its commit. Ends in good order on SIGTERM. Further arguments: `guest` (without a claim),
 * `careless` (does not wait for the disk).
 */
import { Client } from 'pg';
import { startEmbeddedDatabase } from '../index.ts';

const [, , dataFolder = '', ...how] = process.argv;
const settings = how.includes('careless') ? { fsync: 'off' } : {};
const database = await startEmbeddedDatabase({ dataFolder, settings, claim: !how.includes('guest') });
const client = new Client(database.connection);
await client.connect();
await client.query('create table if not exists number (n serial primary key)');
let ending = false;
process.on('SIGTERM', () => {
  ending = true;
});
console.log(`open ${process.getuid?.()}`);
while (!ending) {
  const { rows } = await client.query<{ n: number }>('insert into number default values returning n');
  console.log(rows[0]?.n);
}
await client.end();
await database.stop();
