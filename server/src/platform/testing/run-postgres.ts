import { OperatorError } from '../operator-error.ts';
import { startEmbeddedPostgres } from '../postgres/start-embedded.ts';

/**
 * A process that starts the embedded server and stays, for tests that kill it, start it as another user or on
 * another disk: `run-postgres.ts DATA`. Prints one line of JSON; stops on SIGTERM.
 */
const [dataDir = ''] = process.argv.slice(2);
try {
  const postgres = await startEmbeddedPostgres({ dataDir, pgBin: process.env['PG_BIN'] });
  console.log(JSON.stringify({ pid: postgres.pid, runAs: postgres.runAs, url: postgres.connectionString }));
  process.once('SIGTERM', () => void postgres.stop());
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  console.log(JSON.stringify({ code: error.code, message: error.message }));
}
