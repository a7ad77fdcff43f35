using System.Net;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Register;

public sealed class KindPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_amendment_is_the_next_revision_and_the_earlier_one_stays()
    {
        await using var app = await TestApp.StartAsync();
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var form = await coordinator.OpenAsync("/do-luong/loai-phuong-tien/fuel-dispenser/sua");
        var page = await coordinator.SubmitAsync(form, "amend-kind", [("validFrom", "01/01/2027"), ("periodic", "yes"), ("periodMonths", ""), ("reason", "")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["#periodMonths", "#reason"], page.Document.QuerySelectorAll(".errs a").Select(a => a.GetAttribute("href")!).Order());
        page = await coordinator.SubmitAsync(page, "amend-kind", [("validFrom", "01/01/2027"), ("periodic", "yes"), ("periodMonths", "24"), ("seen", "true"), ("reason", "Thông tư mới")]);
        Assert.Equal("?xong=kind-amended", page.Address.Query);
        Assert.Equal(2, page.Document.QuerySelectorAll("section.card").Length);
        var revisions = await app.DbAsync(db => db.Set<InstrumentKind>().AsNoTracking().Where(k => k.Code == "fuel-dispenser").OrderBy(k => k.Revision).ToListAsync(Stop));
        Assert.Equal([(1, 12), (2, 24)], revisions.Select(k => (k.Revision, k.PeriodMonths!.Value)));
        var (before, after) = (revisions.On(new(2026, 12, 31))!, revisions.On(new(2027, 1, 1))!);
        Assert.Equal((12, 24), (before.PeriodMonths!.Value, after.PeriodMonths!.Value));
        using var other = await app.SignInAsync(Role.Officer, "SCT");
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync("/do-luong/loai-phuong-tien/fuel-dispenser/sua")).Status);
    }

    [Theory]
    [InlineData("/do-luong/loai-phuong-tien", "Từ trí nhớ")]
    [InlineData("/do-luong/loai-phuong-tien?tim=taxi", "Taximet")]
    [InlineData("/do-luong/loai-phuong-tien/taximeter", "18 tháng")]
    [InlineData("/do-luong/sai-so-cho-phep?bang=r49", "R 49")]
    [InlineData("/do-luong/quy-tac", "1/3")]
    [InlineData("/do-luong/to-chuc-kiem-dinh", "Tổ chức kiểm định")]
    [InlineData("/en/do-luong/sai-so-cho-phep", "How it is known")]
    public async Task Everybody_may_read_kinds_limits_rules_and_bodies(string address, string words)
    {
        await using var app = await TestApp.StartAsync();
        using var stranger = app.Visit();
        var page = await stranger.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(words, page.MainText, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task A_new_reminder_rule_holds_from_its_day_and_a_wrong_value_is_told()
    {
        await using var app = await TestApp.StartAsync();
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await coordinator.SubmitAsync(await coordinator.OpenAsync("/do-luong/quy-tac"), "amend-rule", [("code", "reminder-days"), ("value", "sớm"), ("from", "01/12/2026"), ("basis", "Thử")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        page = await coordinator.SubmitAsync(page, "amend-rule", [("code", "reminder-days"), ("value", "60 15"), ("from", "01/12/2026"), ("basis", "Thử")]);
        Assert.Equal("?xong=rule", page.Address.Query);
        Assert.Equal(2, await app.DbAsync(db => db.Set<RegisterRule>().CountAsync(r => r.Code == "reminder-days", Stop)));
    }
}
