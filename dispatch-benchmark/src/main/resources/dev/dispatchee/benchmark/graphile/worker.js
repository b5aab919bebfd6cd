// SPDX-License-Identifier: Apache-2.0
// Runs graphile-worker on the database whose URL is the first argument. Reads what to do from
// standard input, a line for each, and answers with a line. Ends with its input.
"use strict";

const { EventEmitter } = require("node:events");
const readline = require("node:readline");
const { setTimeout: sleep } = require("node:timers/promises");
const { Logger, run } = require("graphile-worker");

const [connectionString, concurrentJobs] = process.argv.slice(2);

// When the runs of a burst started; none are kept until somebody asks for them.
let starts = [];
let wanted = 0;

const note = () => {
  if (starts.length < wanted) {
    starts.push(Date.now());
  }
};

const taskList = {
  NO_OP: async () => note(),
  TEN_MILLIS: async () => {
    await sleep(10);
  },
};

// Standard output is for answers.
const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") {
    process.stderr.write(`graphile-worker: ${message}\n`);
  }
});

const obey = {
  note: (count) => {
    starts = [];
    wanted = Number(count);
    return "noting";
  },
  starts: () => {
    wanted = 0;
    return starts.join(" ");
  },
};

async function main() {
  const events = new EventEmitter();
  const listens = new Promise((resolve) => events.once("pool:listen:success", resolve));
  const runner = await run({
    taskList,
    events,
    logger,
    preset: {
      worker: {
        connectionString,
        concurrentJobs: Number(concurrentJobs),
        maxPoolSize: Number(concurrentJobs) + 1,
        localQueue: { size: 500 },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
        // As db-scheduler has it: work that falls due while it is idle would wait up to 2 s.
        pollInterval: 100,
      },
    },
  });
  await listens;
  console.log("ready");
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [order, argument] = line.split(" ");
    console.log(obey[order](argument));
  }
  await runner.stop();
}

main().catch((failed) => {
  console.error(failed);
  process.exit(1);
});
