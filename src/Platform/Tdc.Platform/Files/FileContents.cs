using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Files;

/// <summary>Keeps bytes under their hash, once each, on disk or in the database.</summary>
/// <remarks>
/// The row comes before the bytes and goes together with them, both under the row's lock: so a content that somebody brings again while it
/// is cleaned away is either kept or written anew, and never half there.
/// </remarks>
internal sealed class FileContents(FileSettings settings)
{
    /// <summary>Folder of uploads on their way, on the same file system as their last place.</summary>
    public string IncomingFolder => Path.Combine(settings.Folder, "incoming");

    /// <summary>Where a content lies on disk: <c>ab/cdef…</c>.</summary>
    public string PathOf(string sha256) => Path.Combine(settings.Folder, sha256[..2], sha256[2..]);

    /// <summary>Keeps an upload; bytes that are there already are not written again.</summary>
    public Task PutAsync(TdcDbContext db, IncomingFile incoming, DateTimeOffset now, CancellationToken cancellation) =>
        db.InTransactionAsync(
            async () =>
            {
                var (sha, size, place, touched) = (incoming.Sha256, incoming.Content.Length, settings.Place.ToString(), now.UtcDateTime);
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO file_content (sha256, size, place, touched_at) VALUES ({sha}, {size}, {place}, {touched})
                    ON CONFLICT (sha256) DO UPDATE SET touched_at = excluded.touched_at
                    """,
                    cancellation);
                var kept = await db.Set<FileContent>().AsNoTracking().Where(c => c.Sha256 == sha).Select(c => c.Place).SingleAsync(cancellation);
                if (kept == FilePlace.Disk)
                {
                    PutOnDisk(incoming);
                }
                else if (!await db.Set<FilePiece>().AnyAsync(p => p.Sha256 == sha, cancellation))
                {
                    await PutInDatabaseAsync(db, incoming, cancellation);
                }

                return true;
            },
            cancellation);

    /// <summary>Opens a content; <see langword="null"/> when its bytes are not there.</summary>
    public async Task<Stream?> OpenAsync(TdcDbContext db, string sha256, CancellationToken cancellation)
    {
        var content = await db.Set<FileContent>().AsNoTracking().SingleOrDefaultAsync(c => c.Sha256 == sha256, cancellation);
        if (content is null)
        {
            return null;
        }

        if (content.Place == FilePlace.Database)
        {
            return new PieceStream(db, sha256, content.Size);
        }

        var path = PathOf(sha256);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81_920, FileOptions.Asynchronous)
            : null;
    }

    /// <summary>Removes a content that no file points to and nobody brought since an instant.</summary>
    public Task<bool> RemoveUnusedAsync(TdcDbContext db, string sha256, DateTimeOffset untouchedSince, CancellationToken cancellation) =>
        db.InTransactionAsync(
            async () =>
            {
                var removed = await db.Set<FileContent>()
                    .Where(c => c.Sha256 == sha256 && c.TouchedAt < untouchedSince && !db.Set<StoredFile>().Any(f => f.Sha256 == c.Sha256))
                    .ExecuteDeleteAsync(cancellation);
                if (removed > 0)
                {
                    RemoveFromDisk(sha256);
                }

                return removed > 0;
            },
            cancellation);

    private void RemoveFromDisk(string sha256)
    {
        var path = PathOf(sha256);
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private void PutOnDisk(IncomingFile incoming)
    {
        var path = PathOf(incoming.Sha256);
        if (File.Exists(path) && new FileInfo(path).Length == incoming.Content.Length)
        {
            return;
        }

        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        File.Move(incoming.Content.Name, path, overwrite: true);
        FolderSync.Flush(folder);
        FolderSync.Flush(settings.Folder);
    }

    private static async Task PutInDatabaseAsync(TdcDbContext db, IncomingFile incoming, CancellationToken cancellation)
    {
        var buffer = new byte[FilePiece.Length];
        incoming.Content.Position = 0;
        for (var position = 0; ; position++)
        {
            var read = await incoming.Content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            if (read == 0)
            {
                return;
            }

            var (sha, bytes) = (incoming.Sha256, buffer.AsSpan(0, read).ToArray());
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO file_piece (sha256, position, bytes) VALUES ({sha}, {position}, {bytes})", cancellation);
        }
    }
}
