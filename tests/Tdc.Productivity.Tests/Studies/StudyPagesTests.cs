using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Studies;
using Tdc.Productivity.Features.Studies;
using Tdc.Testing;

namespace Tdc.Productivity.Tests.Studies;

public sealed class StudyPagesTests
{
    [Fact]
    public async Task A_frontier_study_is_chosen_checked_run_kept_run_again_and_completed_by_forms()
    {
        await using var app = await TestApp.StartAsync();
        await new StudyFirms(11).StoreAsync(app, 20);
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await department.OpenAsync("/nang-suat/nghien-cuu/bien/moi?nganh=31&tu=2022&den=2023");
        Assert.Contains("Dữ liệu minh họa", page.MainText, StringComparison.Ordinal);
        page = await department.OpenAsync(Next(page));
        Assert.Contains("20 doanh nghiệp, 40 bộ số liệu năm", page.MainText, StringComparison.Ordinal);
        page = await department.OpenAsync(Next(page, ("lap", "100")));
        Assert.Contains("Đủ doanh nghiệp", page.MainText, StringComparison.Ordinal);
        page = await department.SubmitAsync(page, "run-study", []);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Đã lưu nghiên cứu", page.MainText, StringComparison.Ordinal);
        Assert.Contains("20 doanh nghiệp làm ra trung bình", page.MainText, StringComparison.Ordinal);
        Assert.Contains("2022–2023", page.MainText, StringComparison.Ordinal);
        var address = page.Address.AbsolutePath;
        page = await department.SubmitAsync(page, "run-again", []);
        Assert.Contains("Chạy lại ra đúng các chữ số ấy", page.MainText, StringComparison.Ordinal);

        using var anybody = app.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.OpenAsync(address)).Status);
        page = await department.OpenAsync(address);
        var empty = await department.SubmitAsync(page, "complete", [("conclusion", " ")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        page = await department.SubmitAsync(page, "complete", [("conclusion", "Đồ gỗ còn tăng được một phần năm.")]);
        Assert.Contains("Đã hoàn thành nghiên cứu", page.MainText, StringComparison.Ordinal);
        var seen = await anybody.OpenAsync(address);
        Assert.Contains("Đồ gỗ còn tăng được một phần năm.", seen.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Đích của từng doanh nghiệp", seen.MainText, StringComparison.Ordinal);
        Assert.Contains("Đồ gỗ còn tăng", (await anybody.OpenAsync("/nang-suat/nghien-cuu")).MainText, StringComparison.Ordinal);
        Assert.Contains("What it says", (await anybody.OpenAsync("/en" + address)).MainText, StringComparison.Ordinal);
        Assert.Contains("/dang-nhap", (await anybody.OpenAsync(address + "/du-lieu.csv")).Address.AbsolutePath, StringComparison.Ordinal);
        var csv = await department.Client.GetStringAsync(new Uri(address + "/du-lieu.csv", UriKind.Relative));
        Assert.Equal(41, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("Firm", csv, StringComparison.Ordinal);
        var actions = await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<Tdc.Platform.Audit.AuditEntry>().Select(a => a.Action).Where(a => a.StartsWith("productivity.study")).ToListAsync());
        Assert.Equal(["productivity.study-completed", "productivity.study-made", "productivity.study-run-again"], actions.Order());
    }

    [Fact]
    public async Task A_study_is_made_repeated_and_completed_over_rest_by_the_rules_of_the_wizard()
    {
        await using var app = await TestApp.StartAsync();
        await new StudyFirms(11).StoreAsync(app, 20);
        using var department = await app.ClientWithKeyAsync("SKHCN", "productivity:read", "productivity:write");
        var studies = new Uri("/api/productivity/studies", UriKind.Relative);
        object Body(int from, string[] inputs, int replications) => new
        {
            kind = "frontier",
            title = "Đồ gỗ",
            sample = new { activity = "31", from, to = 2023, demonstration = true },
            frontier = new { inputs, outputs = new[] { "va" }, slacks = true, replications },
        };
        using var wrong = await department.PostAsJsonAsync(studies, Body(1990, ["l", "khong"], 5));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(["frontier.inputs", "frontier.replications", "sample.from"], (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());

        foreach (var nothing in new object[] { new { }, new { title = "T", sample = (object?)null }, new { kind = "effect", title = " ", sample = new { }, effect = new { } } })
        {
            using var empty = await department.PostAsJsonAsync(studies, nothing);
            Assert.InRange((int)empty.StatusCode, 400, 499);
        }

        using var made = await department.PostAsJsonAsync(studies, Body(2022, ["l", "k"], 0));
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        var address = made.Headers.Location!;
        using var read = await department.GetAsync(address);
        var study = await read.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(["l", "k"], study.GetProperty("settings").GetProperty("frontier").GetProperty("inputs").EnumerateArray().Select(i => i.GetString()));
        using var again = await department.PostAsync(new Uri(address + "/repetition", UriKind.Relative), null);
        Assert.True((await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("same").GetBoolean());

        using var completed = await department.SendAsync(new(HttpMethod.Put, new Uri(address + "/conclusion", UriKind.Relative)) { Content = JsonContent.Create(new { conclusion = "Còn tăng được." }), Headers = { { "If-Match", read.Headers.ETag!.Tag } } });
        Assert.True(completed.StatusCode == HttpStatusCode.NoContent, await completed.Content.ReadAsStringAsync());
        using var stale = await department.SendAsync(new(HttpMethod.Put, new Uri(address + "/conclusion", UriKind.Relative)) { Content = JsonContent.Create(new { conclusion = "Khác." }), Headers = { { "If-Match", read.Headers.ETag!.Tag } } });
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var statistics = await app.ClientWithKeyAsync("TK", "productivity:read", "productivity:write");
        Assert.Equal(HttpStatusCode.NotFound, (await statistics.PostAsJsonAsync(studies, Body(2022, ["l", "k"], 0))).StatusCode);
    }

    [Fact]
    public async Task Drivers_and_effects_are_run_by_forms()
    {
        await using var app = await TestApp.StartAsync();
        var firms = await new StudyFirms(12).StoreAsync(app, 24, from: 2021, to: 2024);
        await app.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<TdcDbContext>();
            db.AddRange(firms.Take(8).Select(f => new FirmSupport { Id = app.Clock.NewId<SupportId>(), Firm = f.Id, FromYear = 2023, Project = "5S" }));
            return await db.SaveChangesAsync();
        });
        using var department = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await department.OpenAsync("/nang-suat/nghien-cuu/dong-luc/moi?tu=2021&den=2024&buoc=kiem-tra&ten=X&yeu-to=digital&yeu-to=iso9001&mo-hinh=TwoWay");
        page = await department.SubmitAsync(page, "run-study", []);
        Assert.Contains("chưa phải nguyên nhân", page.MainText, StringComparison.Ordinal);
        Assert.Contains("thêm 10 điểm %", page.MainText, StringComparison.Ordinal);
        page = await department.OpenAsync("/nang-suat/nghien-cuu/tac-dong/moi?tu=2021&den=2024&buoc=kiem-tra&ten=Y&nam-ho-tro=2023&doi-chung=tat-ca");
        page = await department.SubmitAsync(page, "run-study", []);
        Assert.Contains("So 8 doanh nghiệp được hỗ trợ với 16", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Thử giả", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_choices_are_named_and_nothing_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        await new StudyFirms(13).StoreAsync(app, 3);
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await department.OpenAsync("/nang-suat/nghien-cuu/bien/moi?tu=2023&den=2022&buoc=mo-hinh");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        page = await department.OpenAsync("/nang-suat/nghien-cuu/bien/moi?tu=abc&lap=5&hat-giong=-1&ten=&dau-vao=xyz&buoc=kiem-tra");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(4, page.Document.QuerySelectorAll(".errs li").Length);
        page = await department.OpenAsync("/nang-suat/nghien-cuu/bien/moi?tu=2022&den=2022&buoc=kiem-tra&ten=T&dau-vao=l&dau-vao=k&dau-ra=va");
        Assert.Contains("chỉ có 3 doanh nghiệp cho 3 biến", page.MainText, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("input[value=run-study]"));
        Assert.Equal(0, await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<Study>().CountAsync()));
    }

    [Fact]
    public async Task Others_find_no_wizard_and_no_study()
    {
        await using var app = await TestApp.StartAsync();
        await new StudyFirms(14).StoreAsync(app, 12);
        foreach (var (role, unit) in ((Role, string)[])[(Role.Officer, "SCT"), (Role.Leader, "UBND"), (Role.Officer, "TK")])
        {
            using var other = await app.SignInAsync(role, unit);
            foreach (var path in (string[])["bien", "dong-luc", "tac-dong"])
            {
                Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/nang-suat/nghien-cuu/{path}/moi")).Status);
            }
        }

        using var stranger = await app.ClientWithKeyAsync("SCT", "productivity:read");
        using var none = await stranger.GetAsync(new Uri("/api/productivity/studies", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        using var key = await app.ClientWithKeyAsync("SKHCN", "productivity:read");
        var id = await app.InScopeAsync(async s => (await s.GetRequiredService<StudyBook>().MakeAsync(Features.ProductivityRights.OfSystem,
            new(StudyKind.Frontier, "T", new() { Sample = new() { From = 2022, To = 2023, Demonstration = true }, Frontier = new() }), CancellationToken.None)).TryGet(out var made, out _) ? made : default);
        var list = await key.GetFromJsonAsync<JsonElement>("/api/productivity/studies");
        Assert.Equal(1, list.GetArrayLength());
        var one = await key.GetFromJsonAsync<JsonElement>($"/api/productivity/studies/{id.Value}");
        Assert.Equal(64, one.GetProperty("dataVersion").GetString()!.Length);
        Assert.Equal("l", one.GetProperty("settings").GetProperty("frontier").GetProperty("inputs")[0].GetString());
        Assert.Equal(2, one.GetProperty("result").GetProperty("frontier").GetProperty("years").GetArrayLength());
    }

    [Fact]
    public async Task A_long_study_is_computed_in_the_background_and_repeats_to_the_same_digits()
    {
        await using var app = await TestApp.StartAsync();
        await new StudyFirms(15).StoreAsync(app, 30);
        var rights = Features.ProductivityRights.OfSystem;
        var id = await app.InScopeAsync(async s => (await s.GetRequiredService<StudyBook>().MakeAsync(rights,
            new(StudyKind.Frontier, "T", new() { Sample = new() { From = 2022, To = 2023, Demonstration = true }, Frontier = new() { Replications = 800 } }), CancellationToken.None)).TryGet(out var made, out _) ? made : default);
        for (var i = 0; i < 300 && !await app.InScopeAsync(s => s.GetRequiredService<TdcDbContext>().Set<Study>().AnyAsync(x => x.Id == id && x.Result != "")); i++)
        {
            await Task.Delay(200);
        }

        var repeat = await app.InScopeAsync(s => s.GetRequiredService<StudyBook>().RepeatAsync(rights, id, CancellationToken.None));
        Assert.True(repeat.TryGet(out var found, out _) && found.Same && found.DataSame);
    }

    private static string Next(Page page, params (string Name, string Value)[] values)
    {
        var form = page.Document.QuerySelector("main form.card")!;
        var fields = form.QuerySelectorAll("input,select").Where(f => f.GetAttribute("type") is not ("checkbox" or "radio") || f.HasAttribute("checked"))
            .Select(f => (Name: f.GetAttribute("name")!, Value: (f is AngleSharp.Html.Dom.IHtmlSelectElement s ? s.Value : f.GetAttribute("value")) ?? ""));
        return form.GetAttribute("action") + "?" + string.Join('&', fields.Where(f => values.All(v => v.Name != f.Name)).Concat(values).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"));
    }
}
