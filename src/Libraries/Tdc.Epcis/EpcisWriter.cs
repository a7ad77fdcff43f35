using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using Tdc.Epcis.Model;
using Tdc.Epcis.Writing;

namespace Tdc.Epcis;

/// <summary>Writes documents of any length in either format; the memory holds one event at a time.</summary>
/// <remarks>What was read from one format can be written in the other without loss; see the class's README for what changes its form.</remarks>
public static class EpcisWriter
{
    private const int FlushAt = 64 * 1024;

    private static readonly JsonWriterOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a document.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="format">JSON-LD 2.0 or XML 2.0.</param>
    /// <param name="header">All but the events; its version is written as 2.0.</param>
    /// <param name="events">The events; enumerated once, while writing.</param>
    /// <param name="cancellation">Stops in the middle.</param>
    public static async Task WriteAsync(
        Stream target, EpcisFormat format, DocumentHeader header, IAsyncEnumerable<EpcisEvent> events, CancellationToken cancellation = default)
    {
        if (format == EpcisFormat.Json)
        {
            await WriteJsonAsync(target, header, events, cancellation);
        }
        else
        {
            await WriteXmlAsync(target, header, events, cancellation);
        }
    }

    /// <summary>One event as JSON that stands alone: with its context.</summary>
    public static byte[] ToJson(EpcisEvent what)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, plain))
        {
            JsonEventWriter.Write(writer, what, NamespaceScope.Standard, bare: true);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static async Task WriteJsonAsync(Stream target, DocumentHeader header, IAsyncEnumerable<EpcisEvent> events, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>(FlushAt + 4096);
        await using var writer = new Utf8JsonWriter(buffer, plain);
        JsonHeaderWriter.Start(writer, header);
        await foreach (var what in events.WithCancellation(cancellation))
        {
            JsonEventWriter.Write(writer, what, header.Namespaces, bare: false);
            if (writer.BytesPending + buffer.WrittenCount >= FlushAt)
            {
                await writer.FlushAsync(cancellation);
                await target.WriteAsync(buffer.WrittenMemory, cancellation);
                buffer.ResetWrittenCount();
            }
        }

        JsonHeaderWriter.End(writer, header);
        await writer.FlushAsync(cancellation);
        await target.WriteAsync(buffer.WrittenMemory, cancellation);
    }

    private static async Task WriteXmlAsync(Stream target, DocumentHeader header, IAsyncEnumerable<EpcisEvent> events, CancellationToken cancellation)
    {
        // The XML writer writes in step; what it writes is passed on at the bounds of events.
        using var buffer = new MemoryStream(FlushAt + 4096);
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false, NewLineHandling = NewLineHandling.Entitize }))
        {
            XmlHeaderWriter.Start(writer, header);
            await foreach (var what in events.WithCancellation(cancellation))
            {
                XmlEventWriter.Write(writer, what, header.Namespaces);
                if (buffer.Length >= FlushAt)
                {
                    await PassAsync(buffer, target, cancellation);
                }
            }

            XmlHeaderWriter.End(writer, header);
            writer.Flush();
        }

        await PassAsync(buffer, target, cancellation);
    }

    private static async Task PassAsync(MemoryStream buffer, Stream target, CancellationToken cancellation)
    {
        await target.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellation);
        buffer.SetLength(0);
    }
}
