using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tdc.Platform.Documents;

namespace Tdc.Platform.Tests.Documents;

public class CalendarTests
{
    private static readonly DateTimeOffset stamp = new(2026, 6, 1, 8, 30, 0, TimeSpan.FromHours(7));

    private static CalendarEvent Deadline(string summary = "Nộp báo cáo kỳ 30/6") => new()
    {
        Uid = "obligation-0198b1c2@tdc.example",
        Stamp = stamp,
        Summary = summary,
        When = CalendarTime.On(new DateOnly(2026, 6, 29)),
    };

    private static List<string> Lines(CalendarFeed feed) => [.. feed.ToText().Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n")];

    [Fact]
    public void A_deadline_is_a_whole_day_that_keeps_nobody_busy()
    {
        var lines = Lines(new CalendarFeed("TĐC Số; Sở Y tế", [Deadline() with
        {
            Description = "Trước ngày 30/6:\nhạn cuối là 24 giờ ngày 29/6", Page = new Uri("https://tdc.example/ke-hoach/bao-cao?ky=2026-1&x=;"),
            Modified = stamp, Sequence = 3, Status = CalendarStatus.Cancelled, Categories = ["báo cáo", "a,b"],
            Reminders = [TimeSpan.FromDays(15), TimeSpan.FromHours(36), TimeSpan.FromMinutes(90), TimeSpan.Zero],
        }]));
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Equal("END:VCALENDAR", lines[^1]);
        Assert.Contains("X-WR-CALNAME:TĐC Số\\; Sở Y tế", lines);
        Assert.Contains("UID:obligation-0198b1c2@tdc.example", lines);
        Assert.Contains("DTSTAMP:20260601T013000Z", lines);
        Assert.Contains("DTSTART;VALUE=DATE:20260629", lines);
        Assert.Contains("DTEND;VALUE=DATE:20260630", lines);
        Assert.Contains("TRANSP:TRANSPARENT", lines);
        Assert.Contains("DESCRIPTION:Trước ngày 30/6:\\nhạn cuối là 24 giờ ngày 29/6", lines);
        Assert.Contains("URL:https://tdc.example/ke-hoach/bao-cao?ky=2026-1&x=;", lines);
        Assert.Contains("CATEGORIES:báo cáo,a\\,b", lines);
        Assert.Contains("LAST-MODIFIED:20260601T013000Z", lines);
        Assert.Contains("SEQUENCE:3", lines);
        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.Equal(["TRIGGER:-P15D", "TRIGGER:-PT36H", "TRIGGER:-PT90M", "TRIGGER:PT0M"], lines.Where(line => line.StartsWith("TRIGGER", StringComparison.Ordinal)));
        Assert.Equal(lines.Count(line => line.StartsWith("BEGIN:", StringComparison.Ordinal)), lines.Count(line => line.StartsWith("END:", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_meeting_goes_out_in_universal_time()
    {
        var start = new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.FromHours(7));
        var lines = Lines(new CalendarFeed("x", [Deadline() with { When = CalendarTime.Between(start, start.AddHours(1)) }]));
        Assert.Contains("DTSTART:20261231T163000Z", lines);
        Assert.Contains("DTEND:20261231T173000Z", lines);
        Assert.DoesNotContain("TRANSP:TRANSPARENT", lines);
    }

    [Fact]
    public void Ends_before_starts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarTime.Between(stamp, stamp.AddTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarTime.Days(new DateOnly(2026, 6, 2), new DateOnly(2026, 6, 1)));
    }

    [Theory]
    [InlineData("a\r\nEND:VCALENDAR")]
    [InlineData("a\nBEGIN:VALARM")]
    [InlineData("a\rX:1")]
    [InlineData("a\u0085X:1")]
    [InlineData("a\u2028X:1")]
    [InlineData("a\u000bX:1\u0007")]
    public void No_text_can_start_a_line_of_its_own(string text)
    {
        var feed = new CalendarFeed(text, [Deadline(text) with { Uid = text, Description = text, Location = text, Categories = [text], Reminders = [TimeSpan.FromDays(1)] }]);
        var plain = Lines(new CalendarFeed("a", [Deadline("a") with { Uid = "a", Description = "a", Location = "a", Categories = ["a"], Reminders = [TimeSpan.FromDays(1)] }]));
        var lines = Lines(feed);
        Assert.Equal(plain.Count, lines.Count);
        Assert.All(plain.Zip(lines), pair => Assert.Equal(pair.First.Split(':')[0], pair.Second.Split(':')[0]));
    }

    [Fact]
    public void Folding_keeps_letters_whole_lines_short_and_loses_nothing()
    {
        var words = Gen.Elements("a", "ế", "Ệ", "😀", " ", "đ", ";", ",", "\\", "\n", "𠀋", "0123456789").ListOf().Select(string.Concat);
        Prop.ForAll(words.ToArbitrary(), summary =>
        {
            var text = new CalendarFeed("x", [Deadline(summary)]).ToText();
            var physical = text.Split("\r\n");
            var line = Assert.Single(Lines(new CalendarFeed("x", [Deadline(summary)])), l => l.StartsWith("SUMMARY:", StringComparison.Ordinal))["SUMMARY:".Length..];
            return physical.All(p => Encoding.UTF8.GetByteCount(p) <= 75) && !text.Contains('\uFFFD', StringComparison.Ordinal) && Unescape(line) == summary;
        }).QuickCheckThrowOnFailure();
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\') { text.Append(value[++i] == 'n' ? '\n' : value[i]); }
            else { text.Append(value[i]); }
        }
        return text.ToString();
    }
}
