using System.Text.Json;
using Tdc.Epcis.Json;
using Tdc.Epcis.Model;
using Tdc.Epcis.Validation;
using Tdc.Epcis.Writing;

namespace Tdc.Epcis;

/// <summary>Writes and reads single events whose prefixes are kept beside them, for a store that keeps many events together.</summary>
/// <remarks>What was written comes back to the letter. The reader trusts its input: it is for what this class wrote. Not thread-safe.</remarks>
public sealed class EventItem
{
    private readonly JsonTools tools = new(new Findings(0), new EpcisLimits { Depth = 256, PartOctets = int.MaxValue, Items = int.MaxValue, TextLength = int.MaxValue });

    private readonly JsonEventReader events;

    /// <summary>Makes a reader; it keeps the texts that come often, so use it for many events.</summary>
    public EventItem() => events = new JsonEventReader(tools);

    /// <summary>Writes an event without the prefixes that its scope declares.</summary>
    /// <param name="writer">Where to; should skip validation and use the relaxed encoder.</param>
    /// <param name="what">The event.</param>
    public static void Write(Utf8JsonWriter writer, EpcisEvent what)
    {
        ArgumentNullException.ThrowIfNull(what);
        JsonEventWriter.Write(writer, what, what.Namespaces, bare: false);
    }

    /// <summary>Reads an event.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <param name="scope">The scope that the event had when it was written.</param>
    /// <param name="hadContext">Whether the event had a context of its own; the writer may have added one.</param>
    public EpcisEvent Read(ReadOnlySpan<byte> json, NamespaceScope scope, bool hadContext)
    {
        tools.Findings.Reset(0);
        var read = events.Read(json, scope, bare: false);
        if (!hadContext)
        {
            read.OwnContext = null;
        }

        return read;
    }
}
