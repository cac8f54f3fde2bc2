// Why: one command has to work on a bare clone with nothing but an older Node. This installs what is missing, then hands
// over to the Node that Doorstep needs. Plain JavaScript without dependencies, because none are there yet.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.doorstep-stamp');
const neededMajor = 24;

/** Prints one line for the person waiting. */
function say(text) {
  process.stderr.write(`${text}\n`);
}

/** The digest of the lock file: what should be installed. */
function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** The text of a file, or undefined when there is none. */
function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** True when npm's own record of what is installed agrees with the lock file; optional packages may be absent. */
function installedAgrees() {
  const record = textOf(join(modules, '.package-lock.json'));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? entry.optional === true : found.integrity === entry.integrity;
  });
}

/** Installs the locked packages unless they are already in place. */
async function install() {
  const digest = lockDigest();
  if (textOf(stampFile)?.trim() === digest) return;
  if (!installedAgrees()) {
    const first = !existsSync(modules);
    // What npm empties before it installs would be emptied for everybody who shares it.
    if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
      say('node_modules is a link to a folder that lacks packages: run `npm ci` where it leads.');
      process.exit(1);
    }
    say(
      first
        ? 'First run: installing what Doorstep needs (one to two minutes).'
        : 'The list of packages changed: installing again.',
    );
    await runNpm();
    say('Installed.');
  }
  writeFileSync(stampFile, `${digest}\n`);
}

/** Runs `npm ci`; install scripts of packages stay off, nothing downloaded may run by itself. */
async function runNpm() {
  const asked = process.env['npm_execpath'];
  const inside = asked !== undefined && asked.endsWith('npm-cli.js') && existsSync(asked);
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const child = inside
    ? spawn(process.execPath, [asked, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const stopTelling = tellProgress();
  const code = await ended(child).catch((error) => {
    say(`npm could not be run (${error.message}). Install Node with npm, then run this again.`);
    return 1;
  });
  stopTelling();
  if (code !== 0) {
    say(
      'The packages could not be installed; the lines above say why. Check the network and free disk space, then run the same command again.',
    );
    process.exit(1);
  }
}

/** True when a package made for some systems is made for this one. */
function fits(list, mine) {
  return list === undefined || [list].flat().includes(mine);
}

/** The folders of the packages that this machine will get; those made for other systems stay out. */
function expectedFolders() {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted)
    .filter(
      ([path, entry]) => path !== '' && fits(entry.os, process.platform) && fits(entry.cpu, process.arch),
    )
    .map(([path]) => join(root, path));
}

/** Says every five seconds how far the installation is; the returned function ends it. */
function tellProgress() {
  const folders = expectedFolders();
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 5;
    const there = folders.filter((folder) => existsSync(join(folder, 'package.json'))).length;
    say(`  ${seconds} s: ${there} of about ${folders.length} packages in place`);
  }, 5000);
  return () => clearInterval(timer);
}

/** The exit code of a child; a child ended by a signal gives 128 plus its number, as shells do. */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve(code ?? 128 + ({ SIGINT: 2, SIGTERM: 15, SIGHUP: 1, SIGKILL: 9 }[signal] ?? 1)),
    );
  });
}

/** Path of a Node new enough among the installed packages, or undefined. */
function packagedNode() {
  const path = join(modules, `node24-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(path) ? path : undefined;
}

/** Runs the command under the packaged Node, passing on signals and the exit code. */
async function handOver(node) {
  const env = { ...process.env, PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}` };
  // The extra channel closes when this process dies in whatever way; the program then ends itself too.
  const child = spawn(node, [join(root, 'run', 'cli.ts'), ...process.argv.slice(2)], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.exit(
    await ended(child).catch((error) => {
      say(
        `The Node in ${node} cannot run here (${error.message}). Install Node ${neededMajor} or newer and run this again.`,
      );
      return 1;
    }),
  );
}

await install();
if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  await import(new URL('./cli.ts', import.meta.url).href);
} else {
  const node = packagedNode();
  if (node === undefined) {
    say(
      `Doorstep needs Node ${neededMajor} or newer; this is ${process.versions.node}, and there is no packaged one for ` +
        `${process.platform}-${process.arch}. Install Node ${neededMajor} from nodejs.org and run the same command again.`,
    );
    process.exit(1);
  }
  await handOver(node);
}
