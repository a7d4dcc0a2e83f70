// Prints where each complaint stands, and each change from then on; with "once" it ends when it is up to date.
// npm install kafkajs
// KAFKA=localhost:9092 LAKSA_PASSWORD=… node complaints.mjs [once]
import { Kafka, logLevel } from 'kafkajs';

const { KAFKA, LAKSA_PASSWORD } = process.env;
const once = process.argv[2] === 'once';
const kafka = new Kafka({
  clientId: 'data-team',
  brokers: [KAFKA],
  logLevel: logLevel.ERROR,
  sasl: { mechanism: 'scram-sha-512', username: 'events-reader', password: LAKSA_PASSWORD },
});
const consumer = kafka.consumer({ groupId: 'data-team-' + process.pid });

// Yours: by id, so that the newest state takes the place of the one before.
function keep(id, complaint) {
  console.log(id, JSON.stringify(complaint));
}

const end = () => consumer.disconnect();
const quiet = setTimeout(() => once && end(), 10_000);

await consumer.connect();
await consumer.subscribe({ topic: 'laksa.complaints', fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    keep(message.key.toString(), JSON.parse(message.value.toString()));
    quiet.refresh();
  },
});
