namespace Tdc.Productivity.Sdmx;

/// <summary>The edition of SDMX-CSV that is written.</summary>
internal enum SdmxCsvEdition
{
    /// <summary>1.0 (SDMX 2.1): the first column is DATAFLOW.</summary>
    One,

    /// <summary>2.0 (SDMX 3.0): actions I, A, R, D.</summary>
    Two,

    /// <summary>2.1 (SDMX 3.1): actions M, R, D.</summary>
    TwoOne,
}

/// <summary>Whether names stand beside ids.</summary>
internal enum SdmxLabels
{
    /// <summary>Ids only.</summary>
    Id,

    /// <summary>A column with the name behind each column with ids.</summary>
    Name,

    /// <summary><c>ID: Name</c> in one field.</summary>
    Both,
}

/// <summary>How SDMX-CSV is written.</summary>
internal sealed record SdmxCsvOptions
{
    public SdmxCsvEdition Edition { get; init; } = SdmxCsvEdition.Two;

    public SdmxLabels Labels { get; init; }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "vi";

    /// <summary>Comma or semicolon.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether numbers have a decimal comma; only with the semicolon.</summary>
    public bool HasDecimalComma { get; init; }

    /// <summary>Whether there is a column SERIES_KEY, the values of the dimensions but time joined by full stops.</summary>
    public bool HasSeriesKey { get; init; }

    /// <summary>Whether there is a column OBS_KEY, the same with time.</summary>
    public bool HasObservationKey { get; init; }

    /// <summary>The action of observations that have none; null leaves the column out.</summary>
    public SdmxAction? Action { get; init; } = SdmxAction.Information;
}
