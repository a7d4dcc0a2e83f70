<?php
// A department's system by HTTP alone: stores each work order, says that it has it, acknowledges it.
// LAKSA_URL=http://localhost:8080 LAKSA_USER=dpupr LAKSA_PASSWORD=… php orders.php [once]

function call(string $path, ?array $body = null): array
{
    $curl = curl_init(getenv('LAKSA_URL') . '/opd/v1' . $path);
    curl_setopt_array($curl, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 90,
        CURLOPT_USERPWD => getenv('LAKSA_USER') . ':' . getenv('LAKSA_PASSWORD'),
    ]);
    if ($body !== null) {
        curl_setopt($curl, CURLOPT_POSTFIELDS, json_encode($body, JSON_THROW_ON_ERROR));
        curl_setopt($curl, CURLOPT_HTTPHEADER, ['Content-Type: application/json']);
    }
    $text = curl_exec($curl);
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    curl_close($curl);
    return [$status, $text ? json_decode($text, true) : []];
}

// Yours: by workOrderId, so that one that comes twice is stored once.
function store(array $order): void
{
    echo "stored {$order['type']} {$order['workOrderId']} {$order['ticket']}\n";
}

function workOn(array $leased): void
{
    $order = $leased['order'];
    store($order);
    [$status] = call("/work-orders/{$order['workOrderId']}/taken", ['lease' => $leased['lease']]);
    if ($status !== 204) {
        echo "not ours any more: $status {$order['workOrderId']}\n";
        return;
    }
    if ($order['type'] === 'id.laksa.workorder-revoked.v1') {
        echo "revoked {$order['workOrderId']}\n";
        return;
    }
    [$status, $answer] = call('/follow-ups', [
        'type' => 'id.laksa.followup.v1',
        'updateId' => $order['workOrderId'] . '/ack', // the same again changes nothing
        'ticket' => $order['ticket'],
        'kind' => 'ACKNOWLEDGED',
        'text' => 'Laporan kami terima.',
    ]);
    echo $status, ' ', $answer['outcome'] ?? $answer['reason'] ?? '', ' ', $order['ticket'], "\n";
}

do {
    [$status, $answer] = call('/work-orders?wait=30&max=10');
    if ($status === 200) {
        array_map('workOn', $answer['workOrders']);
    } else {
        fwrite(STDERR, "no orders now: $status\n");
        sleep(5);
    }
} while (($argv[1] ?? '') !== 'once');
