using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;
using Tdc.Traceability.Features.Repository.Http;

namespace Tdc.Traceability.Features.Repository.Reading;

/// <summary>Where a page ended, so that the next one goes on there.</summary>
internal sealed record PageState
{
    /// <summary>What was asked: a page token is good for the same question only.</summary>
    public required string Question { get; init; }

    /// <summary>Events recorded later than this position are in no page of this question.</summary>
    public long UpTo { get; init; }

    /// <summary>Event time of the last event of the page, in ticks of UTC.</summary>
    public long Time { get; init; }

    /// <summary>Position of the last event of the page.</summary>
    public long Position { get; init; }

    /// <summary>Last value of the page: of lists, and of an order by an extension field.</summary>
    public string? Value { get; init; }

    /// <summary>How many events may still come; <see langword="null"/> without <c>eventCountLimit</c>.</summary>
    public int? Left { get; init; }

    /// <summary>Until when the token is good.</summary>
    public DateTimeOffset Expires { get; init; }
}

/// <summary>A page token that its owner gave back; kept until it would have expired.</summary>
internal sealed class DroppedToken
{
    /// <summary>SHA-256 of the token, upper-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>When the token would have expired.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Makes and reads page tokens: sealed by data protection, so that nobody can make one up, and good on every node.</summary>
internal sealed class PageTokens(IDataProtectionProvider protection, IDbContextFactory<TdcDbContext> contexts, TimeProvider clock)
{
    private readonly IDataProtector seal = protection.CreateProtector("tdc.epcis.page");

    /// <summary>Names a question.</summary>
    public static string Question(IEnumerable<string> parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..24];

    /// <summary>Seals a state.</summary>
    public string Seal(PageState state) => Base64Url.EncodeToString(seal.Protect(JsonSerializer.SerializeToUtf8Bytes(state)));

    /// <summary>When a token made now expires.</summary>
    public DateTimeOffset Expiry => clock.GetUtcNow() + RepositoryLimits.TokenLife;

    /// <summary>Opens a token.</summary>
    /// <exception cref="EpcisFault">It was not made here, belongs to another question, has expired or was given back: 400.</exception>
    public async Task<PageState> OpenAsync(string token, string question, CancellationToken cancellation)
    {
        var state = TryOpen(token) ?? throw EpcisFault.Parameter("nextPageToken", "is not a token of this repository");
        if (state.Question != question)
        {
            throw EpcisFault.Parameter("nextPageToken", "belongs to another question");
        }

        if (state.Expires <= clock.GetUtcNow())
        {
            throw EpcisFault.Parameter("nextPageToken", "has expired");
        }

        var hash = HashOf(token);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Set<DroppedToken>().AnyAsync(d => d.Hash == hash, cancellation) ? throw EpcisFault.Parameter("nextPageToken", "was given back") : state;
    }

    /// <summary>Gives a token back; a text that is no token, or one given back before, changes nothing.</summary>
    public async Task DropAsync(string token, CancellationToken cancellation)
    {
        if (TryOpen(token) is not { } state || state.Expires <= clock.GetUtcNow())
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (hash, now) = (HashOf(token), clock.GetUtcNow());
        await db.InTransactionAsync(
            async () =>
            {
                await db.Set<DroppedToken>().Where(d => d.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
                if (!await db.Set<DroppedToken>().AnyAsync(d => d.Hash == hash, cancellation))
                {
                    db.Add(new DroppedToken { Hash = hash, ExpiresAt = state.Expires });
                }

                return await db.SaveChangesAsync(cancellation);
            },
            cancellation);
    }

    private PageState? TryOpen(string token)
    {
        try
        {
            return token.Length > 4096 ? null : JsonSerializer.Deserialize<PageState>(seal.Unprotect(Base64Url.DecodeFromChars(token)));
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
