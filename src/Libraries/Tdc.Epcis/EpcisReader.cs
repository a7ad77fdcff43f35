using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Xml;
using Tdc.Epcis.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Xml;

namespace Tdc.Epcis;

/// <summary>The two ways of writing EPCIS.</summary>
public enum EpcisFormat
{
    /// <summary>JSON or JSON-LD 2.0.</summary>
    Json,

    /// <summary>XML 2.0; read also 1.0 to 1.2.</summary>
    Xml,
}

/// <summary>Reads and judges a document of any length: events come one by one, the memory holds one at a time.</summary>
/// <remarks>
/// <para>Nothing is fetched: contexts, schemas and DTDs outside the document are not looked at, a DTD is refused.</para>
/// <para>Never throws because of what a document contains; what is wrong is in <see cref="Findings"/>. Not thread-safe.</para>
/// </remarks>
public sealed class EpcisReader
{
    private readonly Stream source;

    private readonly EpcisLimits limits;

    private readonly Findings findings;

    private EpcisReader(Stream source, EpcisFormat format, EpcisLimits limits)
    {
        this.source = source;
        this.limits = limits;
        Format = format;
        findings = new Findings(limits.Findings);
    }

    /// <summary>The format of the document.</summary>
    public EpcisFormat Format { get; }

    /// <summary>All but the events: what stands before them is there with the first event, the rest when the last was taken.</summary>
    public DocumentHeader Header { get; } = new();

    /// <summary>All that was found so far; at most as many as the limits say.</summary>
    public IReadOnlyList<Finding> Findings => findings.All;

    /// <summary>Whether findings were left out because there were too many.</summary>
    public bool FindingsCut => findings.Cut;

    /// <summary>Whether no error was found so far; the document's verdict once all events were taken.</summary>
    public bool IsValid => findings.Errors == 0;

    /// <summary>Opens a document of known format.</summary>
    /// <param name="source">Read from where it stands; not closed. A JSON document whose context stands behind its events needs a source that can seek.</param>
    /// <param name="format">Its format.</param>
    /// <param name="limits">What is accepted at most.</param>
    public static EpcisReader Open(Stream source, EpcisFormat format, EpcisLimits? limits = null) => new(source, format, limits ?? EpcisLimits.Default);

    /// <summary>Opens a document and finds its format by its first character.</summary>
    /// <param name="source">Must be able to seek.</param>
    /// <param name="limits">What is accepted at most.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async ValueTask<EpcisReader> OpenAsync(Stream source, EpcisLimits? limits = null, CancellationToken cancellation = default)
    {
        var origin = source.Position;
        var head = new byte[256];
        var length = await source.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        source.Position = origin;
        return Open(source, LooksLikeXml(head.AsSpan(0, length)) ? EpcisFormat.Xml : EpcisFormat.Json, limits);
    }

    /// <summary>Hands out the events in the order of the document. May be called once.</summary>
    public async IAsyncEnumerable<ReadEvent> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var events = Format == EpcisFormat.Json
            ? new JsonDocumentReader(source, limits, findings, Header).ReadAsync(cancellation)
            : new XmlDocumentReader(source, limits, findings, Header).ReadAsync(cancellation);
        await using var each = events.GetAsyncEnumerator(cancellation);
        while (await NextAsync(each))
        {
            yield return each.Current;
        }
    }

    /// <summary>Reads to the end and keeps no event.</summary>
    /// <returns>Whether the document is valid.</returns>
    public async ValueTask<bool> ValidateAsync(CancellationToken cancellation = default)
    {
        await foreach (var _ in ReadEventsAsync(cancellation))
        {
        }

        return IsValid;
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ReadEvent> each)
    {
        try
        {
            return await each.MoveNextAsync();
        }
        catch (ReadingStopped e)
        {
            findings.Syntax(e.Code, [.. e.Arguments]);
        }
        catch (JsonException e)
        {
            findings.Syntax(e.Message.Contains("maximum configured depth", StringComparison.Ordinal)
                ? "epcis.limit-depth" : "epcis.json", Place(e.LineNumber, e.BytePositionInLine));
        }
        catch (XmlException e)
        {
            findings.Reset(0);
            findings.Syntax("epcis.xml", Place(e.LineNumber - 1, e.LinePosition - 1));
        }
        catch (Exception e) when (e is DecoderFallbackException || (e is InvalidOperationException && e.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true))
        {
            findings.Syntax("epcis.utf8");
        }

        return false;
    }

    private static string Place(long? line, long? position) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(line ?? 0) + 1}:{(position ?? 0) + 1}");

    private static bool LooksLikeXml(ReadOnlySpan<byte> head)
    {
        foreach (var octet in head)
        {
            // Byte order marks and the zero octets of UTF-16 stand before or between the characters of either format.
            if (octet is 0xEF or 0xBB or 0xBF or 0xFE or 0xFF or 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                continue;
            }

            return octet == (byte)'<';
        }

        return false;
    }
}
