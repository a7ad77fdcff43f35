namespace Tdc.Uncertainty.Units;

/// <summary>A decimal prefix.</summary>
/// <param name="Name">D-SI name, such as <c>kilo</c>.</param>
/// <param name="Symbol">Symbol, such as <c>k</c>.</param>
/// <param name="Ten">Power of ten.</param>
/// <remarks>Source: BIPM, The International System of Units, 9th edition with the prefixes of 2022, table 7.</remarks>
public sealed record UnitPrefix(string Name, string Symbol, int Ten)
{
    /// <summary>All prefixes, largest first.</summary>
    public static IReadOnlyList<UnitPrefix> All { get; } =
    [
        new("quetta", "Q", 30), new("ronna", "R", 27), new("yotta", "Y", 24), new("zetta", "Z", 21), new("exa", "E", 18), new("peta", "P", 15),
        new("tera", "T", 12), new("giga", "G", 9), new("mega", "M", 6), new("kilo", "k", 3), new("hecto", "h", 2), new("deca", "da", 1),
        new("deci", "d", -1), new("centi", "c", -2), new("milli", "m", -3), new("micro", "µ", -6), new("nano", "n", -9), new("pico", "p", -12),
        new("femto", "f", -15), new("atto", "a", -18), new("zepto", "z", -21), new("yocto", "y", -24), new("ronto", "r", -27), new("quecto", "q", -30),
    ];

    /// <summary>The prefix with a D-SI name; nothing when there is none.</summary>
    internal static UnitPrefix? Named(string name) => All.FirstOrDefault(one => one.Name == name) ?? (name == "deka" ? All.First(one => one.Ten == 1) : null);

    /// <summary>Prefixes that a text begins with; the two ways to write micro and a plain u count alike.</summary>
    internal static IEnumerable<(UnitPrefix Prefix, int Length)> At(string text)
    {
        foreach (var one in All.Where(one => text.StartsWith(one.Symbol, StringComparison.Ordinal)))
        {
            yield return (one, one.Symbol.Length);
        }

        if (text[0] is 'u' or 'μ')
        {
            yield return (All.First(one => one.Ten == -6), 1);
        }
    }
}
