// A department's system by HTTP alone: stores each work order, says that it has it, acknowledges it.
//
// LAKSA_URL=http://localhost:8080 LAKSA_USER=dpupr LAKSA_PASSWORD=… dotnet run orders.cs [once]
// (.NET 10 runs a file; before, it is the Program.cs of a console project.)

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new Exception($"Set {name}.");

using var http = new HttpClient { BaseAddress = new Uri(Setting("LAKSA_URL")), Timeout = TimeSpan.FromSeconds(90) };
var login = Encoding.UTF8.GetBytes(Setting("LAKSA_USER") + ":" + Setting("LAKSA_PASSWORD"));
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(login));

do
{
    var (status, answer) = await Call(HttpMethod.Get, "/opd/v1/work-orders?wait=30&max=10");
    if (status == 200)
    {
        foreach (var leased in answer["workOrders"]!.AsArray()) await WorkOn(leased!);
    }
    else
    {
        Console.Error.WriteLine($"no orders now: {status} {answer["detail"]}");
        await Task.Delay(TimeSpan.FromSeconds(5));
    }
} while (!args.Contains("once"));

// The status and the JSON of an answer.
async Task<(int, JsonNode)> Call(HttpMethod method, string path, JsonObject? body = null)
{
    using var request = new HttpRequestMessage(method, path);
    if (body != null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
    using var answer = await http.SendAsync(request);
    var text = await answer.Content.ReadAsStringAsync();
    return ((int)answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!);
}

// Yours: by workOrderId, so that one that comes twice is stored once.
void Store(JsonNode order) => Console.WriteLine($"stored {order["type"]} {order["workOrderId"]} {order["ticket"]}");

async Task WorkOn(JsonNode leased)
{
    var order = leased["order"]!;
    var id = (string)order["workOrderId"]!;
    Store(order);
    var (taken, _) = await Call(
        HttpMethod.Post, $"/opd/v1/work-orders/{id}/taken", new JsonObject { ["lease"] = (string)leased["lease"]! });
    if (taken != 204)
    {
        Console.WriteLine($"not ours any more: {taken} {id}");
        return;
    }
    if ((string)order["type"]! == "id.laksa.workorder-revoked.v1")
    {
        Console.WriteLine($"revoked {id}");
        return;
    }
    var (status, answer) = await Call(HttpMethod.Post, "/opd/v1/follow-ups", new JsonObject
    {
        ["type"] = "id.laksa.followup.v1",
        ["updateId"] = id + "/ack", // the same again changes nothing
        ["ticket"] = (string)order["ticket"]!,
        ["kind"] = "ACKNOWLEDGED",
        ["text"] = "Laporan kami terima.",
    });
    Console.WriteLine($"{status} {answer["outcome"] ?? answer["reason"]} {order["ticket"]}");
}
