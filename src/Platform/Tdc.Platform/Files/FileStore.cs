using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tdc.Platform.Audit;
using Tdc.Platform.Documents;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Files;

/// <summary>A stored file with its bytes; the reader disposes the stream.</summary>
public sealed record OpenedFile(StoredFile File, Stream Content);

/// <summary>Takes in uploads and gives them back.</summary>
public sealed partial class FileStore
{
    private readonly TdcDbContext db;
    private readonly FileContents contents;
    private readonly TimeProvider clock;
    private readonly ILogger<FileStore> log;

    internal FileStore(TdcDbContext db, FileContents contents, TimeProvider clock, ILogger<FileStore> log) =>
        (this.db, this.contents, this.clock, this.log) = (db, contents, clock, log);

    /// <summary>Stores an upload: the bytes at once, the row together with the caller's own change.</summary>
    /// <remarks>The row is added to the caller's unit of work and is there once the caller saves. Bytes without a row are cleaned away later.</remarks>
    /// <param name="stream">The upload; read once, from where it stands, and never held in memory.</param>
    /// <param name="givenName">What the sender calls it; kept only after cleaning and never used as a path.</param>
    /// <param name="limits">How large and of which kind it may be.</param>
    /// <param name="asker">Who brings it.</param>
    /// <param name="cancellation">Stops receiving.</param>
    /// <param name="keptUntil">For an upload that waits for a confirmation: when it may be cleaned away.</param>
    /// <returns>The row, or why not: <c>file.too-large</c> (413), another <c>file.…</c> (422), <c>file.no-room</c> (503).</returns>
    public async Task<Outcome<StoredFile>> SaveAsync(
        Stream stream, string? givenName, UploadLimits limits, Asker asker, CancellationToken cancellation, DateTimeOffset? keptUntil = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(asker);
        if (stream.CanSeek && stream.Length - stream.Position > limits.MaxBytes)
        {
            return FileRefusals.TooLarge(limits.MaxBytes);
        }

        var now = clock.GetUtcNow();
        IncomingFile? received;
        try
        {
            received = await IncomingFile.ReceiveAsync(stream, contents.IncomingFolder, limits.MaxBytes, Guid.CreateVersion7(now), cancellation);
        }
        catch (Exception e) when (FileRefusals.IsFaultOfDisk(e))
        {
            LogNoRoom(e);
            return FileRefusals.NoRoom;
        }

        if (received is null)
        {
            return FileRefusals.TooLarge(limits.MaxBytes);
        }

        await using var incoming = received;
        var fault = UploadInspection.Inspect(incoming.Content, givenName, limits, out var upload);
        if (fault != UploadFault.None || upload is null)
        {
            return FileRefusals.Of(fault, limits);
        }

        try
        {
            await contents.PutAsync(db, incoming, now, cancellation);
        }
        catch (Exception e) when (FileRefusals.IsFaultOfDisk(e))
        {
            LogNoRoom(e);
            return FileRefusals.NoRoom;
        }

        var file = new StoredFile
        {
            Id = clock.NewId<FileId>(),
            Sha256 = incoming.Sha256,
            Size = upload.Length,
            Kind = upload.Type.Kind,
            Name = upload.Name,
            UploadedBy = asker.UserId,
            Unit = asker.Unit,
            At = now,
            KeptUntil = keptUntil,
        };
        db.Add(file);
        db.AddAudit(clock, asker, "file.stored", "file.file", file.Id.Value, new { file.Sha256, file.Size, Kind = file.Kind.ToString() });
        return file;
    }

    /// <summary>Opens a file. Whether the asker may read it has been decided before.</summary>
    public async Task<Outcome<OpenedFile>> OpenAsync(FileId id, CancellationToken cancellation)
    {
        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellation);
        if (file is null)
        {
            return Refusal.NotFound("file.none");
        }

        var content = await contents.OpenAsync(db, file.Sha256, cancellation);
        if (content is null)
        {
            LogMissing(file.Sha256);
            return new Refusal(RefusalKind.Unavailable, "file.missing");
        }

        return new OpenedFile(file, content);
    }

    [LoggerMessage(EventId = 300, Level = LogLevel.Error, Message = "An upload could not be stored.")]
    private partial void LogNoRoom(Exception e);

    [LoggerMessage(EventId = 301, Level = LogLevel.Error, Message = "The content {Sha256} of a stored file is missing.")]
    private partial void LogMissing(string sha256);
}
