using System.Text.Json;
using Tdc.Epcis.Model;

namespace Tdc.Epcis.Tests.Reading;

/// <summary>Writes what was read.</summary>
internal static class RoundTrip
{
    public static async Task<byte[]> WriteAsync(EpcisFormat format, DocumentHeader header, IEnumerable<EpcisEvent> events)
    {
        using var target = new MemoryStream();
        await EpcisWriter.WriteAsync(target, format, header, events.ToAsyncEnumerable());
        return target.ToArray();
    }

    /// <summary>Reads a document, writes it in the given formats one after the other, each time from what was read back.</summary>
    public static async Task<byte[]> ThroughAsync(byte[] document, params EpcisFormat[] formats)
    {
        foreach (var format in formats)
        {
            var (events, reader) = await Documents.ReadAsync(document);
            Assert.DoesNotContain(reader.Findings, f => f.Layer == Tdc.Epcis.Validation.Layer.Syntax);
            document = await WriteAsync(format, reader.Header, events);
        }

        return document;
    }

    /// <summary>Whether two JSON documents say the same: order of members does not count, numbers by value.</summary>
    public static void AssertSame(byte[] expected, byte[] actual)
    {
        var (a, b) = (JsonDocument.Parse(expected), JsonDocument.Parse(actual));
        Assert.True(JsonElement.DeepEquals(a.RootElement, b.RootElement), $"expected\n{a.RootElement}\nbut is\n{b.RootElement}");
    }
}
