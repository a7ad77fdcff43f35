namespace Tdc.Productivity.Domain.Series;

/// <summary>A value that somebody enters.</summary>
internal sealed record NewObservation
{
    /// <summary>The series.</summary>
    public required SeriesKey Key { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>The value; <see langword="null"/> when it is missing.</summary>
    public double? Value { get; init; }

    /// <summary>Unit as a code of exchange; empty for the indicator's own.</summary>
    public string UnitMeasure { get; init; } = "";

    /// <summary>Power of ten of the multiplier; <see langword="null"/> for the indicator's own.</summary>
    public int? UnitMult { get; init; }

    /// <summary>Status.</summary>
    public string Status { get; init; } = ObservationStatus.Normal;

    /// <summary>Confidentiality.</summary>
    public string Confidentiality { get; init; } = ObservationStatus.Free;

    /// <summary>Decimals that the source prints, or −1.</summary>
    public int Decimals { get; init; } = -1;

    /// <summary>Enterprises behind it.</summary>
    public int? Units { get; init; }

    /// <summary>Where it comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>What a reader must know.</summary>
    public string Note { get; init; } = "";

    /// <summary>The same in English.</summary>
    public string NoteEn { get; init; } = "";

    /// <summary>The day of publication.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>Where it stands in the source, from 1; 0 when it stands nowhere. For messages.</summary>
    public int Row { get; init; }
}

/// <summary>What is wrong with a value that somebody enters.</summary>
/// <param name="Row">Row of the source, or 0.</param>
/// <param name="Column">Name of the component in exchange (<c>REF_AREA</c>).</param>
/// <param name="Code">Key of the message.</param>
/// <param name="Value">What was received.</param>
internal sealed record ObservationFault(int Row, string Column, string Code, string Value);
