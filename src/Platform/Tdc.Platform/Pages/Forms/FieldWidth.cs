namespace Tdc.Platform.Pages;

/// <summary>How long an answer is expected; the width of a field says it.</summary>
public enum FieldWidth
{
    /// <summary>The whole width.</summary>
    Full,
    /// <summary>About 22 rem.</summary>
    Medium,
    /// <summary>About 13 rem: a date, a code.</summary>
    Narrow,
    /// <summary>About 7 rem: a year, a count.</summary>
    Tiny,
}

/// <summary>The classes of the widths.</summary>
internal static class FieldWidths
{
    internal static string? Class(this FieldWidth width) => width switch
    {
        FieldWidth.Medium => "w16",
        FieldWidth.Narrow => "w8",
        FieldWidth.Tiny => "w4",
        _ => null,
    };
}
