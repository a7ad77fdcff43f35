using System.Globalization;

namespace Tdc.Uncertainty.Units;

/// <summary>Reads D-SI notation: words after backslashes, a prefix before its unit, a power in braces after it, <c>\per</c> before a unit in the denominator.</summary>
internal static class DsiNotation
{
    private const string PowerWord = "tothe{";

    public static MeasurementUnit Read(string text)
    {
        var factors = new List<UnitFactor>();
        UnitPrefix? prefix = null;
        var per = false;
        var place = 1;
        foreach (var word in text[1..].Split('\\'))
        {
            place += 1;
            if (word.StartsWith(PowerWord, StringComparison.Ordinal) && word.EndsWith('}') && factors.Count > 0 && prefix is null && !per)
            {
                var last = factors[^1];
                factors[^1] = last with { Exponent = last.Exponent * Exponent(word[PowerWord.Length..^1], place) };
            }
            else if (word == "per" && !per && prefix is null)
            {
                per = true;
            }
            else if (prefix is null && UnitPrefix.Named(word) is { } found)
            {
                prefix = found;
            }
            else
            {
                var (own, unit) = Unit(word, place);
                if (prefix is not null && (own is not null || !unit.TakesPrefix))
                {
                    throw new UncertaintyException(UncertaintyFault.Syntax, word, place, $"'{word}' takes no prefix.");
                }

                factors.Add(new(prefix ?? own, unit, per ? -1 : 1));
                (prefix, per) = (null, false);
            }

            place += word.Length;
        }

        return prefix is null && !per
            ? new([.. factors.Where(factor => factor.Unit.Name != "one")])
            : throw new UncertaintyException(UncertaintyFault.Syntax, text, place, "A prefix or 'per' stands without a unit.");
    }

    private static (UnitPrefix? Own, NamedUnit Unit) Unit(string word, int place) =>
        word == "kilogram" ? (UnitPrefix.Named("kilo"), UnitTable.Named("gram")!)
        : UnitTable.Named(word) is { } unit ? (null, unit)
        : throw new UncertaintyException(UncertaintyFault.UnknownName, word, place, $"The unit '\\{word}' is not known.");

    private static double Exponent(string text, int place) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exponent) && exponent != 0 && Math.Abs(exponent) <= 100
            ? exponent
            : throw new UncertaintyException(UncertaintyFault.Syntax, text, place, $"'{text}' is not the power of a unit.");
}
