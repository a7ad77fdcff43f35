using Microsoft.AspNetCore.Http;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Capturing;

/// <summary>A document as it came in: in memory while it is short, in a file of the data folder when it is long.</summary>
internal sealed class CaptureSpool : IAsyncDisposable
{
    private CaptureSpool(MemoryStream? memory, string? path, long length) => (Memory, Path, Length) = (memory, path, length);

    /// <summary>The short document, at its start; <see langword="null"/> for a long one.</summary>
    public MemoryStream? Memory { get; }

    /// <summary>Where the long one lies.</summary>
    public string? Path { get; }

    /// <summary>Its length in octets.</summary>
    public long Length { get; }

    /// <summary>Whether the file stays when this object goes: a job takes it over.</summary>
    public bool IsTakenOver { get; set; }

    /// <summary>The folder of long documents.</summary>
    public static string Folder(string dataFolder) => System.IO.Path.Combine(dataFolder, "epcis-capture");

    /// <summary>Reads the body of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">Where a long document is to lie.</param>
    /// <param name="inMemory">Octets kept in memory.</param>
    /// <param name="most">Octets accepted.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="EpcisFault">It is longer than what is accepted: 413.</exception>
    public static async Task<CaptureSpool> ReadAsync(HttpRequest request, string path, int inMemory, long most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
        {
            throw TooLong(most);
        }

        var memory = new MemoryStream((int)Math.Min(request.ContentLength ?? 16 * 1024, inMemory + 1));
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(64 * 1024);
        FileStream? file = null;
        try
        {
            long length = 0;
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
            {
                length += read;
                if (length > most)
                {
                    throw TooLong(most);
                }

                if (file is null && length > inMemory)
                {
                    Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
                    file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 64 * 1024, useAsync: true);
                    memory.Position = 0;
                    await memory.CopyToAsync(file, cancellation);
                    memory.SetLength(0);
                }

                await (file ?? (Stream)memory).WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            if (file is null)
            {
                memory.Position = 0;
                return new(memory, null, length);
            }

            file.Flush(flushToDisk: true); // a job that is taken up again after a power cut reads it
            await file.DisposeAsync();
            return new(null, path, length);
        }
        catch
        {
            if (file is not null)
            {
                await file.DisposeAsync();
                File.Delete(path);
            }

            throw;
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Opens the document at its start.</summary>
    public Stream Open()
    {
        if (Memory is { } memory)
        {
            memory.Position = 0;
            return memory;
        }

        return OpenFile(Path!);
    }

    /// <summary>Opens a long document at its start.</summary>
    public static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);

    public ValueTask DisposeAsync()
    {
        if (Path is { } path && !IsTakenOver)
        {
            File.Delete(path);
        }

        return ValueTask.CompletedTask;
    }

    private static EpcisFault TooLong(long most) => EpcisFault.CaptureLimit($"The document is longer than {most} octets.");
}
