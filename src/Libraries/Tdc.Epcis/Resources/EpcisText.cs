using System.Globalization;
using System.Resources;

namespace Tdc.Epcis.Resources;

/// <summary>Texts of the findings, in Vietnamese (neutral) and English.</summary>
internal static class EpcisText
{
    private static readonly ResourceManager texts = new("Tdc.Epcis.Resources.EpcisText", typeof(EpcisText).Assembly);

    /// <summary>The text of a code with its values; the code itself when it has no text.</summary>
    public static string Of(string code, CultureInfo culture, IReadOnlyList<string> arguments) =>
        texts.GetString(code, culture) is { } text ? string.Format(culture, text, [.. arguments]) : code;
}
