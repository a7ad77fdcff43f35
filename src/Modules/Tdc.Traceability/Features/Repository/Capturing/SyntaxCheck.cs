using System.Buffers;
using System.Text.Json;
using System.Xml;
using Tdc.Epcis;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Capturing;

/// <summary>Whether a document is well-formed JSON or XML within the limits of depth: a quick look before anything of it is stored.</summary>
/// <remarks>Needed where events are stored while the document is still being read: a broken document must be refused whole (400).</remarks>
internal static class SyntaxCheck
{
    /// <summary>Reads the document to its end and judges only its form.</summary>
    /// <exception cref="EpcisFault">It is not well-formed: 400.</exception>
    public static async Task RunAsync(Stream document, EpcisFormat format, CancellationToken cancellation)
    {
        try
        {
            if (format == EpcisFormat.Json)
            {
                await JsonAsync(document, cancellation);
            }
            else
            {
                await XmlAsync(document, cancellation);
            }
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            throw EpcisFault.Validation(e is XmlException { Message: var m } && m.Contains("DTD", StringComparison.Ordinal)
                ? "A document type declaration is refused." : $"The document is not well-formed {format switch { EpcisFormat.Json => "JSON", _ => "XML" }}: {e.Message}");
        }
    }

    private static async Task JsonAsync(Stream document, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = RepositoryLimits.Depth });
            var kept = 0;
            var isFirst = true;
            while (true)
            {
                var read = await document.ReadAsync(buffer.AsMemory(kept), cancellation);
                var length = kept + read;
                var start = isFirst && length >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF ? 3 : 0;
                isFirst = false;
                var used = Pass(buffer.AsSpan(start, length - start), read == 0, ref state) + start;
                if (read == 0)
                {
                    return;
                }

                kept = length - used;
                buffer.AsSpan(used, kept).CopyTo(buffer);
                if (kept == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2); // one text longer than the buffer
                    buffer.AsSpan(0, kept).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Pass(ReadOnlySpan<byte> octets, bool isLast, ref JsonReaderState state)
    {
        var reader = new Utf8JsonReader(octets, isLast, state);
        while (reader.Read())
        {
            // only the form counts
        }

        state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private static async Task XmlAsync(Stream document, CancellationToken cancellation)
    {
        using var reader = XmlReader.Create(document, new XmlReaderSettings
        {
            Async = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = false,
        });
        while (await reader.ReadAsync())
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.Depth > RepositoryLimits.Depth)
            {
                throw new XmlException("The document is nested too deep.");
            }
        }
    }
}
