using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Files;

/// <summary>Reads a content out of the database piece by piece, so that a large file or a range of it never fills the memory.</summary>
internal sealed class PieceStream(TdcDbContext db, string sha256, long length) : Stream
{
    private long position;
    private int held = -1;
    private byte[] piece = [];

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new IOException("A position before the start was asked for.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= length || buffer.IsEmpty)
        {
            return 0;
        }

        var wanted = (int)(position / FilePiece.Length);
        if (wanted != held)
        {
            piece = await db.Set<FilePiece>().AsNoTracking().Where(p => p.Sha256 == sha256 && p.Position == wanted)
                .Select(p => p.Bytes).SingleOrDefaultAsync(cancellationToken) ?? throw new IOException("A piece of the file is missing.");
            held = wanted;
        }

        var offset = (int)(position - ((long)wanted * FilePiece.Length));
        var count = Math.Min(buffer.Length, piece.Length - offset);
        if (count <= 0)
        {
            throw new IOException("A piece of the file is too short.");
        }

        piece.AsMemory(offset, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
