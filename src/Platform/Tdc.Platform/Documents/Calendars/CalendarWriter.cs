using System.Globalization;
using System.Text;

namespace Tdc.Platform.Documents;

/// <summary>Writes iCalendar objects.</summary>
internal sealed class CalendarWriter
{
    private readonly StringBuilder text = new();

    internal string Write(CalendarFeed feed)
    {
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", ContentLines.Escape(feed.ProductId));
        Line("CALSCALE", "GREGORIAN");
        Line("METHOD", "PUBLISH");
        Line("NAME", ContentLines.Escape(feed.Name));
        Line("X-WR-CALNAME", ContentLines.Escape(feed.Name));
        Line("X-WR-TIMEZONE", ContentLines.Escape(feed.TimeZone));
        Line("REFRESH-INTERVAL;VALUE=DURATION", Duration(feed.Refresh));
        Line("X-PUBLISHED-TTL", Duration(feed.Refresh));
        foreach (var item in feed.Events) { WriteEvent(item); }
        Line("END", "VCALENDAR");
        return text.ToString();
    }

    private void WriteEvent(CalendarEvent item)
    {
        Line("BEGIN", "VEVENT");
        Line("UID", ContentLines.Escape(item.Uid));
        Line("DTSTAMP", Instant(item.Stamp));
        WriteTime(item.When);
        Line("SUMMARY", ContentLines.Escape(item.Summary));
        Optional("DESCRIPTION", item.Description);
        Optional("LOCATION", item.Location);
        if (item.Page is { IsAbsoluteUri: true } page) { Line("URL", page.AbsoluteUri); }
        if (item.Categories.Count > 0) { Line("CATEGORIES", string.Join(',', item.Categories.Select(ContentLines.Escape))); }
        if (item.Modified is { } modified) { Line("LAST-MODIFIED", Instant(modified)); }
        Line("SEQUENCE", Math.Max(0, item.Sequence).ToString(CultureInfo.InvariantCulture));
        Line("STATUS", item.Status.ToString().ToUpperInvariant());
        foreach (var before in item.Reminders) { WriteReminder(item, before); }
        Line("END", "VEVENT");
    }

    private void WriteTime(CalendarTime when)
    {
        if (when is CalendarTime.WholeDays days)
        {
            Line("DTSTART;VALUE=DATE", Day(days.First));
            Line("DTEND;VALUE=DATE", Day(days.Last.AddDays(1))); // the end is the first day that is free again
            Line("TRANSP", "TRANSPARENT"); // a deadline keeps nobody busy
        }
        else if (when is CalendarTime.Span span)
        {
            Line("DTSTART", Instant(span.Start));
            Line("DTEND", Instant(span.End));
        }
    }

    private void WriteReminder(CalendarEvent item, TimeSpan before)
    {
        Line("BEGIN", "VALARM");
        Line("ACTION", "DISPLAY");
        Line("DESCRIPTION", ContentLines.Escape(item.Summary));
        Line("TRIGGER", (before > TimeSpan.Zero ? "-" : "") + Duration(before));
        Line("END", "VALARM");
    }

    private void Optional(string name, string value)
    {
        if (value.Length > 0) { Line(name, ContentLines.Escape(value)); }
    }

    private void Line(string name, string value) => ContentLines.Fold(text, $"{name}:{value}");

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan length)
    {
        var minutes = (long)Math.Abs(length.TotalMinutes);
        if (minutes % 1440 == 0 && minutes > 0) { return string.Create(CultureInfo.InvariantCulture, $"P{minutes / 1440}D"); }
        return minutes % 60 == 0 && minutes > 0
            ? string.Create(CultureInfo.InvariantCulture, $"PT{minutes / 60}H")
            : string.Create(CultureInfo.InvariantCulture, $"PT{minutes}M");
    }
}
