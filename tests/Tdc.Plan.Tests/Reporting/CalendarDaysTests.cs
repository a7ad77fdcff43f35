using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Domain.Reporting;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Reporting;

public sealed class CalendarDaysTests
{
    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_day_off_moves_the_deadline_of_a_round_that_counts_working_days_and_of_no_other(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.InScopeAsync(services => services.GetRequiredService<TdcDbContext>().Set<ReportSeries>().Where(s => s.Number == 2).ExecuteUpdateAsync(s => s.SetProperty(r => r.UnitOffsetWorkingDays, 2)));
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await coordinator.OpenAsync("/lich-lam-viec?nam=2026");
        Assert.Contains("Tết Bính Ngọ", page.MainText, StringComparison.Ordinal);

        var unsaid = await coordinator.SubmitAsync(page, "calendar-day", [("day", "27/11/2026"), ("nameVi", "Nghỉ bù"), ("basis", "")]);
        Assert.True(unsaid.Status == HttpStatusCode.BadRequest, unsaid.MainText);
        Assert.Equal("Nghỉ bù", unsaid.Document.QuerySelector("input[name=nameVi]")!.GetAttribute("value"));

        // Before 30 November the last day is Sunday the 29th; two working days before it are Friday the 27th and Thursday the 26th.
        page = await coordinator.SubmitAsync(page, "calendar-day", [("day", "27/11/2026"), ("nameVi", "Nghỉ bù"), ("basis", "Thông báo 1/TB")]);
        Assert.Contains("Số kỳ đổi hạn: 1", page.MainText, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 25), await DueAsync(app, "2026-2"));
        Assert.Equal(new DateOnly(2026, 6, 29), await DueAsync(app, "2026-1"));

        using var removed = await coordinator.Client.DeleteAsync(new Uri("/api/plan/calendar-days/2026-11-27", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        Assert.Equal(new DateOnly(2026, 11, 26), await DueAsync(app, "2026-2"));
    }

    [Fact]
    public async Task Only_the_coordinator_changes_days_and_the_leader_reads_them()
    {
        await using var app = await TestApp.StartAsync();
        using var leader = await app.SignInAsync(Role.Leader, "VPUBND");
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        var page = await leader.OpenAsync("/en/lich-lam-viec?nam=2026");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.QuerySelector("main input[name=nameVi]"));
        using var put = await leader.Client.PutAsJsonAsync(new Uri("/api/plan/calendar-days/2026-11-27", UriKind.Relative), new { isWorked = false, nameVi = "x", basis = "y" });
        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await officer.OpenAsync("/lich-lam-viec")).Status);
    }

    private static Task<DateOnly> DueAsync(TestApp app, string key) =>
        app.InScopeAsync(services => services.GetRequiredService<TdcDbContext>().Set<ReportRound>().Where(r => r.Key == key).Select(r => r.DueOn).SingleAsync());
}
