using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tdc.Platform.Audit;

/// <summary>The bytes of an audit entry over which the chain's hash is taken.</summary>
/// <remarks>
/// <para>Format <c>tdc-audit-1</c>: a row of netstrings, each the number of UTF-8 bytes in decimal, a colon, the bytes, and a comma, so that no two
/// different entries have the same bytes. In this order: the text <c>tdc-audit-1</c>; the hash before (64 upper-case hex digits; 64 zeros for
/// the first); the sequence; the id (lower case, with dashes); the instant in UTC (<c>2026-11-20T01:00:00.000000Z</c>); user id and key id
/// (as the id, or empty); action; kind of subject; id of subject; details.</para>
/// <para>Hash: SHA-256 over these bytes, in upper-case hex. Anybody can recompute it from an export with twenty lines of any language.</para>
/// </remarks>
public static class AuditBytes
{
    /// <summary>Name of the format.</summary>
    public const string Format = "tdc-audit-1";

    /// <summary>What stands before the first entry.</summary>
    public static string Beginning { get; } = new('0', 64);

    /// <summary>The hash of an entry at a place in the chain.</summary>
    public static string HashOf(AuditEntry entry, string before, long sequence)
    {
        ArgumentNullException.ThrowIfNull(entry);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in PartsOf(entry, before, sequence))
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
            hash.AppendData(","u8);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>An instant as it stands in the bytes and in exports.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string[] PartsOf(AuditEntry entry, string before, long sequence) =>
    [
        Format, before, sequence.ToString(CultureInfo.InvariantCulture), entry.Id.Value.ToString("D"), Instant(entry.At),
        entry.UserId?.ToString("D") ?? "", entry.KeyId?.ToString("D") ?? "", entry.Action, entry.SubjectKind, entry.SubjectId, entry.Details,
    ];
}
