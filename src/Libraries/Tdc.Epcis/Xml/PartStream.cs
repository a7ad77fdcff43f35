using Tdc.Epcis.Validation;

namespace Tdc.Epcis.Xml;

/// <summary>Counts what an XML reader takes, so that no single event, tag or text of a hostile document grows beyond the limit.</summary>
internal sealed class PartStream(Stream source, EpcisLimits limits) : Stream
{
    private long taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>A new part begins.</summary>
    public void Mark() => taken = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await source.ReadAsync(buffer, cancellationToken));

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Count(await source.ReadAsync(buffer.AsMemory(offset, count), cancellationToken));

    public override int Read(byte[] buffer, int offset, int count) => Count(source.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int count)
    {
        taken += count;
        return taken <= limits.PartOctets + 65_536L
            ? count
            : throw new ReadingStopped("epcis.limit-part", limits.PartOctets.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
