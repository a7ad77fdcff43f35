using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Files;

/// <summary>What is wrong with a stored content.</summary>
public enum FileFault
{
    /// <summary>Its bytes are not there.</summary>
    Missing,

    /// <summary>Its bytes are others than those that were stored.</summary>
    Changed,
}

/// <summary>A content that is not as it was stored.</summary>
public sealed record BrokenFile(string Sha256, FileFault Fault);

/// <summary>What a check of all files found.</summary>
/// <param name="Contents">How many contents were read.</param>
/// <param name="Bytes">How many bytes they have.</param>
/// <param name="Broken">Those that are not as they were stored.</param>
public sealed record FileCheckResult(int Contents, long Bytes, IReadOnlyList<BrokenFile> Broken);

/// <summary>Reads every content that a file points to and compares its hash; used by <c>tdc files verify</c>.</summary>
public sealed class FileCheck
{
    private readonly TdcDbContext db;
    private readonly FileContents contents;

    internal FileCheck(TdcDbContext db, FileContents contents) => (this.db, this.contents) = (db, contents);

    /// <summary>Checks all of them.</summary>
    /// <param name="progress">Told the number of contents done.</param>
    /// <param name="cancellation">Stops between two contents.</param>
    public async Task<FileCheckResult> VerifyAsync(IProgress<int>? progress, CancellationToken cancellation)
    {
        List<BrokenFile> broken = [];
        var (count, bytes, after) = (0, 0L, "");
        while (true)
        {
            var page = await db.Set<FileContent>().AsNoTracking()
                .Where(c => c.Sha256.CompareTo(after) > 0 && db.Set<StoredFile>().Any(f => f.Sha256 == c.Sha256))
                .OrderBy(c => c.Sha256).Take(200).ToListAsync(cancellation);
            if (page.Count == 0)
            {
                return new FileCheckResult(count, bytes, broken);
            }

            foreach (var content in page)
            {
                if (await FaultOfAsync(content, cancellation) is { } fault)
                {
                    broken.Add(new BrokenFile(content.Sha256, fault));
                }

                count++;
                bytes += content.Size;
                progress?.Report(count);
            }

            after = page[^1].Sha256;
        }
    }

    private async Task<FileFault?> FaultOfAsync(FileContent content, CancellationToken cancellation)
    {
        await using var stream = await contents.OpenAsync(db, content.Sha256, cancellation);
        if (stream is null)
        {
            return FileFault.Missing;
        }

        try
        {
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)) == content.Sha256 ? null : FileFault.Changed;
        }
        catch (IOException)
        {
            return FileFault.Missing;
        }
    }
}
