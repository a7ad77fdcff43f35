namespace Tdc.Plan.Domain;

/// <summary>How a source says when a task is due.</summary>
internal enum TimeKind
{
    /// <summary>Hằng năm.</summary>
    Annual,

    /// <summary>Thường xuyên.</summary>
    Continuous,

    /// <summary>In one year.</summary>
    Year,

    /// <summary>Đến năm.</summary>
    Until,

    /// <summary>From a year to a year.</summary>
    Span,

    /// <summary>By a date.</summary>
    By,

    /// <summary>The cell is empty: blocks expansion until somebody decides.</summary>
    Missing,

    /// <summary>Words that were not understood, kept literally: blocks expansion too.</summary>
    Other,
}

/// <summary>When a task is due, as understood, beside the literal words.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Literal">The words of the source; empty when missing.</param>
/// <param name="Month">For <see cref="TimeKind.Annual"/> with a month: 1 to 12.</param>
/// <param name="Year">For <see cref="TimeKind.Year"/> and <see cref="TimeKind.Until"/>.</param>
/// <param name="From">First year of a span.</param>
/// <param name="To">Last year of a span.</param>
/// <param name="Date">For <see cref="TimeKind.By"/>.</param>
internal sealed record TaskTime(
    TimeKind Kind, string Literal = "", int? Month = null, int? Year = null, int? From = null, int? To = null, DateOnly? Date = null)
{
    /// <summary>Whether duties can be derived from it.</summary>
    public bool IsDecided => Kind is not (TimeKind.Missing or TimeKind.Other);

    /// <summary>The words of the source, said once where a cell repeats them for each of its bodies.</summary>
    public string Said
    {
        get
        {
            var words = Literal.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            var once = Enumerable.Range(1, words.Length).FirstOrDefault(n => words.Length % n == 0 && words.Select((w, i) => w == words[i % n]).All(same => same));
            return once == words.Length ? Literal : string.Join(' ', words[..once]);
        }
    }
}
