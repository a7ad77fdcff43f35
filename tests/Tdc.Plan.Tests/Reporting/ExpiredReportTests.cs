using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Plan.Features.Reporting.KeepRounds;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Reporting;

public sealed class ExpiredReportTests
{
    private const string Address = "/ky-bao-cao/2026-2/bao-cao";

    [Theory]
    [InlineData("", "Khó khăn, đề xuất", "Khó khăn, vướng mắc")]
    [InlineData("/en", "Difficulties", "Difficulties")]
    public async Task A_session_that_ends_in_the_middle_of_a_report_loses_no_word_of_it(string language, string section, string label)
    {
        var typed = string.Concat(Enumerable.Range(1, 400).Select(n => $"Câu thứ {n} của một báo cáo gõ nửa ngày.\n"));
        await using var app = await TestApp.StartAsync();
        app.Clock.Now = Made.At("2026-11-20 09:00");
        await app.InScopeAsync(async services =>
        {
            await new ReportingSeed().SeedAsync(services, CancellationToken.None);
            return 0;
        });
        var user = await app.AddUserAsync(Role.Officer, "SCT");
        using var visitor = app.Visit();
        await TestApp.SignInAsync(visitor, user);
        var form = await visitor.OpenAsync(language + Address);
        app.Clock.Now += TimeSpan.FromHours(11);

        var door = await visitor.SubmitAsync(form, "report", [("kk", typed), ("viec", "luu")]);
        Assert.Equal(language + "/dang-nhap", door.Address.AbsolutePath);
        var kept = await visitor.SubmitAsync(door, "sign-in", [("email", user.Email!), ("mat-khau", TestApp.Password)]);

        Assert.Equal(language + "/khoi-phuc", kept.Address.AbsolutePath);
        Assert.Contains(kept.Document.QuerySelectorAll("main h3"), h => h.TextContent.StartsWith(section, StringComparison.Ordinal));
        var line = Assert.Single(kept.Document.QuerySelectorAll("dl > div"), d => d.QuerySelector("dt")!.TextContent.StartsWith(label, StringComparison.Ordinal));
        Assert.Equal(typed.Trim(), line.QuerySelector("dd")!.TextContent.ReplaceLineEndings("\n").Trim());
        Assert.DoesNotContain(kept.Document.QuerySelectorAll("dt"), dt => dt.TextContent is "kk" or "phien" or "phan" or "viec");

        var saved = await visitor.SubmitAsync(kept, $"form[action='{language}{Address}']", []);
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var again = await visitor.OpenAsync(language + Address);
        Assert.Equal(typed.Trim(), again.Document.QuerySelector("textarea[name=kk]")!.TextContent.ReplaceLineEndings("\n").Trim());
        Assert.Empty((await visitor.OpenAsync("/khoi-phuc")).Document.QuerySelectorAll("dd"));
    }
}
