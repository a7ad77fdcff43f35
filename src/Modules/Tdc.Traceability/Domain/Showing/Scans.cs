namespace Tdc.Traceability.Domain.Showing;

/// <summary>How somebody came to a page.</summary>
internal enum ScanKind
{
    /// <summary>By the code on the goods: through the resolver.</summary>
    Scan,

    /// <summary>By typing or pasting a code.</summary>
    LookUp,
}

/// <summary>How often a code was asked for on a day. Holds nothing of who asked.</summary>
internal sealed class ScanDay
{
    /// <summary>The day in Viet Nam.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>14 digits of the product; empty for other keys.</summary>
    public required string Gtin { get; init; }

    /// <summary>The lot; empty when none was named.</summary>
    public required string Lot { get; init; }

    /// <summary>How.</summary>
    public required ScanKind Kind { get; init; }

    /// <summary>Code of the commune, only when the reader gave it; else empty.</summary>
    public required string Place { get; init; }

    /// <summary>How often.</summary>
    public required int Count { get; set; }
}

/// <summary>That an item was seen in a commune: kept for two days, under a hash that changes each day.</summary>
internal sealed class ScanSighting
{
    /// <summary>Hash of the serial number with the day's secret, hexadecimal.</summary>
    public required string Item { get; init; }

    /// <summary>Code of the commune that the reader gave.</summary>
    public required string Place { get; init; }

    /// <summary>14 digits of the product.</summary>
    public required string Gtin { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>The secret with which a day's serial numbers are hashed; deleted after two days.</summary>
internal sealed class ScanSecret
{
    /// <summary>The day in Viet Nam.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>32 random octets.</summary>
    public required byte[] Secret { get; init; }
}

/// <summary>An item that readers saw in too many places: a copied code, perhaps.</summary>
internal sealed class ScanAnomaly
{
    /// <summary>The day in Viet Nam.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>14 digits of the product.</summary>
    public required string Gtin { get; init; }

    /// <summary>Hash of the serial number with that day's secret.</summary>
    public required string Item { get; init; }

    /// <summary>How many communes.</summary>
    public required int Places { get; set; }

    /// <summary>The communes' codes, comma-separated.</summary>
    public required string Codes { get; set; }

    /// <summary>How many communes within a day are too many for one item. One item is in one place; two may be a purchase carried home.</summary>
    public const int TooMany = 3;
}
