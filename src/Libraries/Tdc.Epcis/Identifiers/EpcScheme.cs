namespace Tdc.Epcis.Identifiers;

/// <summary>How the digits of an EPC URN become the key of a Digital Link.</summary>
internal enum KeyLayout
{
    /// <summary>First digit of the reference, company prefix, rest of the reference, check digit (GTIN, SSCC).</summary>
    IndicatorFirst,

    /// <summary>Company prefix, reference, check digit.</summary>
    InOrder,

    /// <summary>A zero before them (GRAI).</summary>
    ZeroFirst,

    /// <summary>Company prefix and a reference of free characters, no check digit.</summary>
    Free,
}

/// <summary>One scheme of EPC URNs.</summary>
/// <param name="Name">Between <c>urn:epc:id:</c> and the company prefix.</param>
/// <param name="Key">Application Identifier of the key.</param>
/// <param name="Layout">How the digits are put together.</param>
/// <param name="Digits">Digits of company prefix and reference together; for <see cref="KeyLayout.Free"/> the most characters.</param>
/// <param name="Serial">Most characters of the serial; 0 when the scheme has none.</param>
/// <param name="Qualifier">Application Identifier of the serial; empty when the serial is part of the key.</param>
/// <remarks>Source: GS1 EPC Tag Data Standard, sections 6 and 7.</remarks>
internal sealed record EpcScheme(string Name, string Key, KeyLayout Layout, int Digits, int Serial, string Qualifier)
{
    /// <summary>Number of two-digit parts (piece, total) between reference and serial.</summary>
    public int Pieces { get; init; }

    /// <summary>Whether the serial is of digits.</summary>
    public bool NumericSerial { get; init; }

    /// <summary>A serial that stands for none (SGLN: 0).</summary>
    public string NoSerial { get; init; } = "";

    private static readonly EpcScheme[] instances =
    [
        new("sgtin", "01", KeyLayout.IndicatorFirst, 13, 20, "21"),
        new("sscc", "00", KeyLayout.IndicatorFirst, 17, 0, ""),
        new("sgln", "414", KeyLayout.InOrder, 12, 20, "254") { NoSerial = "0" },
        new("pgln", "417", KeyLayout.InOrder, 12, 0, ""),
        new("grai", "8003", KeyLayout.ZeroFirst, 12, 16, ""),
        new("giai", "8004", KeyLayout.Free, 30, 0, ""),
        new("gdti", "253", KeyLayout.InOrder, 12, 17, ""),
        new("gsrn", "8018", KeyLayout.InOrder, 17, 0, ""),
        new("gsrnp", "8017", KeyLayout.InOrder, 17, 0, ""),
        new("cpi", "8010", KeyLayout.Free, 30, 12, "8011") { NumericSerial = true },
        new("sgcn", "255", KeyLayout.InOrder, 12, 12, "") { NumericSerial = true },
        new("ginc", "401", KeyLayout.Free, 30, 0, ""),
        new("gsin", "402", KeyLayout.InOrder, 16, 0, ""),
        new("itip", "8006", KeyLayout.IndicatorFirst, 13, 20, "21") { Pieces = 2 },
        new("upui", "01", KeyLayout.IndicatorFirst, 13, 28, "235"),
    ];

    private static readonly EpcScheme lot = new("lgtin", "01", KeyLayout.IndicatorFirst, 13, 20, "10");

    /// <summary>Schemes with a pattern form, whose serial is then <c>*</c>.</summary>
    private static readonly string[] patterns = ["sgtin", "grai", "gdti", "sgcn", "cpi", "itip", "upui"];

    public static EpcScheme? Instance(ReadOnlySpan<char> name)
    {
        foreach (var scheme in instances)
        {
            if (name.SequenceEqual(scheme.Name))
            {
                return scheme;
            }
        }

        return null;
    }

    public static EpcScheme? Class(ReadOnlySpan<char> name) => name is "lgtin" ? lot : null;

    public static EpcScheme? Pattern(ReadOnlySpan<char> name) => Instance(name) is { } scheme && patterns.Contains(scheme.Name) ? scheme : null;
}
