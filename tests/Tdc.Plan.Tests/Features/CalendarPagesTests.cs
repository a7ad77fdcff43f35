using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features;

public sealed partial class CalendarPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_calendar_address_is_made_read_and_revoked(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await PlanWalk.ExpandAsync(app);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var program = app.Visit();
        var address = await MakeAsync(officer);

        using var answer = await program.Client.GetAsync(new Uri(address), Stop);
        Assert.Equal(("text/calendar", true), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.NoStore));
        var text = await answer.Content.ReadAsStringAsync(Stop);
        var duty = await PlanWalk.DutyOfAsync(app, "SCT", 2, 2);
        Assert.Contains($"UID:{duty.Id.Value}@viec.tdc", Unfolded(text), StringComparison.Ordinal);
        Assert.Contains("Hạn gửi báo cáo: ", Unfolded(text), StringComparison.Ordinal);

        var page = await officer.OpenAsync("/lich");
        PlanWalk.AssertWhole(page);
        PlanWalk.AssertWhole(await officer.OpenAsync("/en/lich"));
        Assert.DoesNotContain(address[^20..], page.Document.DocumentElement.InnerHtml, StringComparison.Ordinal);
        var revoked = await officer.SubmitAsync(page, "thu-hoi", [("feed", page.Document.QuerySelector("button[name=feed]")!.GetAttribute("value")!)]);
        Assert.Equal(HttpStatusCode.OK, revoked.Status);
        using var gone = await program.Client.GetAsync(new Uri(address), Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task The_calendar_is_folded_ends_its_lines_as_the_standard_says_and_keeps_its_ids()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        var address = new Uri(await MakeAsync(officer));

        var bytes = await officer.Client.GetByteArrayAsync(address, Stop);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.DoesNotContain('�', text);
        Assert.Equal(text.Count(c => c == '\n'), Regex.Count(text, "\r\n"));
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        var events = Unfolded(text).Split("BEGIN:VEVENT")[1..];
        Assert.NotEmpty(events);
        Assert.All(events, e =>
        {
            foreach (var needed in new[] { "\r\nUID:", "\r\nDTSTAMP:", "\r\nDTSTART;VALUE=DATE:", "\r\nSUMMARY:" })
            {
                Assert.Contains(needed, e, StringComparison.Ordinal);
            }
        });

        app.Clock.MoveTo(2026, 11, 21);
        var later = await officer.Client.GetStringAsync(address, Stop);
        Assert.Equal(Uids(text), Uids(later));
        Assert.Equal(Uids(text).Count, Uids(text).Distinct().Count());
        var due = await PlanWalk.DbAsync(app, db => db.Set<ReportRound>().Where(r => r.Key == "2026-2").Select(r => r.DueAt).SingleAsync(Stop));
        var lastDay = due.AddTicks(-1).ToOffset(TimeSpan.FromHours(7)).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains($"DTSTART;VALUE=DATE:{lastDay}", text, StringComparison.Ordinal); // "before 30 November": the 29th is the last day
    }

    [Fact]
    public async Task The_address_appears_in_no_log_and_no_trace_and_dies_with_the_role()
    {
        var logs = new Lines();
        var tags = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => tags.Add(activity.DisplayName + " " + string.Join(' ', activity.TagObjects.Select(t => $"{t.Key}={t.Value}"))),
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = await TestApp.StartAsync(configure: services =>
        {
            services.AddSingleton<ILoggerProvider>(logs);
            services.Configure<LoggerFilterOptions>(filter => filter.AddFilter("Microsoft.AspNetCore", LogLevel.Information).AddFilter("Tdc", LogLevel.Trace));
        });
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        var address = new Uri(await MakeAsync(officer));
        var token = TokenOf().Match(address.AbsolutePath).Groups[1].Value;

        using (await officer.Client.GetAsync(address, Stop))
        using (await officer.Client.GetAsync(new Uri(app.Address, $"/lich/{token[..^1]}x.ics"), Stop))
        {
            Assert.NotEmpty(tags);
        }

        Assert.DoesNotContain(logs.All.Concat(tags), line => line.Contains(token[..20], StringComparison.Ordinal));
        var stored = await PlanWalk.DbAsync(app, db => db.Set<CalendarFeed>().AsNoTracking().SingleAsync(Stop));
        Assert.NotEqual(token, stored.TokenHash, StringComparer.OrdinalIgnoreCase);

        await PlanWalk.DbAsync(app, db => db.Set<UnitRole>().Where(r => r.UserId == stored.UserId).ExecuteUpdateAsync(r => r.SetProperty(x => x.ValidTo, new DateOnly(2026, 11, 19)), Stop));
        using var orphan = await officer.Client.GetAsync(address, Stop);
        Assert.Equal(HttpStatusCode.NotFound, orphan.StatusCode);
    }

    [Fact]
    public async Task Nobody_makes_a_calendar_of_another_unit_revokes_anothers_or_gets_two_by_pressing_twice()
    {
        await using var app = await TestApp.StartAsync();
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var stranger = await app.SignInAsync(Role.Officer, "SYT");
        var sct = await app.UnitAsync("SCT");
        var stolen = await stranger.SubmitAsync(await stranger.OpenAsync("/lich"), "tao", [("unit", sct.Lineage.Value.ToString())]);
        Assert.Equal(HttpStatusCode.NotFound, stolen.Status);

        var page = await officer.OpenAsync("/lich");
        var both = await Task.WhenAll(officer.SubmitAsync(page, "tao", []), officer.SubmitAsync(page, "tao", []));
        Assert.Single(both, p => p.MainText.Contains(".ics", StringComparison.Ordinal));
        var feed = await PlanWalk.DbAsync(app, db => db.Set<CalendarFeed>().AsNoTracking().SingleAsync(Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SubmitAsync(await stranger.OpenAsync("/lich"), "thu-hoi", [("feed", feed.Id.Value.ToString())])).Status);
        Assert.Null((await PlanWalk.DbAsync(app, db => db.Set<CalendarFeed>().AsNoTracking().SingleAsync(Stop))).RevokedAt);
    }

    private static async Task<string> MakeAsync(Visitor officer)
    {
        var made = await officer.SubmitAsync(await officer.OpenAsync("/lich"), "tao", []);
        Assert.Equal(HttpStatusCode.OK, made.Status);
        return made.Document.QuerySelector("main code")!.TextContent;
    }

    private static string Unfolded(string text) => text.Replace("\r\n ", "", StringComparison.Ordinal);

    private static List<string> Uids(string text) => [.. Uid().Matches(Unfolded(text)).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("\r\nUID:([^\r]+)")]
    private static partial Regex Uid();

    [GeneratedRegex("/lich/([^.]+)\\.ics")]
    private static partial Regex TokenOf();

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public IEnumerable<string> All => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
