namespace Tdc.Productivity.Domain.Series;

/// <summary>A value of a series for one period, as it was known at one time. Never changed: a revision is a new vintage.</summary>
internal sealed class Observation
{
    /// <summary>Its id.</summary>
    public required ObservationId Id { get; init; }

    /// <summary>The series.</summary>
    public required SeriesId Series { get; init; }

    /// <summary>The period in the form of <see cref="Series.Period"/>.</summary>
    public required string Period { get; init; }

    /// <summary>First day of the period, for order.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>1 for the first publication, rising with each revision.</summary>
    public required int Vintage { get; init; }

    /// <summary>The value in the series' unit and multiplier; <see langword="null"/> when it is missing, see <see cref="Status"/>.</summary>
    public double? Value { get; init; }

    /// <summary>Code of <see cref="ObservationStatus"/>, SDMX CL_OBS_STATUS.</summary>
    public required string Status { get; init; }

    /// <summary>Code of confidentiality: <c>F</c> free, <c>N</c> not for publication, <c>C</c> confidential.</summary>
    public required string Confidentiality { get; init; }

    /// <summary>Decimals that the source prints; −1 when unknown.</summary>
    public int Decimals { get; init; } = -1;

    /// <summary>How many enterprises stand behind it; <see langword="null"/> when it is not made of enterprises.</summary>
    public int? Units { get; init; }

    /// <summary>Where it was found or how it was made, for people.</summary>
    public string Source { get; init; } = "";

    /// <summary>What a reader must know about it.</summary>
    public string Note { get; init; } = "";

    /// <summary>The same in English; empty when it was not given.</summary>
    public string NoteEn { get; init; } = "";

    /// <summary>The day on which the source published it; <see langword="null"/> when it does not say.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>When it was entered here.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Whether it is the latest vintage.</summary>
    public bool IsCurrent { get; set; } = true;
}

/// <summary>Codes of an observation's status and confidentiality.</summary>
/// <remarks>Source: SDMX CL_OBS_STATUS 2.2 (codes read from the R package statcodelists), CL_CONF_STATUS (from memory).</remarks>
internal static class ObservationStatus
{
    /// <summary>Normal.</summary>
    public const string Normal = "A";

    /// <summary>Break in the series: not to be compared with what stands before.</summary>
    public const string Break = "B";

    /// <summary>Estimated.</summary>
    public const string Estimated = "E";

    /// <summary>Provisional.</summary>
    public const string Provisional = "P";

    /// <summary>Suppressed for confidentiality.</summary>
    public const string Suppressed = "Q";

    /// <summary>Missing because it cannot exist: its inputs have values and its formula gives none for them.</summary>
    public const string CannotExist = "M";

    /// <summary>Missing; also the mark of a value that was withdrawn, whose earlier vintages stay.</summary>
    public const string Withdrawn = "O";

    /// <summary>Low reliability.</summary>
    public const string Unreliable = "U";

    /// <summary>Free.</summary>
    public const string Free = "F";

    /// <summary>Not for publication.</summary>
    public const string NotPublished = "N";

    /// <summary>Confidential.</summary>
    public const string Confidential = "C";

    /// <summary>All codes of status.</summary>
    public static IReadOnlyList<string> All { get; } = ["A", "B", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "S", "U", "V", "W"];

    /// <summary>All codes of confidentiality.</summary>
    public static IReadOnlyList<string> Confidentialities { get; } = [Free, NotPublished, Confidential];

    /// <summary>Codes under which no value may stand.</summary>
    public static bool IsMissing(string status) => status is "H" or "J" or "L" or "M" or "O" or "Q";
}
