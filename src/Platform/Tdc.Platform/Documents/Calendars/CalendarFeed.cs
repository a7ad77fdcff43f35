namespace Tdc.Platform.Documents;

/// <summary>A calendar that people subscribe to or download.</summary>
/// <remarks>Source: RFC 5545 (iCalendar); the name and the time between refreshes also in the words of RFC 7986 and of the common calendar programs.</remarks>
/// <param name="Name">What the calendar is called, e.g. "TĐC Số: Sở Y tế".</param>
/// <param name="Events">The events.</param>
public sealed record CalendarFeed(string Name, IReadOnlyList<CalendarEvent> Events)
{
    /// <summary>The media type of iCalendar.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>The product that made it, in the form of a formal public identifier.</summary>
    public string ProductId { get; init; } = "-//TDC So//Lich//VI";

    /// <summary>The time zone shown for the calendar.</summary>
    public string TimeZone { get; init; } = "Asia/Ho_Chi_Minh";

    /// <summary>How often subscribers should look again, whole minutes.</summary>
    public TimeSpan Refresh { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Writes the calendar as text of folded lines.</summary>
    public string ToText() => new CalendarWriter().Write(this);
}

/// <summary>Whether an event takes place.</summary>
public enum CalendarStatus
{
    /// <summary>It does.</summary>
    Confirmed,

    /// <summary>It may.</summary>
    Tentative,

    /// <summary>It was called off; subscribers take it out.</summary>
    Cancelled,
}

/// <summary>An event: a deadline, a report round, a meeting.</summary>
public sealed record CalendarEvent
{
    /// <summary>Stays the same over all versions of the event, so that programs replace and not double it; e.g. "obligation-ID@host".</summary>
    public required string Uid { get; init; }

    /// <summary>When this version of the text was made.</summary>
    public required DateTimeOffset Stamp { get; init; }

    /// <summary>The headline.</summary>
    public required string Summary { get; init; }

    /// <summary>Its time: whole days, or from one instant to another.</summary>
    public required CalendarTime When { get; init; }

    /// <summary>More text; empty for none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where; empty for nowhere.</summary>
    public string Location { get; init; } = "";

    /// <summary>The page about it; null for none.</summary>
    public Uri? Page { get; init; }

    /// <summary>When the record behind it last changed; null if unknown.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>Rises with each change of time or status, from 0.</summary>
    public int Sequence { get; init; }

    /// <summary>Whether it takes place.</summary>
    public CalendarStatus Status { get; init; }

    /// <summary>Words to sort it by.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>How long before the start to remind, each 0 or more. For whole days the start is midnight.</summary>
    public IReadOnlyList<TimeSpan> Reminders { get; init; } = [];
}

/// <summary>When an event is.</summary>
public abstract record CalendarTime
{
    private protected CalendarTime()
    {
    }

    /// <summary>One whole day.</summary>
    public static CalendarTime On(DateOnly day) => new WholeDays(day, day);

    /// <summary>Whole days, the last one included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The last day is before the first.</exception>
    public static CalendarTime Days(DateOnly first, DateOnly last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        return new WholeDays(first, last);
    }

    /// <summary>From one instant to another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The end is before the start.</exception>
    public static CalendarTime Between(DateTimeOffset start, DateTimeOffset end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        return new Span(start, end);
    }

    internal sealed record WholeDays(DateOnly First, DateOnly Last) : CalendarTime;

    internal sealed record Span(DateTimeOffset Start, DateTimeOffset End) : CalendarTime;
}
