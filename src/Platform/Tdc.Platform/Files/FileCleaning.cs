using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Files;

/// <summary>Cleans away uploads whose confirmation never came, contents without a file, and what a crash left on its way.</summary>
internal sealed class FileCleaning(TdcDbContext db, FileContents contents, TimeProvider clock)
{
    /// <summary>How long bytes without a row are kept: long enough for any request that is still bringing its row.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>Cleans once.</summary>
    /// <returns>How many contents went.</returns>
    public async Task<int> CleanAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Set<StoredFile>().Where(f => f.KeptUntil < now).ExecuteDeleteAsync(cancellation);
        var old = now - Grace;
        var unused = await db.Set<FileContent>().AsNoTracking()
            .Where(c => c.TouchedAt < old && !db.Set<StoredFile>().Any(f => f.Sha256 == c.Sha256))
            .OrderBy(c => c.Sha256).Select(c => c.Sha256).Take(1000).ToListAsync(cancellation);
        var removed = 0;
        foreach (var sha256 in unused)
        {
            removed += await contents.RemoveUnusedAsync(db, sha256, old, cancellation) ? 1 : 0;
        }

        CleanIncoming(old);
        return removed;
    }

    private void CleanIncoming(DateTimeOffset old)
    {
        if (!Directory.Exists(contents.IncomingFolder))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(contents.IncomingFolder).Where(p => File.GetLastWriteTimeUtc(p) < old.UtcDateTime))
        {
            File.Delete(path);
        }
    }
}
