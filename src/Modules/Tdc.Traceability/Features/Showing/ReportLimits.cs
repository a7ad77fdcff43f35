using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Tdc.Traceability.Features.Showing;

/// <summary>How often one address may send a public form. Addresses are kept as hashes with a secret of this process, for ten minutes.</summary>
internal sealed class ReportLimits
{
    /// <summary>Posts of one address in <see cref="Span"/>.</summary>
    public const int Most = 8;

    /// <summary>Posts of everybody in <see cref="Span"/>.</summary>
    public const int MostOfAll = 600;

    /// <summary>The length of a window.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromMinutes(10);

    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, int> counts = new();
    private long windowAt = TimeProvider.System.GetTimestamp();
    private int all;

    /// <summary>Takes one post of the address from which the request comes.</summary>
    /// <param name="http">The request.</param>
    /// <param name="form">Which form; each counts for itself.</param>
    /// <returns>Whether it is allowed.</returns>
    public bool TryTake(HttpContext http, string form)
    {
        var began = Interlocked.Read(ref windowAt);
        if (TimeProvider.System.GetElapsedTime(began) > Span && Interlocked.CompareExchange(ref windowAt, TimeProvider.System.GetTimestamp(), began) == began)
        {
            counts.Clear();
            all = 0;
        }

        // An IPv6 reader owns a whole /64.
        var address = http.Connection.RemoteIpAddress;
        var bytes = address is null ? [] : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().GetAddressBytes() : address.GetAddressBytes();
        var key = form + Convert.ToHexString(HMACSHA256.HashData(secret, bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes));
        return Interlocked.Increment(ref all) <= MostOfAll && counts.AddOrUpdate(key, 1, (_, count) => count + 1) <= Most;
    }
}
