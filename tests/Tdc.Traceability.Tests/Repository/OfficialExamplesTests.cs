using System.Text;
using System.Text.Json.Nodes;
using Tdc.Epcis;
using Tdc.Epcis.Model;
using Tdc.Testing;

namespace Tdc.Traceability.Tests.Repository;

public sealed class OfficialExamplesTests
{
    private static string Folder(string format) => Path.Combine(Requirements.RepositoryRoot, "..", "shared", "data", "epcis", format);

    public static TheoryData<string, string> Examples()
    {
        var found = new TheoryData<string, string>();
        foreach (var format in new[] { "json", "xml" })
        {
            foreach (var file in Directory.Exists(Folder(format)) ? Directory.GetFiles(Folder(format)).Order(StringComparer.Ordinal).ToArray() : [])
            {
                if (!Path.GetFileName(file).Contains("CaptureJob", StringComparison.Ordinal))
                {
                    found.Add(format, Path.GetFileName(file));
                }
            }
        }

        return found;
    }

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Examples))]
    public async Task Official_examples_are_captured_and_returned_equal_in_both_formats(string format, string name)
    {
        var document = await File.ReadAllBytesAsync(Requirements.SharedFile("data", "epcis", format, name));
        var (sent, isValid) = await ReadAsync(document);
        Assert.SkipUnless(isValid, "the schema and the rules of the standard refuse this example");
        await using var app = await TestApp.StartAsync();
        using var client = await RepositoryClient.OpenAsync(app);
        var text = Encoding.UTF8.GetString(document);
        if (JsonNodeOf(format, text) is { } root && (string?)root["type"] is not ("EPCISDocument" or "EPCISQueryDocument"))
        {
            using var posted = await client.SendAsync(HttpMethod.Post, "/events", text);
            Assert.True(posted.IsSuccessStatusCode, await posted.Content.ReadAsStringAsync());
        }
        else
        {
            var job = await client.CaptureAsync(text, format == "json" ? "application/json" : "application/xml");
            Assert.True((bool)job["success"]!, job.ToJsonString());
        }

        foreach (var accept in new[] { "application/json", "application/xml" })
        {
            using var answer = await client.SendAsync(HttpMethod.Get, "/events?perPage=1000", null, "", ("Accept", accept), ("GS1-EPC-Format", "Never_Translates"));
            var returned = await answer.Content.ReadAsByteArrayAsync();
            var (events, answerIsValid) = await ReadAsync(returned);
            Assert.True(answerIsValid, Encoding.UTF8.GetString(returned));
            Assert.Equal(sent, events);
        }
    }

    private static JsonNode? JsonNodeOf(string format, string text) => format == "json" ? JsonNode.Parse(text) : null;

    /// <summary>The events in one form that both formats share: JSON of the event alone, without what the repository adds.</summary>
    private static async Task<(List<string> Events, bool IsValid)> ReadAsync(byte[] document)
    {
        var reader = await EpcisReader.OpenAsync(new MemoryStream(document));
        var events = new List<EpcisEvent>();
        await foreach (var read in reader.ReadEventsAsync())
        {
            events.Add(read.Event);
        }

        // XSD and JSON schema disagree on which types have a persistent disposition; what XML captured is written in JSON all the same.
        var isValid = reader.Findings.All(f => f.Severity == Tdc.Epcis.Validation.Severity.Warning
            || f.JsonPointer.Contains("persistentDisposition", StringComparison.Ordinal) || f.Arguments.Contains("persistentDisposition"));
        var hash = new Tdc.Epcis.Hashing.EventHash();
        return ([.. events.Select(e => hash.PreHashOf(e) + "\n" + Rest(e)).Order(StringComparer.Ordinal)], isValid);
    }

    /// <summary>What the pre-hash string leaves out.</summary>
    private static string Rest(EpcisEvent what) => string.Join(
        '\n', what.ErrorDeclaration?.Reason, what.ErrorDeclaration?.DeclarationTime, string.Join(',', what.ErrorDeclaration?.CorrectiveEventIds ?? []),
        what.EventTime, string.Join(',', what.EpcList ?? []), what.ParentId, what.ReadPoint?.Id, what.BizLocation?.Id);
}
