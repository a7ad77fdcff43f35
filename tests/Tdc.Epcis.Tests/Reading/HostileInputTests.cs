using System.Text;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Tests.Reading;

/// <summary>Nothing a document contains makes the reader throw, fetch or grow.</summary>
public sealed class HostileInputTests
{
    public static TheoryData<string, string> Broken { get; } = new()
    {
        { "", "epcis.json" },
        { "   ", "epcis.json" },
        { "{", "epcis.json" },
        { "[]", "epcis.not-an-object" },
        { "5", "epcis.not-an-object" },
        { Documents.Json(Documents.ObjectEvent()) + "x", "epcis.json" },
        { Documents.Json(Documents.ObjectEvent())[..^4], "epcis.json" },
        { Documents.Json("{\"type\":\"ObjectEvent\",}"), "epcis.json" },
        { Documents.Json(Documents.ObjectEvent("""{"ex:deep":"@"}""").Replace("\"@\"", Nested("[", "1", "]", 70), StringComparison.Ordinal)), "epcis.limit-depth" },
        { Nested("{\"a\":", "1", "}", 5000), "epcis.limit-depth" },
        { Documents.Json(Documents.ObjectEvent()).Replace("\"action\"", "\"action\":\"ADD\",\"action\"", StringComparison.Ordinal), "epcis.repeated-field" },
        { Documents.Json(Documents.ObjectEvent("""{"ex:bad":"x"}""")).Replace("\"x\"", "\"\\ud800\"", StringComparison.Ordinal), "epcis.utf8" },
        { "<", "epcis.xml" },
        { "<a/>", "epcis.root" },
        { Documents.Xml("<ObjectEvent>"), "epcis.xml" },
        { Documents.Xml("") + "<more/>", "epcis.xml" },
        { "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + Documents.Xml("&a;"), "epcis.dtd" },
        { "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + Documents.Xml(""), "epcis.dtd" },
        { Documents.Xml("&undeclared;"), "epcis.xml" },
        { Documents.Xml("<ObjectEvent>" + Nested("<ex:a>", "", "</ex:a>", 70) + "</ObjectEvent>"), "epcis.limit-depth" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_or_hostile_document_is_not_valid_and_says_why(string document, string code)
    {
        var (_, reader) = await Documents.ReadAsync(document);

        Assert.False(reader.IsValid);
        Assert.Contains(reader.Findings, f => f.Code == code && f.Layer == Layer.Syntax);
    }

    [Fact]
    public async Task Octets_that_are_no_utf_8_are_found()
    {
        var document = Encoding.UTF8.GetBytes(Documents.Json(Documents.ObjectEvent("""{"ex:bad":"@@"}""")));
        document[document.AsSpan().IndexOf("@@"u8)] = 0xFF;

        var (_, reader) = await Documents.ReadAsync(document);

        Assert.Equal("epcis.utf8", Assert.Single(reader.Findings).Code);
    }

    [Fact]
    public async Task Limits_are_kept_in_both_formats()
    {
        var limits = new EpcisLimits { Items = 10, TextLength = 1000, PartOctets = 200_000, Events = 3, Findings = 5 };
        var epcs = string.Join(',', Enumerable.Range(0, 12).Select(i => $"\"https://example.com/{i}\""));

        await Expect("epcis.limit-items", Documents.Json(Documents.ObjectEvent($$"""{"epcList":[{{epcs}}]}""")));
        await Expect("epcis.limit-text", Documents.Json(Documents.ObjectEvent($$"""{"ex:long":"{{new string('x', 1001)}}"}""")));
        await Expect("epcis.limit-part", Documents.Json(Documents.ObjectEvent($$"""{"ex:long":"{{new string('x', 300_000)}}"}""")));
        await Expect("epcis.limit-events", Documents.Json([.. Enumerable.Repeat(Documents.ObjectEvent(), 4)]));
        await Expect("epcis.limit-items", Documents.Xml("<ObjectEvent>" + string.Concat(Enumerable.Repeat("<ex:a/>", 11)) + "</ObjectEvent>"));
        await Expect("epcis.limit-text", Documents.Xml($"<ObjectEvent><ex:a>{new string('x', 1001)}</ex:a></ObjectEvent>"));
        await Expect("epcis.limit-part", Documents.Xml($"<ObjectEvent><ex:a b=\"{new string('x', 300_000)}\"/></ObjectEvent>"));

        async Task Expect(string code, string document)
        {
            var (_, reader) = await Documents.ReadAsync(Encoding.UTF8.GetBytes(document), limits);
            Assert.Contains(reader.Findings, f => f.Code == code);
        }
    }

    [Fact]
    public async Task Findings_are_cut_at_their_limit_and_counted_on()
    {
        var document = Documents.Json([.. Enumerable.Repeat(Documents.ObjectEvent("""{"action":"SEE"}"""), 50)]);

        var (events, reader) = await Documents.ReadAsync(Encoding.UTF8.GetBytes(document), new EpcisLimits { Findings = 5 });

        Assert.Equal((50, 5, true, false), (events.Count, reader.Findings.Count, reader.FindingsCut, reader.IsValid));
    }

    [Fact]
    public async Task A_source_that_gives_one_octet_at_a_time_reads_the_same()
    {
        foreach (var document in new[] { Documents.Json(Documents.ObjectEvent(), Documents.ObjectEvent()), Documents.Xml("<ObjectEvent/>") })
        {
            var octets = Encoding.UTF8.GetBytes(document);
            var format = document.StartsWith('<') ? EpcisFormat.Xml : EpcisFormat.Json;
            var (slow, whole) = (EpcisReader.Open(new DripStream(octets), format), EpcisReader.Open(new MemoryStream(octets), format));
            await slow.ValidateAsync();
            await whole.ValidateAsync();

            Assert.Equal(whole.Findings.Select(f => (f.JsonPointer, f.Code)), slow.Findings.Select(f => (f.JsonPointer, f.Code)));
        }
    }

    [Fact]
    public async Task A_context_behind_the_events_is_found_when_the_source_can_seek_and_said_when_it_cannot()
    {
        var document = Encoding.UTF8.GetBytes($$"""
            {"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2025-06-01T00:00:00Z","epcisBody":{"eventList":[{{Documents.ObjectEvent("""{"ex:a":1}""")}},
            {{Documents.ObjectEvent($$"""{"ex:b":"{{new string('x', 100_000)}}"}""")}}]},"@context":["{{Documents.Context}}",{"ex":"https://example.com/ns/"}]}
            """);

        var (_, seeking) = await Documents.ReadAsync(document);
        var streaming = EpcisReader.Open(new DripStream(document), EpcisFormat.Json);
        await streaming.ValidateAsync();

        Assert.Empty(seeking.Findings);
        Assert.Contains(streaming.Findings, f => f.Code == "epcis.context-after-events");
    }

    [Fact]
    public async Task Byte_order_marks_are_no_part_of_the_text()
    {
        foreach (var document in new[] { Documents.Json(Documents.ObjectEvent()), Documents.Xml("") })
        {
            var (_, reader) = await Documents.ReadAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(document)]);
            Assert.Empty(reader.Findings);
        }

        var (_, utf16) = await Documents.ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Documents.Xml(""))]);
        Assert.Empty(utf16.Findings);
    }

    private static string Nested(string open, string inner, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

    /// <summary>Gives a few octets at a time and cannot seek.</summary>
    private sealed class DripStream(byte[] octets) : MemoryStream(octets)
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 7)], cancellationToken);
    }
}
