using System.Globalization;
using Tdc.Gs1.Text;

namespace Tdc.Gs1.Barcodes.Rendering;

/// <summary>Letters of five by seven dots.</summary>
internal static class DotLetters
{
    public const int Columns = 5;
    public const int Rows = 7;

    private static readonly Dictionary<char, byte[]> letters = DataFiles.Lines("font-5x7.txt").Skip(1).ToDictionary(
        line => line[0], line => line[2..].Split(' ').Select(hex => byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray());

    /// <summary>Whether a dot of a letter is dark; letters that are not drawn are blank.</summary>
    public static bool IsDark(char letter, int row, int column) => letters.TryGetValue(letter, out var columns) && (columns[column] >> row & 1) == 1;
}
