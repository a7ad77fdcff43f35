using System.Globalization;

namespace Tdc.Platform.Documents;

/// <summary>Cell addresses in the A1 form.</summary>
internal static class CellReference
{
    /// <summary>Letters of a column, counted from 1: 1 is A, 27 is AA.</summary>
    internal static string Column(int number)
    {
        var letters = "";
        for (var rest = number; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }
        return letters;
    }

    internal static string At(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Column(column)}{row}");
}
