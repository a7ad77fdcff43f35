namespace Tdc.Traceability.Domain.Recording;

/// <summary>Goods as typed.</summary>
internal sealed record GoodsInput
{
    /// <summary>Identifier chosen from a list; empty when a code is given.</summary>
    public string Goods { get; init; } = "";

    /// <summary>What was scanned, typed or pasted: a label, a lot number, a number of a product and a lot.</summary>
    public string Code { get; init; } = "";

    /// <summary>How much, as typed; empty when not known.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>Code of the unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether nothing was typed.</summary>
    public bool IsEmpty => Goods.Length == 0 && string.IsNullOrWhiteSpace(Code);
}

/// <summary>One record as a person typed it; also what the row of the record keeps.</summary>
internal sealed record RecordInput
{
    /// <summary>The step.</summary>
    public required RecordStep Step { get; init; }

    /// <summary>Key under which a repetition is known.</summary>
    public required Guid Key { get; init; }

    /// <summary>The unit recorded for; <see langword="null"/> for the asker's first.</summary>
    public Guid? Unit { get; init; }

    /// <summary>Day, as typed; empty for today.</summary>
    public string Date { get; init; } = "";

    /// <summary>Time of day <c>hh:mm</c>; empty for now, or noon of another day.</summary>
    public string Time { get; init; } = "";

    /// <summary>Place chosen from a list; canonical.</summary>
    public string Place { get; init; } = "";

    /// <summary>Place by number, label or name, when it is not in the list.</summary>
    public string PlaceCode { get; init; } = "";

    /// <summary>The other place, chosen.</summary>
    public string OtherPlace { get; init; } = "";

    /// <summary>The other place by number, label or name.</summary>
    public string OtherPlaceCode { get; init; } = "";

    /// <summary>Harvest and process: the product of the new lot, by GTIN or own number.</summary>
    public string Product { get; init; } = "";

    /// <summary>Harvest and process: number of the new lot; empty to have it counted.</summary>
    public string Lot { get; init; } = "";

    /// <summary>Harvest and process: how much of the new lot.</summary>
    public string Quantity { get; init; } = "";

    /// <summary>Unit of that quantity.</summary>
    public string QuantityUnit { get; init; } = "";

    /// <summary>Harvest and process: last day of use; empty to take it from the template or the product.</summary>
    public string Expires { get; init; } = "";

    /// <summary>The goods that the step is about.</summary>
    public IReadOnlyList<GoodsInput> Items { get; init; } = [];

    /// <summary>Pack: the package's number or label; empty to have an SSCC issued.</summary>
    public string Container { get; init; } = "";

    /// <summary>Number of the delivery note, invoice, test report.</summary>
    public string Document { get; init; } = "";

    /// <summary>Degrees Celsius.</summary>
    public string Temperature { get; init; } = "";

    /// <summary>Relative humidity in percent.</summary>
    public string Humidity { get; init; } = "";

    /// <summary>Inspect: <c>pass</c>, <c>fail</c> or empty.</summary>
    public string Result { get; init; } = "";

    /// <summary>Destroy: <c>expired</c>, <c>damaged</c>, <c>recalled</c> or empty.</summary>
    public string Cause { get; init; } = "";

    /// <summary>The record that this one puts right.</summary>
    public Guid? Replaces { get; init; }
}
