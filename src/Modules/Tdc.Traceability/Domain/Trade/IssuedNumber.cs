using Tdc.Platform.Organisations;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>Kinds of numbers that the register keeps.</summary>
internal enum NumberKind
{
    /// <summary>GTIN-8, granted one by one for small packages.</summary>
    Gtin8,

    /// <summary>GTIN-12 (UPC), from abroad.</summary>
    Gtin12,

    /// <summary>GTIN-13 of an item sold to consumers.</summary>
    Gtin13,

    /// <summary>GTIN-14 of a carton of an item, with the packing level 1 to 8 in front.</summary>
    Gtin14,

    /// <summary>GLN of a place or a party.</summary>
    Gln,

    /// <summary>SSCC of a pallet or parcel.</summary>
    Sscc,

    /// <summary>Lot number of a product.</summary>
    Lot,

    /// <summary>Serial numbers of units of a product.</summary>
    Serial,

    /// <summary>The platform's own number of a product without a GTIN.</summary>
    OwnProduct,

    /// <summary>The platform's own number of a place without a GLN.</summary>
    OwnPlace,
}

/// <summary>Where a number comes from.</summary>
internal enum NumberOrigin
{
    /// <summary>Made by the platform under a prefix.</summary>
    Issued,

    /// <summary>From the owner's own list.</summary>
    Imported,

    /// <summary>Granted singly by the authority (GTIN-8, single GLN).</summary>
    Granted,
}

/// <summary>What became of a number.</summary>
internal enum NumberState
{
    /// <summary>Not yet on a product or place.</summary>
    Free,

    /// <summary>On a product or place.</summary>
    Used,

    /// <summary>No longer used. It is never given out again.</summary>
    Retired,
}

/// <summary>One number that is taken. A row is never deleted, so that no number is given out twice.</summary>
internal sealed class IssuedNumber
{
    /// <summary>Its id.</summary>
    public required NumberId Id { get; init; }

    /// <summary>Where the value is unique: <c>gtin</c>, <c>gln</c>, <c>lot</c>, <c>own-product</c>, <c>own-place</c>.</summary>
    public required string Space { get; init; }

    /// <summary>The value in the one form of its space: GTIN in 14 digits, a lot behind its product (<c>08930001000011/L1</c>).</summary>
    public required string Value { get; init; }

    /// <summary>Which kind.</summary>
    public required NumberKind Kind { get; init; }

    /// <summary>Who may use it.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>The prefix under which it was made; <see langword="null"/> for single grants and own numbers.</summary>
    public PrefixId? Prefix { get; init; }

    /// <summary>Where it comes from.</summary>
    public required NumberOrigin Origin { get; init; }

    /// <summary>What became of it.</summary>
    public NumberState State { get; set; }

    /// <summary>The product or place that bears it.</summary>
    public Guid? UsedBy { get; set; }

    /// <summary>What it is meant for, in the owner's words.</summary>
    public string Label { get; set; } = "";

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>The value as people print it: a GTIN without its filling zeros, a lot without its product.</summary>
    public string Printed => Kind switch
    {
        NumberKind.Gtin8 => Value[6..],
        NumberKind.Gtin12 => Value[2..],
        NumberKind.Gtin13 => Value[1..],
        NumberKind.Lot => Value[(Value.IndexOf('/', StringComparison.Ordinal) + 1)..],
        _ => Value,
    };

    /// <summary>The space of a kind.</summary>
    public static string SpaceOf(NumberKind kind) => kind switch
    {
        NumberKind.Gtin8 or NumberKind.Gtin12 or NumberKind.Gtin13 or NumberKind.Gtin14 => "gtin",
        NumberKind.Gln => "gln",
        NumberKind.Lot => "lot",
        NumberKind.OwnProduct => "own-product",
        NumberKind.OwnPlace => "own-place",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Numbers of this kind are kept as ranges."),
    };
}

/// <summary>A run of SSCCs or serial numbers that was given out at once.</summary>
internal sealed class NumberRange
{
    /// <summary>Its id.</summary>
    public required NumberId Id { get; init; }

    /// <summary>SSCC or serial numbers.</summary>
    public required NumberKind Kind { get; init; }

    /// <summary>The counter that it was taken from.</summary>
    public required string Series { get; init; }

    /// <summary>The first reference.</summary>
    public required long First { get; init; }

    /// <summary>How many, at least 1.</summary>
    public required int Count { get; init; }

    /// <summary>Who may use it.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>The prefix, of SSCCs.</summary>
    public PrefixId? Prefix { get; init; }

    /// <summary>The product (GTIN in 14 digits or own number), of serial numbers.</summary>
    public string Product { get; init; } = "";

    /// <summary>The lot, of serial numbers; empty for none.</summary>
    public string Lot { get; init; } = "";

    /// <summary>Letters before the digits of a serial number.</summary>
    public string Lead { get; init; } = "";

    /// <summary>Digits of a serial number, 1 to 15; extension digit of an SSCC.</summary>
    public int Digits { get; init; }

    /// <summary>What it is meant for.</summary>
    public string Label { get; init; } = "";

    /// <summary>When it was given out.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>How far a series has been given out. Its row is locked while numbers are taken from it.</summary>
internal sealed class NumberCounter
{
    /// <summary>The series: kind, prefix or product, first digit (<c>gtin:8930001</c>, <c>sscc:8930001:0</c>, <c>serial:08930001000011:</c>).</summary>
    public required string Series { get; init; }

    /// <summary>The next reference that may be free; never falls.</summary>
    public long Next { get; set; }
}
