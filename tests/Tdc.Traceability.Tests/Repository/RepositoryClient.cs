using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tdc.Testing;

namespace Tdc.Traceability.Tests.Repository;

/// <summary>Talks to the repository as an outsider does.</summary>
internal sealed class RepositoryClient(HttpClient http) : IDisposable
{
    public const string Context = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    public HttpClient Http => http;

    public static async Task<RepositoryClient> OpenAsync(TestApp app, string unit = "SKHCN") => new(await app.ClientWithKeyAsync(unit, "epcis:capture", "epcis:query"));

    public static string Id(int number) => $"urn:uuid:00000000-0000-4000-8000-{number:D12}";

    public static JsonObject Event(int number, string overlay = "{}")
    {
        var what = JsonNode.Parse($$"""
            {"type":"ObjectEvent","eventID":"{{Id(number)}}","eventTime":"2026-06-01T08:00:00.000+07:00","eventTimeZoneOffset":"+07:00",
            "epcList":["urn:epc:id:sgtin:8930001.012345.S{{number}}"],"action":"OBSERVE","bizStep":"shipping"}
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(overlay)!.AsObject())
        {
            what.Remove(name);
            if (value is not null)
            {
                what[name] = value.DeepClone();
            }
        }

        return what;
    }

    public static string Document(params IEnumerable<JsonNode> events) => DocumentWith(null, events);

    public static string DocumentWith(string? header, IEnumerable<JsonNode> events)
    {
        var document = new JsonObject
        {
            ["@context"] = new JsonArray(Context, new JsonObject { ["ex"] = "https://ns.example.com/epcis/" }),
            ["type"] = "EPCISDocument",
            ["schemaVersion"] = "2.0",
            ["creationDate"] = "2026-06-01T00:00:00Z",
            ["epcisBody"] = new JsonObject { ["eventList"] = new JsonArray([.. events.Select(e => e.DeepClone())]) },
        };
        if (header is not null)
        {
            document["epcisHeader"] = JsonNode.Parse(header);
        }

        return document.ToJsonString();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, "/epcis" + path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await http.SendAsync(request);
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseHeaders Headers)> JsonAsync(
        HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(method, path, body, "application/json", headers);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), answer.Headers);
    }

    /// <summary>Captures and gives the job when it has ended.</summary>
    public async Task<JsonNode> CaptureAsync(string document, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/capture", document, type, headers);
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, $"{answer.StatusCode}: {said}");
        var job = answer.Headers.Location!.OriginalString["/epcis".Length..];
        for (var i = 0; ; i++)
        {
            var (status, body, _) = await JsonAsync(HttpMethod.Get, job);
            Assert.Equal(HttpStatusCode.OK, status);
            if (!(bool)body!["running"]!)
            {
                return body;
            }

            Assert.True(i < 300, "the job does not end");
            await Task.Delay(100);
        }
    }

    public async Task CapturedAsync(params IEnumerable<JsonNode> events)
    {
        var job = await CaptureAsync(Document(events));
        Assert.True((bool)job["success"]!, job.ToJsonString());
    }

    /// <summary>The events of a query, all pages.</summary>
    public async Task<List<JsonObject>> EventsAsync(string query = "", string path = "/events", params (string Name, string Value)[] headers)
    {
        var found = new List<JsonObject>();
        var next = path + query;
        while (next is not null)
        {
            var (status, body, answer) = await JsonAsync(HttpMethod.Get, next, null, headers);
            Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
            found.AddRange(Events(body!));
            next = Next(answer);
        }

        return found;
    }

    public static IEnumerable<JsonObject> Events(JsonNode document) =>
        document["epcisBody"]!["queryResults"]!["resultsBody"]!["eventList"]!.AsArray().Select(e => e!.AsObject());

    public static string? Next(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("Link", out var links))
        {
            return null;
        }

        var link = links.Single();
        Assert.Contains("rel=\"next\"", link, StringComparison.Ordinal);
        return new Uri(link[(link.IndexOf('<') + 1)..link.IndexOf('>')]).PathAndQuery["/epcis".Length..];
    }

    public static IEnumerable<string> Ids(IEnumerable<JsonObject> events) => events.Select(e => (string)e["eventID"]!);

    public static JsonDocument Parsed(string text) => JsonDocument.Parse(text);

    public void Dispose() => http.Dispose();
}
