using System.Text.Json;
using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Json;

/// <summary>Walks through a JSON text of any length with a buffer that holds one value of it.</summary>
internal sealed class JsonStream
{
    private static readonly byte[] mark = [0xEF, 0xBB, 0xBF];

    private readonly Stream source;

    private readonly EpcisLimits limits;

    private byte[] buffer = new byte[64 * 1024];

    private int start;

    private int end;

    private bool ended;

    private JsonReaderState state;

    public JsonStream(Stream source, EpcisLimits limits)
    {
        this.source = source;
        this.limits = limits;
        Restart();
    }

    /// <summary>Kind of the token read last.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>Text of the property name or string read last.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Forgets all; the source was wound back.</summary>
    public void Restart()
    {
        (start, end, ended) = (0, 0, false);
        state = new JsonReaderState(new JsonReaderOptions { MaxDepth = limits.Depth });
    }

    /// <summary>Reads the next token.</summary>
    /// <returns><c>false</c> at the end of the text.</returns>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        while (true)
        {
            switch (TryRead())
            {
                case true:
                    return true;
                case false:
                    return false;
                default:
                    await FillAsync(cancellation);
                    break;
            }
        }
    }

    /// <summary>Steps to the next item of the list that the reader is in.</summary>
    /// <returns>The item's octets, good until the next call; empty at the end of the list.</returns>
    public async ValueTask<ReadOnlyMemory<byte>> ReadItemAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (TryReadItem(out var item))
            {
                return item;
            }

            await FillAsync(cancellation);
        }
    }

    /// <summary>Whole value after a property name.</summary>
    public ValueTask<ReadOnlyMemory<byte>> ReadValueAsync(CancellationToken cancellation) => ReadItemAsync(cancellation);

    /// <summary>Steps over the value after a property name without keeping it.</summary>
    public async ValueTask SkipValueAsync(CancellationToken cancellation)
    {
        var depth = 0;
        do
        {
            if (!await ReadAsync(cancellation))
            {
                return;
            }

            depth += Token is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : Token is JsonTokenType.EndArray or JsonTokenType.EndObject ? -1 : 0;
        }
        while (depth > 0);
    }

    /// <summary>Steps to the end of the object or list that begins with the token read last.</summary>
    public async ValueTask SkipRestAsync(CancellationToken cancellation)
    {
        for (var depth = 1; depth > 0 && await ReadAsync(cancellation);)
        {
            depth += Token is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : Token is JsonTokenType.EndArray or JsonTokenType.EndObject ? -1 : 0;
        }
    }

    /// <summary>Looks at the top of the document for its type and its context, and comes back to where it began.</summary>
    /// <param name="wholeAllowed">Whether it may go beyond the buffer; the caller then winds the source back, see <see cref="Probe.ReadOn"/>.</param>
    public async ValueTask<Probe> ProbeAsync(bool wholeAllowed, CancellationToken cancellation)
    {
        var (from, was) = (start, state);
        var probe = new Probe();
        while (!(probe.Type is not null && probe.Context is not null))
        {
            var step = ProbeStep(probe);
            if (step == ProbeResult.Ended)
            {
                break;
            }

            if (step == ProbeResult.NeedsMore)
            {
                if (!wholeAllowed)
                {
                    break;
                }

                probe.ReadOn = true;
                await FillAsync(cancellation);
            }
        }

        Token = JsonTokenType.None;
        if (!probe.ReadOn)
        {
            (start, state) = (from, was);
        }

        return probe;
    }

    private bool? TryRead()
    {
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), ended, state);
        if (!reader.Read())
        {
            if (ended)
            {
                return false;
            }

            return null;
        }

        Token = reader.TokenType;
        Text = Token is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueSpan.Length <= limits.TextLength ? reader.GetString()! : "";
        start += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return true;
    }

    private bool TryReadItem(out ReadOnlyMemory<byte> item)
    {
        item = default;
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), ended, state);
        if (!reader.Read())
        {
            return ended ? throw new ReadingStopped("epcis.json", "unexpected end") : false;
        }

        Token = reader.TokenType;
        if (Token is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
        {
            var from = (int)reader.TokenStartIndex;

            // A number at the edge of the buffer may go on; the reader knows and says so by Read.
            if (!reader.TrySkip())
            {
                return false;
            }

            item = buffer.AsMemory(start + from, (int)reader.BytesConsumed - from);
        }

        start += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return true;
    }

    /// <summary>Fills the buffer to its end, so that a value that does not fit is looked at again only when the buffer has doubled.</summary>
    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }
        else if (end == buffer.Length)
        {
            if (buffer.Length >= limits.PartOctets)
            {
                throw new ReadingStopped("epcis.limit-part", limits.PartOctets.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            Array.Resize(ref buffer, Math.Min(Math.Max(buffer.Length * 2, 1024), limits.PartOctets));
        }

        while (end < buffer.Length && !ended)
        {
            var count = await source.ReadAsync(buffer.AsMemory(end), cancellation);
            ended = count == 0;
            end += count;
        }
    }

    /// <summary>Steps over a byte order mark; call once before the first token.</summary>
    public async ValueTask SkipMarkAsync(CancellationToken cancellation)
    {
        await FillAsync(cancellation);
        if (buffer.AsSpan(0, end).StartsWith(mark))
        {
            start = mark.Length;
        }
    }

    /// <summary>Reads one token at the top of the document; values are skipped token by token, so that none need fit into the buffer but the context.</summary>
    private ProbeResult ProbeStep(Probe probe)
    {
        if (probe.Depth == 1 && probe.Name == "@context")
        {
            if (!TryReadItem(out var context))
            {
                return ProbeResult.NeedsMore;
            }

            probe.Context = context.ToArray();
            probe.Name = "";
            return ProbeResult.Goes;
        }

        if (TryRead() is not { } read)
        {
            return ProbeResult.NeedsMore;
        }

        if (!read)
        {
            return ProbeResult.Ended;
        }

        switch (Token)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                probe.Depth++;
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                probe.Depth--;
                break;
            case JsonTokenType.PropertyName when probe.Depth == 1:
                probe.Name = Text;
                probe.LooksLikeDocument |= Text is "epcisBody" or "epcisHeader" or "schemaVersion" or "creationDate";
                break;
            case JsonTokenType.String when probe.Depth == 1 && probe.Name == "type":
                probe.Type = Text;
                break;
            default:
                break;
        }

        return probe.Depth == 0 ? ProbeResult.Ended : ProbeResult.Goes;
    }

    private enum ProbeResult
    {
        Goes,
        NeedsMore,
        Ended,
    }

    /// <summary>What was seen at the top of a document.</summary>
    internal sealed class Probe
    {
        /// <summary>Value of <c>type</c>, or <c>null</c>.</summary>
        public string? Type { get; set; }

        /// <summary>Octets of <c>@context</c>, or <c>null</c>.</summary>
        public byte[]? Context { get; set; }

        /// <summary>Whether it has a field that only documents have.</summary>
        public bool LooksLikeDocument { get; set; }

        /// <summary>Whether the source was read beyond the buffer and must be wound back.</summary>
        public bool ReadOn { get; set; }

        internal int Depth { get; set; }

        internal string Name { get; set; } = "";
    }
}
