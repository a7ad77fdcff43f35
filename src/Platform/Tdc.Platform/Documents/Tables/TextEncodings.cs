using System.Text;

namespace Tdc.Platform.Documents;

/// <summary>The letters of a text file of unknown encoding.</summary>
public static class TextEncodings
{
    private static readonly UTF8Encoding strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Windows code pages, which .NET knows only after its provider is asked.</summary>
    internal static Encoding Windows1258 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    /// <summary>Reads bytes as text, in Unicode form C.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="text">The text without its byte order mark; empty when the result is null.</param>
    /// <returns>
    /// The name of the encoding found: by mark (UTF-8, UTF-16), by its zero bytes (UTF-16 without mark), UTF-8 if it is valid as such, or else
    /// windows-1258, the only other one in use that can be told from its bytes. Null when the bytes are not text: zero bytes remain, or UTF-32.
    /// </returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        var (encoding, skip) = Find(bytes);
        if (encoding is null) { return null; }
        string decoded;
        try { decoded = encoding.GetString(bytes[skip..]); }
        catch (DecoderFallbackException)
        {
            if (skip > 0) { return null; }
            encoding = Windows1258;
            decoded = encoding.GetString(bytes);
        }
        if (decoded.Contains('\0', StringComparison.Ordinal)) { return null; }
        decoded = XmlText.Clean(decoded);
        text = decoded.IsNormalized() ? decoded : decoded.Normalize();
        return encoding.WebName;
    }

    private static (Encoding? Encoding, int Skip) Find(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (strictUtf8, 3),
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => (null, 0),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (ByZeroBytes(bytes), 0),
    };

    // Delimiters, digits and line ends are below U+0100, so UTF-16 without a mark has zeros on one side only.
    private static Encoding ByZeroBytes(ReadOnlySpan<byte> bytes)
    {
        int even = 0, odd = 0;
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                if (i % 2 == 0) { even++; }
                else { odd++; }
            }
        }
        if (bytes.Length % 2 == 0 && odd > 0 && even == 0) { return Encoding.Unicode; }
        if (bytes.Length % 2 == 0 && even > 0 && odd == 0) { return Encoding.BigEndianUnicode; }
        return strictUtf8;
    }
}
