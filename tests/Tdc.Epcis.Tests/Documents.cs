using System.Text;
using System.Text.Json.Nodes;
using Tdc.Epcis.Hashing;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Testing;

namespace Tdc.Epcis.Tests;

/// <summary>Documents to read in tests: made ones and the official examples.</summary>
internal static class Documents
{
    public const string Context = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    /// <summary>Names of the official examples of one format; empty when they are not beside the project.</summary>
    public static IEnumerable<string> Official(string format)
    {
        var folder = Path.Combine(Requirements.RepositoryRoot, "..", "shared", "data", "epcis", format);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal) : [];
    }

    public static byte[] OfficialBytes(string format, string name) => File.ReadAllBytes(Requirements.SharedFile("data", "epcis", format, name));

    /// <summary>A JSON document around events.</summary>
    public static string Json(params string[] events) => $$$"""
        {"@context":["{{{Context}}}",{"ex":"https://example.com/ns/","ex2":"https://example.com/ns2/"}],"type":"EPCISDocument","schemaVersion":"2.0",
        "creationDate":"2025-06-01T00:00:00Z","epcisBody":{"eventList":[{{{string.Join(',', events)}}}]}}
        """;

    /// <summary>A valid object event with fields put over it; a field set to <c>null</c> is taken away.</summary>
    public static string ObjectEvent(string overlay = "{}")
    {
        var what = JsonNode.Parse("""
            {"type":"ObjectEvent","eventTime":"2025-06-01T08:00:00+07:00","eventTimeZoneOffset":"+07:00",
            "epcList":["urn:epc:id:sgtin:8930001.012345.S1"],"action":"OBSERVE","bizStep":"shipping"}
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(overlay)!.AsObject())
        {
            what.Remove(name);
            if (value is not null)
            {
                what[name] = value.DeepClone();
            }
        }

        return what.ToJsonString();
    }

    /// <summary>An XML 2.0 document around events.</summary>
    public static string Xml(string events) => $"""
        <epcis:EPCISDocument xmlns:epcis="urn:epcglobal:epcis:xsd:2" xmlns:ex="https://example.com/ns/" xmlns:ex2="https://example.com/ns2/"
        xmlns:cbvmda="urn:epcglobal:cbv:mda" schemaVersion="2.0" creationDate="2025-06-01T00:00:00Z"><EPCISBody><EventList>{events}</EventList></EPCISBody></epcis:EPCISDocument>
        """;

    public static async Task<(List<EpcisEvent> Events, EpcisReader Reader)> ReadAsync(byte[] document, EpcisLimits? limits = null)
    {
        var reader = await EpcisReader.OpenAsync(new MemoryStream(document), limits);
        var events = new List<EpcisEvent>();
        await foreach (var read in reader.ReadEventsAsync())
        {
            events.Add(read.Event);
        }

        return (events, reader);
    }

    public static Task<(List<EpcisEvent> Events, EpcisReader Reader)> ReadAsync(string document) => ReadAsync(Encoding.UTF8.GetBytes(document));

    public static async Task<EpcisEvent> OneAsync(string document)
    {
        var (events, reader) = await ReadAsync(document);
        Assert.DoesNotContain(reader.Findings, f => f.Layer == Layer.Syntax);
        return Assert.Single(events);
    }

    public static async Task<string> PreHashAsync(string document) => new EventHash().PreHashOf(await OneAsync(document));
}
