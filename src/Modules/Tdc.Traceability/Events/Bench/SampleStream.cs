namespace Tdc.Traceability.Events.Bench;

/// <summary>One document of any length that is made while it is read, so that the maker's memory does not count.</summary>
/// <param name="chains">The chains.</param>
/// <param name="least">Octets at least.</param>
internal sealed class SampleStream(SampleChains chains, long least) : Stream
{
    private static ReadOnlySpan<byte> End => "]}}"u8;

    private ReadOnlyMemory<byte> piece;

    private int chain;

    private long given;

    private bool ended;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <summary>Octets given so far.</summary>
    public override long Length => given;

    /// <inheritdoc/>
    public override long Position { get => given; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (piece.IsEmpty && !Next())
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, piece.Length);
        piece.Span[..count].CopyTo(buffer);
        piece = piece[count..];
        given += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // Each chain is made as a document of its own: the begin of the first, the events of all, the end of the last.
    private bool Next()
    {
        if (ended)
        {
            return false;
        }

        var document = chains.Document(chain);
        var list = document.Span.IndexOf("\"eventList\":["u8) + "\"eventList\":["u8.Length;
        var events = document[list..^End.Length];
        if (given >= least && chain > 0)
        {
            (piece, ended) = (End.ToArray(), true);
        }
        else if (chain == 0)
        {
            piece = document[..^End.Length];
        }
        else
        {
            piece = (byte[])[(byte)',', .. events.Span];
        }

        chain++;
        return true;
    }
}
