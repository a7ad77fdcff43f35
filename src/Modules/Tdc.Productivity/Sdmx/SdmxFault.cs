using System.Globalization;
using System.Resources;
using Tdc.Productivity.Resources;

namespace Tdc.Productivity.Sdmx;

/// <summary>What is wrong in a message.</summary>
internal enum SdmxFaultKind
{
    NotSdmx,
    RepeatedColumn,
    MissingColumn,
    UnevenRow,
    OpenQuotes,
    UnknownStructureType,
    BadReference,
    OtherStructure,
    UnknownAction,
    OpenDelete,
    AttributesOnly,
    EmptyDimension,
    UnknownCode,
    NotNumber,
    RepeatedKey,
    NotJson,
    MissingField,
    BadIndex,
}

/// <summary>A fault with its place.</summary>
/// <param name="Row">The row of a CSV counted from 1 with the header; 0 in JSON.</param>
/// <param name="Column">The column or component; in JSON the path to the place.</param>
/// <param name="Value">What stands there, at most 100 characters of it.</param>
internal sealed record SdmxFault(SdmxFaultKind Kind, int Row, string Column, string Value = "")
{
    private static readonly ResourceManager texts = new(typeof(SdmxText));

    public string Value { get; } = Value.Length > 100 ? Value[..100] + "…" : Value;

    /// <summary>What is wrong in the reader's language, without the place.</summary>
    public string Words => Say("fault." + Kind);

    /// <summary>The place and what is wrong in the reader's language.</summary>
    public override string ToString() => Place.Length == 0 ? Words : $"{Place}: {Words}";

    // A message as a whole has no place.
    private string Place => Kind is SdmxFaultKind.NotSdmx or SdmxFaultKind.NotJson ? ""
        : Row == 0 ? Say("place.path") : Column.Length == 0 ? Say("place.row") : Say("place.cell");

    private string Say(string key) => string.Format(CultureInfo.CurrentCulture, texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, Row, Column, Value);
}

/// <summary>An observation read, or the fault that stands in its place.</summary>
internal readonly record struct SdmxReading(SdmxObservation? Observation, SdmxFault? Fault)
{
    /// <summary>The row of a CSV counted from 1 with the header; 0 in JSON.</summary>
    public int Row { get; init; }

    /// <summary>The path of the observation in JSON; null in a CSV.</summary>
    public string? Path { get; init; }
}
