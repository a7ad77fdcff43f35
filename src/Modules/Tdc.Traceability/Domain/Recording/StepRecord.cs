namespace Tdc.Traceability.Domain.Recording;

/// <summary>Goods in a record: one thing, or a quantity of a lot.</summary>
/// <param name="Uri">Canonical identifier.</param>
/// <param name="IsInstance">Whether it is one thing with a number of its own (SGTIN, SSCC).</param>
/// <param name="Quantity">How much of a lot; <see langword="null"/> when not known or for one thing.</param>
/// <param name="Uom">UN/CEFACT code; <see langword="null"/> for a count.</param>
internal sealed record RecordItem(string Uri, bool IsInstance, decimal? Quantity = null, string? Uom = null);

/// <summary>A document that a record refers to.</summary>
/// <param name="Type">Word of the vocabulary: <c>desadv</c>, <c>inv</c>, <c>testres</c> …</param>
/// <param name="Uri">URI of the document.</param>
internal sealed record RecordReference(string Type, string Uri);

/// <summary>Why goods were destroyed.</summary>
internal enum DestroyCause
{
    /// <summary>Not said.</summary>
    Other,

    /// <summary>Hết hạn.</summary>
    Expired,

    /// <summary>Hư hỏng.</summary>
    Damaged,

    /// <summary>Bị thu hồi.</summary>
    Recalled,
}

/// <summary>What a person records of one step, free of forms and tables: identifiers are canonical, times have a zone.</summary>
internal sealed record StepRecord
{
    /// <summary>The step.</summary>
    public required RecordStep Step { get; init; }

    /// <summary>When it happened, with the offset of the place.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where it happened; canonical.</summary>
    public required string Place { get; init; }

    /// <summary>Ship: where the goods go. Receive: where they come from. <see langword="null"/> when not known.</summary>
    public string? OtherPlace { get; init; }

    /// <summary>Who records, as a party; <see langword="null"/> when the unit has no number.</summary>
    public string? Party { get; init; }

    /// <summary>The other party.</summary>
    public string? OtherParty { get; init; }

    /// <summary>The goods: what begins, goes in, is packed, sent, received, sold, looked at or destroyed.</summary>
    public required IReadOnlyList<RecordItem> Items { get; init; }

    /// <summary>Process: what came out.</summary>
    public IReadOnlyList<RecordItem> Outputs { get; init; } = [];

    /// <summary>Pack: the package (SSCC or other instance).</summary>
    public string? Container { get; init; }

    /// <summary>Number of the new lot, for its master data.</summary>
    public string? LotNumber { get; init; }

    /// <summary>Day of harvest.</summary>
    public DateOnly? HarvestedOn { get; init; }

    /// <summary>Last day of use.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Documents.</summary>
    public IReadOnlyList<RecordReference> References { get; init; } = [];

    /// <summary>Degrees Celsius.</summary>
    public decimal? Temperature { get; init; }

    /// <summary>Relative humidity in percent.</summary>
    public decimal? Humidity { get; init; }

    /// <summary>Inspect: whether the goods conform; <see langword="null"/> for a measurement alone.</summary>
    public bool? Conforms { get; init; }

    /// <summary>Destroy: why.</summary>
    public DestroyCause Cause { get; init; }
}
