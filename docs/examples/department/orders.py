"""A department's system by HTTP alone: stores each work order, says that it has it, acknowledges it.

LAKSA_URL=http://localhost:8080 LAKSA_USER=dpupr LAKSA_PASSWORD=… python3 orders.py [once]
"""

import base64
import json
import os
import sys
import time
import urllib.error
import urllib.request

URL = os.environ["LAKSA_URL"] + "/opd/v1"
LOGIN = base64.b64encode(f"{os.environ['LAKSA_USER']}:{os.environ['LAKSA_PASSWORD']}".encode()).decode()


def call(path, body=None):
    """The status and the JSON of an answer."""
    request = urllib.request.Request(URL + path, headers={"Authorization": "Basic " + LOGIN})
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=90) as answer:
            text = answer.read()
            return answer.status, json.loads(text) if text else {}
    except urllib.error.HTTPError as refused:
        return refused.code, json.loads(refused.read() or "{}")


def store(order):
    """Yours: by workOrderId, so that one that comes twice is stored once."""
    print("stored", order["type"], order["workOrderId"], order["ticket"], flush=True)


def work_on(leased):
    order = leased["order"]
    store(order)
    status, _ = call(f"/work-orders/{order['workOrderId']}/taken", {"lease": leased["lease"]})
    if status != 204:
        print("not ours any more:", status, order["workOrderId"], flush=True)
        return
    if order["type"] == "id.laksa.workorder-revoked.v1":
        print("revoked", order["workOrderId"], flush=True)
        return
    follow_up = {
        "type": "id.laksa.followup.v1",
        "updateId": order["workOrderId"] + "/ack",  # the same again changes nothing
        "ticket": order["ticket"],
        "kind": "ACKNOWLEDGED",
        "text": "Laporan kami terima.",
    }
    status, answer = call("/follow-ups", follow_up)
    print(status, answer.get("outcome") or answer.get("reason"), order["ticket"], flush=True)


while True:
    status, answer = call("/work-orders?wait=30&max=10")
    if status == 200:
        for one in answer["workOrders"]:
            work_on(one)
    else:
        print("no orders now:", status, answer.get("detail"), file=sys.stderr)
        time.sleep(5)
    if sys.argv[1:] == ["once"]:
        break
