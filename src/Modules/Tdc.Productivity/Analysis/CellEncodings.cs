using System.Text;
using Tdc.Platform.Commands;
using Tdc.Platform.Documents;

namespace Tdc.Productivity.Analysis;

/// <summary>Looks at the bytes of a table that is no Unicode: letters of two encodings in one file would be read wrongly without a word.</summary>
internal static class CellEncodings
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Refuses a file that mixes UTF-8 with another encoding, and says when a file is all in another.</summary>
    /// <param name="stream">The file, read already; one that cannot be read again is passed over.</param>
    /// <param name="name">Its name.</param>
    /// <param name="grid">What was read.</param>
    /// <param name="headers">The headings.</param>
    /// <exception cref="CommandFault">Two encodings, with a cell of each.</exception>
    public static void Check(Stream stream, string name, Grid grid, IReadOnlyList<string> headers)
    {
        if (grid is not { Encoding: { } encoding, Delimiter: { } delimiter } || encoding.StartsWith("utf", StringComparison.OrdinalIgnoreCase) || !stream.CanSeek)
        {
            return;
        }

        stream.Position = 0;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        string? unicode = null, other = null;
        foreach (var (row, column, bytes) in Cells(copy.ToArray(), (byte)delimiter))
        {
            var place = AnalysisWords.Say("cell.place", row, column < headers.Count ? headers[column] : (column + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (IsUtf8(bytes.Span))
            {
                unicode ??= place;
            }
            else
            {
                other ??= place;
            }

            if (unicode is not null && other is not null)
            {
                throw new CommandFault(AnalysisWords.Say("file.two-encodings", name, unicode, other));
            }
        }

        Console.Error.WriteLine(AnalysisWords.Say("file.encoding", name, encoding, other));
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return strict.GetCharCount(bytes) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>The cells that hold anything beyond ASCII.</summary>
    private static IEnumerable<(int Row, int Column, ReadOnlyMemory<byte> Bytes)> Cells(byte[] file, byte delimiter)
    {
        var (row, column, from, quoted) = (1, 0, 0, false);
        for (var at = 0; at <= file.Length; at++)
        {
            var end = at == file.Length || (!quoted && (file[at] == delimiter || file[at] == '\n'));
            if (!end)
            {
                quoted ^= file[at] == '"';
                continue;
            }

            if (file.AsSpan(from, at - from).ContainsAnyInRange((byte)0x80, (byte)0xFF))
            {
                yield return (row, column, file.AsMemory(from, at - from));
            }

            (row, column, from) = at < file.Length && file[at] == delimiter ? (row, column + 1, at + 1) : (row + 1, 0, at + 1);
        }
    }
}
