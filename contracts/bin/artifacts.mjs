// node bin/artifacts.mjs package | check | snapshot
//   package   what forge compiled → target/: resources of the jar, input of web3j's generator
//   check     storage layout and runtime code are those of snapshots/
//   snapshot  writes snapshots/ anew, for a change that is meant
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const NAME = 'CheckpointAnchor';
const artifact = JSON.parse(readFileSync(`out/${NAME}.sol/${NAME}.json`, 'utf8'));
const hex = (code) => code.object.replace(/^0x/, '');

/** The one immutable is the origin hash; its places in the code are all that differs between logs. */
function originHashOffsets() {
  const references = Object.values(artifact.deployedBytecode.immutableReferences);
  if (references.length !== 1) throw new Error(`want one immutable, the origin hash; found ${references.length}`);
  for (const { length } of references[0]) if (length !== 32) throw new Error('the origin hash is 32 bytes long');
  return references[0].map(({ start }) => start);
}

/** Slots and types, without the compiler's node numbers, which change with every edit. */
function layout() {
  const { storage, types } = artifact.storageLayout;
  const field = ({ label, slot, offset, type }) => ({
    label,
    slot: Number(slot),
    offset,
    type: types[type].label,
    bytes: Number(types[type].numberOfBytes),
    ...(types[type].members && { members: types[type].members.map(field) }),
  });
  return JSON.stringify(storage.map(field), null, 2) + '\n';
}

const runtime = () => `sha256 of the runtime code, origin hash zero: ${createHash('sha256').update(hex(artifact.deployedBytecode), 'hex').digest('hex')}\n`;

const snapshots = {
  [`snapshots/${NAME}.layout.json`]: layout,
  [`snapshots/${NAME}.runtime.txt`]: runtime,
};

/** Files keep their time when nothing changed, so that nothing downstream is built again. */
function write(file, text) {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(file.slice(0, file.lastIndexOf('/')), { recursive: true });
  writeFileSync(file, text);
}

const actions = {
  package() {
    if (/__\$/.test(artifact.bytecode.object)) throw new Error(`${NAME} has unlinked libraries`);
    const resources = 'target/generated-resources/org/qianyin/contracts';
    const abi = JSON.stringify(artifact.abi);
    write(`${resources}/${NAME}.abi.json`, abi + '\n');
    write(`${resources}/${NAME}.bin`, hex(artifact.bytecode) + '\n');
    write(`${resources}/${NAME}.bin-runtime`, hex(artifact.deployedBytecode) + '\n');
    write(`${resources}/${NAME}.layout.json`, layout());
    write(`${resources}/${NAME}.immutables.properties`, `originHash=${originHashOffsets().join(',')}\n`);
    write(`target/web3j/${NAME}.abi`, abi);
    write(`target/web3j/${NAME}.bin`, hex(artifact.bytecode));
  },
  check() {
    for (const [file, text] of Object.entries(snapshots)) {
      if (existsSync(file) && readFileSync(file, 'utf8') === text()) continue;
      console.error(`contracts: ${file} is not what the compiler gives. If the change is meant, run 'contracts/bin/build.sh snapshot' and commit it; policies that pin the code hash must follow.`);
      process.exitCode = 1;
    }
  },
  snapshot() {
    for (const [file, text] of Object.entries(snapshots)) write(file, text());
  },
};
actions[process.argv[2]]();
