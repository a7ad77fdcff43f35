namespace Tdc.Productivity.Domain.Series;

/// <summary>What a value that somebody enters does to the one that is known.</summary>
/// <remarks>Source: SDMX-CSV data message field guide 2.0, column ACTION: R, A (and I, which is loaded as A; M in 2.1), D.</remarks>
internal enum ObservationChange
{
    /// <summary>It takes the place of what is known; what it does not say takes its default.</summary>
    Replace,

    /// <summary>What it does not say stays as it is known.</summary>
    Merge,

    /// <summary>The known value is withdrawn: its next vintage has no value. Earlier vintages stay.</summary>
    Withdraw,
}

/// <summary>Parts of a value that may be left as they are known.</summary>
[Flags]
internal enum ObservationParts
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The value.</summary>
    Value = 1,

    /// <summary>Its status.</summary>
    Status = 2,

    /// <summary>Its confidentiality.</summary>
    Confidentiality = 4,

    /// <summary>Its decimals.</summary>
    Decimals = 8,

    /// <summary>The number of enterprises.</summary>
    Units = 16,

    /// <summary>Its source.</summary>
    Source = 32,

    /// <summary>Its note.</summary>
    Note = 64,

    /// <summary>The day of publication.</summary>
    Published = 128,
}

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

    /// <summary>What it does to the value that is known.</summary>
    public ObservationChange Change { get; init; }

    /// <summary>What the sender left out; with <see cref="ObservationChange.Merge"/> it stays as it is known.</summary>
    public ObservationParts Left { get; init; }

    /// <summary>Where it stands in the source, from 1; 0 when it stands nowhere. For messages.</summary>
    public int Row { get; init; }

    /// <summary>The value with what was left out taken from the one that is known.</summary>
    /// <param name="was">The known value; <see langword="null"/> when there is none.</param>
    /// <remarks>A value and a status of absence cannot stand together, so the one that is given takes the other's place.</remarks>
    public NewObservation Over(Observation? was)
    {
        if (Change != ObservationChange.Merge || was is null)
        {
            return this;
        }

        bool Stays(ObservationParts part) => Left.HasFlag(part);
        var status = !Stays(ObservationParts.Status) ? Status
            : !Stays(ObservationParts.Value) && ObservationStatus.IsMissing(was.Status) ? ObservationStatus.Normal : was.Status;
        return this with
        {
            Value = !Stays(ObservationParts.Value) ? Value : ObservationStatus.IsMissing(status) ? null : was.Value,
            Status = status,
            Confidentiality = Stays(ObservationParts.Confidentiality) ? was.Confidentiality : Confidentiality,
            Decimals = Stays(ObservationParts.Decimals) ? was.Decimals : Decimals,
            Units = Stays(ObservationParts.Units) ? was.Units : Units,
            Source = Stays(ObservationParts.Source) ? was.Source : Source,
            Note = Stays(ObservationParts.Note) ? was.Note : Note,
            NoteEn = Stays(ObservationParts.Note) ? was.NoteEn : NoteEn,
            PublishedOn = Stays(ObservationParts.Published) ? was.PublishedOn : PublishedOn,
        };
    }
}

/// <summary>What is wrong with a value that somebody enters.</summary>
/// <param name="Row">Row of the source, or 0.</param>
/// <param name="Column">Name of the component in exchange (<c>REF_AREA</c>).</param>
/// <param name="Code">Key of the message.</param>
/// <param name="Value">What was received.</param>
internal sealed record ObservationFault(int Row, string Column, string Code, string Value)
{
    /// <summary>The path of the value in a file that has no rows (<c>data.dataSets[0].series.0:1.observations.2</c>); empty in a table.</summary>
    public string Path { get; init; } = "";
}
