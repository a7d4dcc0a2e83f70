// A department's system by HTTP alone: stores each work order, says that it has it, acknowledges it.
// LAKSA_URL=http://localhost:8080 LAKSA_USER=dpupr LAKSA_PASSWORD=… node orders.mjs [once]

const { LAKSA_URL, LAKSA_USER, LAKSA_PASSWORD } = process.env;
const login = 'Basic ' + Buffer.from(`${LAKSA_USER}:${LAKSA_PASSWORD}`).toString('base64');

async function call(path, body) {
  const answer = await fetch(`${LAKSA_URL}/opd/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: login, ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, ...(text && JSON.parse(text)) };
}

// Yours: by workOrderId, so that one that comes twice is stored once.
function store(order) {
  console.log('stored', order.type, order.workOrderId, order.ticket);
}

async function workOn({ lease, order }) {
  store(order);
  const taken = await call(`/work-orders/${order.workOrderId}/taken`, { lease });
  if (taken.status !== 204) {
    console.log('not ours any more:', taken.status, order.workOrderId);
  } else if (order.type === 'id.laksa.workorder-revoked.v1') {
    console.log('revoked', order.workOrderId);
  } else {
    const answer = await call('/follow-ups', {
      type: 'id.laksa.followup.v1',
      updateId: `${order.workOrderId}/ack`, // the same again changes nothing
      ticket: order.ticket,
      kind: 'ACKNOWLEDGED',
      text: 'Laporan kami terima.',
    });
    console.log(answer.status, answer.outcome ?? answer.reason, order.ticket);
  }
}

do {
  const answer = await call('/work-orders?wait=30&max=10');
  if (answer.workOrders) {
    for (const leased of answer.workOrders) await workOn(leased);
  } else {
    console.error('no orders now:', answer.status, answer.detail);
    await new Promise((later) => setTimeout(later, 5000));
  }
} while (process.argv[2] !== 'once');
