using Tdc.Productivity.Domain.Series;
using Tdc.Productivity.Features.Explore;

namespace Tdc.Productivity.Features.Exchange;

/// <summary>Faults of what is entered, in the language of the reader.</summary>
internal static class FaultWords
{
    private const string Said = "sdmx:";

    /// <summary>What is wrong, without the place.</summary>
    public static string Of(ObservationFault fault) => fault.Code.StartsWith(Said, StringComparison.Ordinal) ? fault.Code[Said.Length..] : ExploreWords.Say(fault.Code, fault.Value);

    /// <summary>A line for people: the place, then what is wrong. What concerns the file as a whole has no place.</summary>
    public static string Line(ObservationFault fault) => fault switch
    {
        { Path.Length: > 0, Column.Length: > 0 } => ExploreWords.Say("import.path-column", fault.Path, fault.Column, Of(fault)),
        { Path.Length: > 0 } => ExploreWords.Say("import.path", fault.Path, Of(fault)),
        { Row: > 0, Column.Length: > 0 } => ExploreWords.Say("import.row", fault.Row, fault.Column, Of(fault)),
        { Row: > 0 } => ExploreWords.Say("import.row-whole", fault.Row, Of(fault)),
        _ => Of(fault),
    };

    /// <summary>The place as a field of an answer: <c>rows[12].OBS_VALUE</c>, the path in JSON, or <c>file</c>.</summary>
    public static string Field(ObservationFault fault) => (fault.Path.Length > 0 ? fault.Path : fault.Row > 0 ? $"rows[{fault.Row}]" : "file") + (fault.Column.Length > 0 ? "." + fault.Column : "");
}
