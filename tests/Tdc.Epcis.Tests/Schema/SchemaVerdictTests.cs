using System.Text;
using System.Text.Json;
using Tdc.Epcis.Validation;
using Tdc.Testing;

namespace Tdc.Epcis.Tests.Schema;

/// <summary>The library's verdict of the schema layer equals the one of the official schema carried out word by word.</summary>
public sealed class SchemaVerdictTests
{
    private static readonly Lazy<SchemaInterpreter> official = new(() =>
        new SchemaInterpreter(JsonDocument.Parse(File.ReadAllBytes(Requirements.SharedFile("data", "epcis", "schema", "EPCIS-JSON-Schema.json"))).RootElement));

    public static TheoryData<string> Examples => [.. Documents.Official("json").DefaultIfEmpty("none")];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Official_examples_are_valid_in_both_layers(string name)
    {
        var (events, reader) = await Documents.ReadAsync(Documents.OfficialBytes("json", name));

        Assert.NotEmpty(events);
        Assert.Empty(reader.Findings);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Thousands_of_changed_examples_get_the_verdict_of_the_official_schema(string name)
    {
        var document = Encoding.UTF8.GetString(Documents.OfficialBytes("json", name));

        var (valid, invalid) = await CompareAsync(Mutations.Of(document, seed: 1, share: 12));

        Assert.True(valid > 10 && invalid > 50, $"{valid} valid and {invalid} invalid documents prove little");
    }

    [Theory]
    [InlineData("""{"type":"ObjectEvent","sensorElementList":[{"sensorReport":[{"type":"Temperature","value":1}]}],"readPoint":{"id":"https://example.com/r"},"action":"OBSERVE"}""")]
    [InlineData("""{"type":"TransformationEvent","transformationID":"https://example.com/t","inputEPCList":["https://example.com/1"],"outputEPCList":[]}""")]
    [InlineData("""{"type":"TransformationEvent","inputQuantityList":[{"epcClass":"https://example.com/1","uom":"KGM"}],"outputEPCList":["https://example.com/2"]}""")]
    [InlineData("""{"type":"AssociationEvent","parentID":"https://example.com/p","action":"DELETE","childEPCs":[]}""")]
    [InlineData("""{"type":"AggregationEvent","action":"ADD","childQuantityList":[{"epcClass":"https://example.com/1"}],"errorDeclaration":{"declarationTime":"2025-06-01T00:00:00Z","reason":"did_not_occur","correctiveEventIDs":[]}}""")]
    [InlineData("""{"type":"TransactionEvent","action":"ADD","bizTransactionList":[{"bizTransaction":"https://example.com/b"}],"epcList":[],"certificationInfo":["https://example.com/c"]}""")]
    [InlineData("""{"type":"ex:OwnEvent","anything":{"goes":[1]},"epcList":5,"ex:more":"x"}""")]
    public async Task Changed_events_of_every_kind_get_the_verdict_of_the_official_schema(string what)
    {
        var whole = what.Insert(what.Length - 1, ""","eventTime":"2025-06-01T00:00:00Z","eventTimeZoneOffset":"+07:00" """);
        var bare = whole.Insert(whole.Length - 1, $$""","@context":["{{Documents.Context}}",{"ex":"https://example.com/ns/"}]""");

        await CompareAsync(Mutations.Of(Documents.Json(whole), seed: 2, share: 2));
        await CompareAsync(Mutations.Of(bare, seed: 3, share: 3));
    }

    [Fact]
    public async Task Changed_master_data_gets_the_verdict_of_the_official_schema()
    {
        const string header = """
            "epcisHeader":{"ex:h":1,"epcisMasterData":{"vocabularyList":[{"type":"urn:epcglobal:epcis:vtype:ReadPoint","vocabularyElementList":[
            {"id":"https://example.com/p","attributes":[{"id":"https://example.com/a","attribute":"x"},{"id":"https://example.com/b","attribute":{"ex:c":1}}],
            "children":["https://example.com/q"]}]}]}},"sender":"s","receiver":"r","instanceIdentifier":"i",
            """;

        await CompareAsync(Mutations.Of(Documents.Json(Documents.ObjectEvent()).Replace("\"type\":\"EPCISDocument\",", "\"type\":\"EPCISDocument\"," + header, StringComparison.Ordinal), 4, 2));
    }

    private static async Task<(int Valid, int Invalid)> CompareAsync(IEnumerable<string> documents)
    {
        var (valid, invalid) = (0, 0);
        foreach (var document in documents)
        {
            using var parsed = JsonDocument.Parse(document);
            var expected = official.Value.IsValid(parsed.RootElement);
            var (_, reader) = await Documents.ReadAsync(document);
            var found = reader.Findings.Where(f => f.Layer is Layer.Schema or Layer.Syntax).ToList();
            Assert.True(
                expected == (found.Count == 0),
                $"The official schema says {(expected ? "valid" : "not valid")}, we found [{string.Join("; ", found.Select(f => f.JsonPointer + " " + f.Code))}] in\n{document}");
            (valid, invalid) = expected ? (valid + 1, invalid) : (valid, invalid + 1);
        }

        return (valid, invalid);
    }
}
