using System.Text;

namespace Tdc.Metrology.Features.Certificates.Making;

/// <summary>Units in D-SI notation as people write them: <c>\milli\gram</c> is mg, <c>\metre\second\tothe{-2}</c> is m·s⁻².</summary>
/// <remarks>Source: BIPM, The International System of Units, 9th edition, 5.2 to 5.4; PTB, D-SI unit notation. What is not known stays as it is written.</remarks>
internal static class DsiSymbol
{
    private static readonly Dictionary<string, string> prefixes = new(StringComparer.Ordinal)
    {
        ["quetta"] = "Q",
        ["ronna"] = "R",
        ["yotta"] = "Y",
        ["zetta"] = "Z",
        ["exa"] = "E",
        ["peta"] = "P",
        ["tera"] = "T",
        ["giga"] = "G",
        ["mega"] = "M",
        ["kilo"] = "k",
        ["hecto"] = "h",
        ["deca"] = "da",
        ["deci"] = "d",
        ["centi"] = "c",
        ["milli"] = "m",
        ["micro"] = "µ",
        ["nano"] = "n",
        ["pico"] = "p",
        ["femto"] = "f",
        ["atto"] = "a",
        ["zepto"] = "z",
        ["yocto"] = "y",
        ["ronto"] = "r",
        ["quecto"] = "q",
    };

    private static readonly Dictionary<string, string> units = new(StringComparer.Ordinal)
    {
        ["one"] = "1",
        ["percent"] = "%",
        ["ppm"] = "ppm",
        ["metre"] = "m",
        ["kilogram"] = "kg",
        ["gram"] = "g",
        ["second"] = "s",
        ["ampere"] = "A",
        ["kelvin"] = "K",
        ["mole"] = "mol",
        ["candela"] = "cd",
        ["hertz"] = "Hz",
        ["newton"] = "N",
        ["pascal"] = "Pa",
        ["joule"] = "J",
        ["watt"] = "W",
        ["coulomb"] = "C",
        ["volt"] = "V",
        ["farad"] = "F",
        ["ohm"] = "Ω",
        ["siemens"] = "S",
        ["weber"] = "Wb",
        ["tesla"] = "T",
        ["henry"] = "H",
        ["degreecelsius"] = "°C",
        ["lumen"] = "lm",
        ["lux"] = "lx",
        ["becquerel"] = "Bq",
        ["gray"] = "Gy",
        ["sievert"] = "Sv",
        ["katal"] = "kat",
        ["radian"] = "rad",
        ["steradian"] = "sr",
        ["minute"] = "min",
        ["hour"] = "h",
        ["day"] = "d",
        ["degree"] = "°",
        ["arcminute"] = "′",
        ["arcsecond"] = "″",
        ["litre"] = "L",
        ["tonne"] = "t",
        ["bar"] = "bar",
        ["hectare"] = "ha",
        ["electronvolt"] = "eV",
        ["mmHg"] = "mmHg",
        ["decibel"] = "dB",
    };

    /// <summary>The symbol.</summary>
    public static string Of(string dsi)
    {
        var result = new StringBuilder();
        var prefix = "";
        var under = false;
        foreach (var word in dsi.Split('\\', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "per")
            {
                under = true;
            }
            else if (prefixes.TryGetValue(word, out var found) && prefix.Length == 0)
            {
                prefix = found;
            }
            else if (word.StartsWith("tothe{", StringComparison.Ordinal) && word.EndsWith('}') && result.Length > 0 && Power(word[6..^1]) is { } power)
            {
                result.Append(power);
            }
            else if (units.TryGetValue(word, out var symbol))
            {
                result.Append(result.Length == 0 ? "" : under ? "/" : "·").Append(prefix).Append(symbol);
                (prefix, under) = ("", false);
            }
            else
            {
                return dsi;
            }
        }

        return prefix.Length > 0 || result.Length == 0 ? dsi : result.ToString();
    }

    private static string? Power(string digits)
    {
        const string raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        var result = new StringBuilder();
        foreach (var letter in digits)
        {
            if (letter == '-' && result.Length == 0)
            {
                result.Append('⁻');
            }
            else if (char.IsAsciiDigit(letter))
            {
                result.Append(raised[letter - '0']);
            }
            else
            {
                return null;
            }
        }

        return result.Length == 0 ? null : result.ToString();
    }
}
