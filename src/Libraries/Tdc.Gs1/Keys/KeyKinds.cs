namespace Tdc.Gs1.Keys;

/// <summary>Names of the kinds of keys.</summary>
public static class KeyKinds
{
    private static readonly Dictionary<string, KeyKind> byName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GTIN"] = KeyKind.Gtin,
        ["GTIN-8"] = KeyKind.Gtin8,
        ["GTIN-12"] = KeyKind.Gtin12,
        ["GTIN-13"] = KeyKind.Gtin13,
        ["GTIN-14"] = KeyKind.Gtin14,
        ["GLN"] = KeyKind.Gln,
        ["PGLN"] = KeyKind.Pgln,
        ["SSCC"] = KeyKind.Sscc,
        ["GRAI"] = KeyKind.Grai,
        ["GIAI"] = KeyKind.Giai,
        ["GSRN"] = KeyKind.Gsrn,
        ["GSRNP"] = KeyKind.Gsrnp,
        ["GDTI"] = KeyKind.Gdti,
        ["GCN"] = KeyKind.Gcn,
        ["CPI"] = KeyKind.Cpi,
        ["GINC"] = KeyKind.Ginc,
        ["GSIN"] = KeyKind.Gsin,
        ["ITIP"] = KeyKind.Itip,
        ["UPUI"] = KeyKind.Upui,
        ["GMN"] = KeyKind.Gmn,
        ["MUDI"] = KeyKind.Mudi,
        ["GTIN8"] = KeyKind.Gtin8,
        ["GTIN12"] = KeyKind.Gtin12,
        ["GTIN13"] = KeyKind.Gtin13,
        ["GTIN14"] = KeyKind.Gtin14,
        ["CPID"] = KeyKind.Cpi,
        ["GSRN-P"] = KeyKind.Gsrnp,
    };

    /// <summary>The usual names, in the order in which the kinds are told above; other spellings are read too.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. byName.Keys.Take(byName.Count - 6)];

    /// <summary>Reads a name, in capitals or not, such as <c>GTIN-13</c>.</summary>
    public static bool TryParse(string name, out KeyKind kind) => byName.TryGetValue(name, out kind);
}
