using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tdc.Traceability.Domain.Log;

/// <summary>A signed checkpoint as text: what is mailed out and published, so that nobody can rewrite the log unseen.</summary>
/// <remarks>
/// Lines: origin, size, root in base64, <c>day 2026-11-20</c>; an empty line; the signature <c>— origin key-hash-and-signature</c>. What is signed are the lines before
/// the empty one, each with its line feed. The signature is ECDSA P-256 with SHA-256 in DER behind the first 4 octets of SHA-256 of the public key.
/// Source: C2SP tlog-checkpoint and signed-note.
/// </remarks>
internal static class CheckpointNote
{
    /// <summary>The text that is signed.</summary>
    public static string Body(string origin, long size, byte[] root, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{origin}\n{size}\n{Convert.ToBase64String(root)}\nday {day:yyyy-MM-dd}\n");

    /// <summary>The whole note.</summary>
    /// <param name="body">What <see cref="Body"/> gave.</param>
    /// <param name="origin">The signer's name.</param>
    /// <param name="publicKey">SubjectPublicKeyInfo.</param>
    /// <param name="signature">The signature in IEEE P1363 form.</param>
    public static string Write(string body, string origin, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> signature) =>
        $"{body}\n— {origin} {Convert.ToBase64String([.. SHA256.HashData(publicKey)[..4], .. ToDer(signature)])}\n";

    /// <summary>Reads size, root and day out of a note or anything around it (a mail); <see langword="null"/> when there is none.</summary>
    public static IEnumerable<(string Body, long Size, byte[] Root, DateOnly Day)> Find(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).ToArray();
        for (var i = 0; i + 3 < lines.Length; i++)
        {
            if (lines[i].EndsWith("/epcis/log", StringComparison.Ordinal) && long.TryParse(lines[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                && lines[i + 3].StartsWith("day ", StringComparison.Ordinal)
                && DateOnly.TryParseExact(lines[i + 3][4..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Root(lines[i + 2]) is { } root)
            {
                yield return (string.Concat(lines.Skip(i).Take(4).Select(l => l + "\n")), size, root, day);
            }
        }
    }

    private static byte[]? Root(string text)
    {
        var root = new byte[MerkleTree.HashSize];
        return Convert.TryFromBase64String(text, root, out var length) && length == root.Length ? root : null;
    }

    private static byte[] ToDer(ReadOnlySpan<byte> signature)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new System.Numerics.BigInteger(signature[..(signature.Length / 2)], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new System.Numerics.BigInteger(signature[(signature.Length / 2)..], isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }
}
