using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Tdc.Traceability.Features.Showing;

/// <summary>A public page as it was made, ready to be sent.</summary>
internal sealed class ShownPage
{
    /// <summary>The version of <see cref="ShowingVersion"/> for which it was made.</summary>
    public required long Version { get; init; }

    /// <summary>When it was made, as a timestamp of the system's clock.</summary>
    public required long MadeAt { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The media type.</summary>
    public required string ContentType { get; init; }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Body as it is.</summary>
    public required byte[] Plain { get; init; }

    /// <summary>Body for readers who take Brotli; packed when the first of them comes.</summary>
    public byte[] Brotli => field ??= Packed(stream => new BrotliStream(stream, CompressionLevel.Optimal, leaveOpen: true));

    /// <summary>Body for readers who take gzip.</summary>
    public byte[] Gzip => field ??= Packed(stream => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true));

    /// <summary>A weak tag over the body: the encodings mean the same page.</summary>
    public required string Tag { get; init; }

    /// <summary>Whether it may still be sent.</summary>
    public bool IsFresh(long version) => Version == version && TimeProvider.System.GetElapsedTime(MadeAt) < ShowingVersion.Lifetime;

    /// <summary>Makes one.</summary>
    public static ShownPage Of(long version, int status, string contentType, string language, byte[] body) => new()
    {
        Version = version,
        MadeAt = TimeProvider.System.GetTimestamp(),
        Status = status,
        ContentType = contentType,
        Language = language,
        Plain = body,
        Tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"",
    };

    private byte[] Packed(Func<Stream, Stream> packer)
    {
        using var packed = new MemoryStream();
        using (var stream = packer(packed))
        {
            stream.Write(Plain);
        }

        return packed.ToArray();
    }

    /// <summary>Sends it, or says that the reader has it already.</summary>
    public async Task SendAsync(HttpContext http)
    {
        var (request, answer) = (http.Request, http.Response);
        var headers = answer.Headers;
        headers.ContentLanguage = Language;
        headers.CacheControl = "no-cache";
        headers.Vary = Vary;
        if (Status == StatusCodes.Status200OK)
        {
            headers.ETag = Tag;
            if (request.Headers.IfNoneMatch is { Count: > 0 } known && Matches(known))
            {
                answer.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        answer.StatusCode = Status;
        answer.ContentType = ContentType;
        var body = Plain;
        if (request.Headers.AcceptEncoding is { Count: > 0 } accepted)
        {
            if (Takes(accepted, "br"))
            {
                (body, headers.ContentEncoding) = (Brotli, "br");
            }
            else if (Takes(accepted, "gzip"))
            {
                (body, headers.ContentEncoding) = (Gzip, "gzip");
            }
        }

        answer.ContentLength = body.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await answer.BodyWriter.WriteAsync(body, http.RequestAborted);
        }
    }

    private static readonly StringValues Vary = "Accept-Encoding, Cookie";

    private bool Matches(StringValues known)
    {
        foreach (var line in known)
        {
            foreach (var tag in (line ?? "").Split(','))
            {
                var bare = tag.AsSpan().Trim();
                if (bare is "*" || bare.SequenceEqual(Tag) || (!bare.StartsWith("W/") && bare.SequenceEqual(Tag.AsSpan(2))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Takes(StringValues accepted, string coding)
    {
        foreach (var line in accepted)
        {
            foreach (var part in (line ?? "").AsSpan().Split(','))
            {
                var one = line.AsSpan(part).Trim();
                if (one.StartsWith(coding, StringComparison.OrdinalIgnoreCase) && (one.Length == coding.Length || one[coding.Length] is ';' or ' '))
                {
                    return !one.EndsWith("q=0") && !one.EndsWith("q=0.0") && !one.EndsWith("q=0.00") && !one.EndsWith("q=0.000");
                }
            }
        }

        return false;
    }
}

/// <summary>Pages and resolutions kept in this process, bounded in size.</summary>
internal sealed class ShownPages(IConfiguration configuration) : IDisposable
{
    /// <summary><c>off</c> keeps nothing, so that a measurement sees what reading costs.</summary>
    public const string Setting = "TDC_TRACE_CACHE";

    private readonly bool keeps = configuration[Setting] != "off";
    private const long MostBytes = 96L * 1024 * 1024;
    private const int MostResolutions = 200_000;
    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = MostBytes });
    private readonly MemoryCache resolutions = new(new MemoryCacheOptions { SizeLimit = MostResolutions });
    private readonly SemaphoreSlim[] makers = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>The page of a key, fresh or not.</summary>
    public ShownPage? Page(string key) => pages.TryGetValue(key, out ShownPage? page) ? page : null;

    /// <summary>Keeps a page.</summary>
    public void Keep(string key, ShownPage page)
    {
        if (keeps)
        {
            pages.Set(key, page, new MemoryCacheEntryOptions
            {
                Size = (page.Plain.Length * 3 / 2) + (2 * key.Length) + 500, // with what it will weigh packed
                AbsoluteExpirationRelativeToNow = ShowingVersion.Lifetime,
            });
        }
    }

    /// <summary>The resolution of a path, fresh or not.</summary>
    public Resolve.Resolution? Resolution(string path) => resolutions.TryGetValue(path, out Resolve.Resolution? found) ? found : null;

    /// <summary>Keeps a resolution.</summary>
    public void Keep(string path, Resolve.Resolution resolution)
    {
        if (keeps)
        {
            resolutions.Set(path, resolution, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = ShowingVersion.Lifetime });
        }
    }

    /// <summary>One maker at a time for a key, so that a thousand readers of a new page cost one reading.</summary>
    public SemaphoreSlim Maker(string key) => makers[(uint)string.GetHashCode(key, StringComparison.Ordinal) % makers.Length];

    public void Dispose()
    {
        pages.Dispose();
        resolutions.Dispose();
        Array.ForEach(makers, m => m.Dispose());
    }
}
