/** The one program: `npm start` calls it with `start`, `bin/forecourt` with whatever the operator typed. */

interface Command {
  readonly usage: string;
  readonly does: string;
  /** Loaded when it is asked for, so that the small ones start at once. Answers the exit code. */
  readonly load: () => Promise<(args: readonly string[]) => Promise<number>>;
}

const commands: Readonly<Record<string, Command>> = {
  start: {
    usage: 'start',
    does: 'runs web, worker and mailbox (or what FORECOURT_ROLES names) until Ctrl-C',
    load: async () => (await import('./commands/start.ts')).start,
  },
  migrate: {
    usage: 'migrate',
    does: 'brings the database to the newest schema',
    load: async () => (await import('./commands/migrate.ts')).migrateDatabase,
  },
  demo: {
    usage: 'demo',
    does: 'fills an empty installation with the demo dealership',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
  user: {
    usage: 'user create …',
    does: 'creates a user; --help tells the options',
    load: async () => (await import('./commands/user.ts')).user,
  },
  group: {
    usage: 'group create|add|remove|list …',
    does: 'keeps dealers under one roof; --help tells the options',
    load: async () => (await import('./commands/group.ts')).group,
  },
  'api-key': {
    usage: 'api-key create …',
    does: 'creates an API key of a dealer and prints it once',
    load: async () => (await import('./commands/api-key.ts')).apiKey,
  },
  read: {
    usage: 'read FILE…',
    does: 'prints as JSON what is understood from raw mails, ADF documents and payloads; needs no database',
    load: async () => (await import('./commands/read.ts')).read,
  },
  due: {
    usage: 'due [--explain]',
    does: 'answers JSON lines on standard input about working time; needs no database',
    load: async () => (await import('./commands/due.ts')).due,
  },
  'verify-assignments': {
    usage: 'verify-assignments',
    does: 'computes every automatic assignment again and compares',
    load: async () => (await import('./commands/verify-assignments.ts')).verify,
  },
};

const [name = 'help', ...args] = process.argv.slice(2);
// `… | head` closes the pipe early: that ends the command, without a complaint.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await run();

async function run(): Promise<number> {
  if (name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(help());
    return 0;
  }
  const command = commands[name];
  if (command === undefined) {
    process.stderr.write(`There is no command "${name}".\n\n${help()}`);
    return 2;
  }
  const act = await command.load();
  return act(args);
}

function help(): string {
  const lines = Object.values(commands).map(({ usage, does }) => `  forecourt ${usage.padEnd(22)} ${does}`);
  return `Forecourt, the customer desk of a car dealership.\n\n${lines.join('\n')}\n`;
}
