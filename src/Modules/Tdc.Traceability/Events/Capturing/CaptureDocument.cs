using Tdc.Epcis;

namespace Tdc.Traceability.Events.Capturing;

/// <summary>A document that can be read more than once: in memory when it is small, else in a file.</summary>
internal sealed class CaptureDocument : IAsyncDisposable
{
    private const string Folder = "spool";

    private readonly Stream source;

    private readonly long origin;

    private readonly bool own;

    private CaptureDocument(Stream source, bool isSmall, bool own) => (this.source, IsSmall, this.own, origin) = (source, isSmall, own, source.Position);

    /// <summary>Whether it is short enough for its events to be held together.</summary>
    public bool IsSmall { get; }

    /// <summary>Takes a document in.</summary>
    /// <param name="source">Read to its end if it cannot seek.</param>
    /// <param name="folder">Where a large one that cannot seek is put, in a file that goes with it.</param>
    /// <param name="small">Octets that are small.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async Task<CaptureDocument> OpenAsync(Stream source, string folder, int small, CancellationToken cancellation)
    {
        if (source.CanSeek)
        {
            return new CaptureDocument(source, source.Length - source.Position <= small, own: false);
        }

        var head = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (head.Length <= small)
        {
            var count = await source.ReadAsync(buffer, cancellation);
            if (count == 0)
            {
                head.Position = 0;
                return new CaptureDocument(head, isSmall: true, own: true);
            }

            head.Write(buffer, 0, count);
        }

        return await SpoolAsync(head, source, Path.Combine(folder, Folder), cancellation);
    }

    /// <summary>Begins to read from its begin.</summary>
    public async ValueTask<EpcisReader> ReadAsync(CaptureRequest request, CancellationToken cancellation)
    {
        source.Position = origin;
        return request.Format is { } format ? EpcisReader.Open(source, format, request.Limits) : await EpcisReader.OpenAsync(source, request.Limits, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (own)
        {
            await source.DisposeAsync();
        }
    }

    private static async Task<CaptureDocument> SpoolAsync(MemoryStream head, Stream rest, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var file = new FileStream(Path.Combine(folder, Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            head.Position = 0;
            await head.CopyToAsync(file, cancellation);
            await rest.CopyToAsync(file, cancellation);
            file.Position = 0;
            return new CaptureDocument(file, isSmall: false, own: true);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
