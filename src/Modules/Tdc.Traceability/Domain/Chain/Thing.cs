namespace Tdc.Traceability.Domain.Chain;

/// <summary>What an identifier names in a chain.</summary>
internal enum ThingLevel
{
    /// <summary>One unit of a product (GTIN and serial).</summary>
    Item,

    /// <summary>A lot of a product (GTIN and lot).</summary>
    Lot,

    /// <summary>A product without lot (GTIN).</summary>
    Product,

    /// <summary>A logistic unit or returnable container (SSCC, GRAI), or whatever an event names as a container.</summary>
    Container,

    /// <summary>Anything else: assets, documents, own URIs.</summary>
    Other,
}

/// <summary>Reads what a canonical identifier says of itself.</summary>
internal static class Thing
{
    private const string Stem = "https://id.gs1.org/";

    /// <summary>The level by the form of the identifier.</summary>
    public static ThingLevel LevelOf(string canonical)
    {
        var rest = Rest(canonical);
        return rest.StartsWith("01/") && rest.Length >= 17
            ? rest.Length == 17 ? ThingLevel.Product
                : rest[17..].StartsWith("/10/") ? ThingLevel.Lot
                : rest[17..].StartsWith("/21/") || rest[17..].StartsWith("/235/") ? ThingLevel.Item
                : ThingLevel.Other
            : rest.StartsWith("00/") || rest.StartsWith("8003/") ? ThingLevel.Container
            : ThingLevel.Other;
    }

    /// <summary>The GTIN in 14 digits, or <see langword="null"/>.</summary>
    public static string? GtinOf(string canonical)
    {
        var rest = Rest(canonical);
        return rest.StartsWith("01/") && rest.Length >= 17 && (rest.Length == 17 || rest[17] == '/') ? rest[3..17].ToString() : null;
    }

    /// <summary>Lot or serial as printed, or empty.</summary>
    public static string SuffixOf(string canonical)
    {
        var rest = Rest(canonical);
        var level = LevelOf(canonical);
        return level is ThingLevel.Item or ThingLevel.Lot ? Uri.UnescapeDataString(rest[(17 + rest[18..].IndexOf('/') + 2)..].ToString()) : "";
    }

    /// <summary>The lot of a GTIN, canonical.</summary>
    public static string Lot(string gtin14, string lot) => $"{Stem}01/{gtin14}/10/{Uri.EscapeDataString(lot)}";

    /// <summary>The product of a GTIN, canonical.</summary>
    public static string Product(string gtin14) => $"{Stem}01/{gtin14}";

    /// <summary>The identifier as people read it: <c>(01)08930001123458(10)L1</c>, or the URI when it is no GS1 key.</summary>
    public static string Spoken(string canonical)
    {
        var rest = Rest(canonical).ToString();
        if (rest.Length == 0)
        {
            return canonical;
        }

        var parts = rest.Split('/');
        return parts.Length % 2 != 0 ? canonical : string.Concat(parts.Chunk(2).Select(p => $"({p[0]}){Uri.UnescapeDataString(p[1])}"));
    }

    private static ReadOnlySpan<char> Rest(string canonical) => canonical.StartsWith(Stem, StringComparison.Ordinal) ? canonical.AsSpan(Stem.Length) : default;
}
