using System.Security.Cryptography;

namespace Tdc.Platform.Files;

/// <summary>An upload on its way: written to a file of its own, counted and hashed while it comes, removed unless it is taken over.</summary>
internal sealed class IncomingFile : IAsyncDisposable
{
    private const int BufferLength = 81_920;

    private IncomingFile(FileStream content) => Content = content;

    /// <summary>The bytes, readable and seekable.</summary>
    public FileStream Content { get; }

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Receives a stream, but stops as soon as it has more bytes than allowed.</summary>
    /// <returns><see langword="null"/> when it has more than <paramref name="maxBytes"/>.</returns>
    public static async Task<IncomingFile?> ReceiveAsync(Stream from, string folder, long maxBytes, Guid name, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read | FileShare.Delete,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var incoming = new IncomingFile(new FileStream(Path.Combine(folder, name.ToString("N")), options));
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferLength];
            long total = 0;
            int read;
            while ((read = await from.ReadAsync(buffer, cancellation)) > 0)
            {
                total += read;
                if (total > maxBytes)
                {
                    await incoming.DisposeAsync();
                    return null;
                }

                hash.AppendData(buffer, 0, read);
                await incoming.Content.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            incoming.Content.Flush(flushToDisk: true);
            incoming.Content.Position = 0;
            incoming.Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            return incoming;
        }
        catch
        {
            await incoming.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        var path = Content.Name;
        await Content.DisposeAsync();
        File.Delete(path);
    }
}
