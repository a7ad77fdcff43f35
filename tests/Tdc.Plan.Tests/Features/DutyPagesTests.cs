using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Plan.Domain;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features;

public sealed class DutyPagesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_duty_goes_from_its_first_entry_over_a_return_to_acceptance(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await PlanWalk.ExpandAsync(app);
        var address = await PlanWalk.DutyAsync(app, "SCT", 2, 2);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");

        var page = await officer.SubmitAsync(await officer.OpenAsync(address), "tien-do", [("percent", "30,5"), ("narrative", "Đã cấp mã cho 12 sản phẩm"), ("difficulty", "Thiếu máy in"), ("on", "19/11/2026")]);
        Assert.Contains("Đã cấp mã cho 12 sản phẩm", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Thiếu máy in", page.MainText, StringComparison.Ordinal);
        Assert.Equal((DutyState.InProgress, 0.305, new DateOnly(2026, 11, 19)), await StateAsync(app));

        var early = await officer.SubmitAsync(page, "bao-xong", [("note", "Đã xong cả")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status); // nothing is finished on a bare word
        Assert.Equal("Đã xong cả", early.Document.QuerySelector("#hoan-thanh textarea")!.TextContent);

        page = await officer.SubmitAsync(page, "minh-chung", [("kind", "Document"), ("title", "Biên bản"), ("number", "05/BB-SCT"), ("datedOn", "18/11/2026")], ("file", "Biên bản.pdf", PlanWalk.Pdf));
        page = await officer.SubmitAsync(page, "minh-chung", [("kind", "Link"), ("title", "Bài trên trang của sở"), ("link", "https://sct.example.vn/bai")]);
        Assert.Contains("Biên bản", page.MainText, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("a[href='https://sct.example.vn/bai']"));
        page = await officer.SubmitAsync(page, "bao-xong", [("note", "Đã cấp đủ mã")]);
        Assert.Equal(DutyState.Submitted, (await StateAsync(app)).State);

        var wordless = await coordinator.SubmitAsync(await coordinator.OpenAsync(address), "nghiem-thu", [("step", "return"), ("note", " ")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.Status);
        await coordinator.SubmitAsync(wordless, "nghiem-thu", [("step", "return"), ("note", "Thiếu danh sách cơ sở")]);
        page = await officer.OpenAsync(address);
        Assert.Contains("Thiếu danh sách cơ sở", page.MainText, StringComparison.Ordinal);
        await officer.SubmitAsync(page, "bao-xong", [("note", "Đã bổ sung")]);
        await coordinator.SubmitAsync(await coordinator.OpenAsync(address), "nghiem-thu", [("step", "accept"), ("note", "")]);

        Assert.Equal(DutyState.Accepted, (await StateAsync(app)).State);
        var steps = await PlanWalk.DbAsync(app, db => db.Set<AuditEntry>().Where(a => a.Action.StartsWith("plan.duty-")).OrderBy(a => a.At).Select(a => a.Action).ToListAsync(Stop));
        Assert.Equal(["plan.duty-submit", "plan.duty-return", "plan.duty-submit", "plan.duty-accept"], steps);
        foreach (var language in new[] { "", "/en" })
        {
            PlanWalk.AssertWhole(await officer.OpenAsync(language + address));
            PlanWalk.AssertWhole(await coordinator.OpenAsync(language + "/viec-cua-toi"));
        }
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Another_units_duty_does_not_exist_in_page_form_file_or_program(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await PlanWalk.ExpandAsync(app);
        var duty = await PlanWalk.DutyOfAsync(app, "SCT", 2, 2);
        var address = "/viec/" + duty.Id.Value;
        using var owner = await app.SignInAsync(Role.Officer, "SCT");
        using var stranger = await app.SignInAsync(Role.Officer, "SYT");
        using var leader = await app.SignInAsync(Role.Leader, "UBND");
        var mine = await owner.SubmitAsync(await owner.OpenAsync(address), "minh-chung", [("kind", "Document"), ("title", "Danh sách cơ sở"), ("visibility", "Restricted")], ("file", "noi-bo.pdf", PlanWalk.Pdf));
        var file = mine.Document.QuerySelector("#minh-chung li a")!.GetAttribute("href")!;

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(file)).Status);
        Assert.Equal(HttpStatusCode.OK, (await owner.OpenAsync(file)).Status);
        var seen = await leader.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Null(seen.Document.QuerySelector("main form"));

        using var key = await app.ClientWithKeyAsync("SYT", "plan:read", "plan:write");
        using var read = await key.GetAsync(new Uri($"/api/plan/duties/{duty.Id.Value}", UriKind.Relative), Stop);
        using var written = await key.PostAsJsonAsync($"/api/plan/duties/{duty.Id.Value}/progress", new { percent = 5, narrative = "x" }, Stop);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [read.StatusCode, written.StatusCode]);
        Assert.Equal(0, await PlanWalk.DbAsync(app, db => db.Set<ProgressEntry>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Who_saves_second_is_told_so_and_loses_no_word()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        var address = await PlanWalk.DutyAsync(app, "SCT", 2, 2);
        using var first = await app.SignInAsync(Role.Officer, "SCT");
        using var second = await app.SignInAsync(Role.Head, "SCT");
        var (mine, theirs) = (await first.OpenAsync(address), await second.OpenAsync(address));

        await second.SubmitAsync(theirs, "nam-ro", [("responsible", "Phó giám đốc"), ("expectedProduct", "Danh mục")]);
        var conflict = await first.SubmitAsync(mine, "nam-ro", [("responsible", "Trưởng phòng"), ("expectedProduct", "Danh mục 40 cơ sở")]);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Có người vừa sửa", conflict.MainText, StringComparison.Ordinal);
        Assert.Contains("Phó giám đốc", conflict.MainText, StringComparison.Ordinal);
        Assert.Equal("Trưởng phòng", conflict.Document.QuerySelector("input[name=responsible]")!.GetAttribute("value"));
        Assert.Equal("Danh mục 40 cơ sở", conflict.Document.QuerySelector("textarea[name=expectedProduct]")!.TextContent);
        await first.SubmitAsync(conflict, "nam-ro", [("responsible", "Trưởng phòng")]);
        Assert.Equal("Trưởng phòng", (await PlanWalk.DutyOfAsync(app, "SCT", 2, 2)).Responsible);
    }

    [Fact]
    public async Task A_form_that_was_open_when_the_duty_closed_is_refused_with_its_words_kept()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        var address = await PlanWalk.DutyAsync(app, "SCT", 2, 2);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var open = await officer.SubmitAsync(await officer.OpenAsync(address), "minh-chung", [("kind", "Link"), ("title", "Bài"), ("link", "https://sct.example.vn/bai")]);
        await officer.SubmitAsync(open, "bao-xong", []);
        await coordinator.SubmitAsync(await coordinator.OpenAsync(address), "nghiem-thu", [("step", "accept")]);

        foreach (var (form, field) in new[] { ("tien-do", "narrative"), ("nam-ro", "expectedProduct"), ("bao-xong", "note"), ("minh-chung", "title") })
        {
            var refused = await officer.SubmitAsync(open, form, [(field, "Công sức một buổi chiều"), .. form == "minh-chung" ? new[] { ("link", "https://sct.example.vn/2"), ("kind", "Link") } : []]);
            Assert.True((int)refused.Status is 409 or 422, $"{form}: {refused.Status}");
            Assert.NotNull(refused.Document.QuerySelector("[role=alert]"));
            Assert.Contains("Công sức một buổi chiều", refused.Document.DocumentElement.InnerHtml, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Sending_a_form_twice_records_once_and_changing_a_word_records_again(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await PlanWalk.ExpandAsync(app);
        var address = await PlanWalk.DutyAsync(app, "SCT", 2, 2);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        var page = await officer.OpenAsync(address);

        var entries = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.SubmitAsync(page, "tien-do", [("narrative", "Đã họp")])));
        var files = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => officer.SubmitAsync(page, "minh-chung", [("kind", "Document"), ("title", "Biên bản")], ("file", "bb.pdf", PlanWalk.Pdf))));
        Assert.All(entries.Concat(files), p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.All(entries, p => Assert.Contains("xong=tien-do", p.Address.Query, StringComparison.Ordinal));
        Assert.Equal((1, 1), await CountAsync());

        await officer.SubmitAsync(page, "tien-do", [("narrative", "Đã họp thêm")]); // the browser's back button, and another word
        Assert.Equal((2, 1), await CountAsync());

        async Task<(int, int)> CountAsync() => (await PlanWalk.DbAsync(app, db => db.Set<ProgressEntry>().CountAsync(Stop)), await PlanWalk.DbAsync(app, db => db.Set<Evidence>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Html_in_every_field_is_shown_as_text()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        var address = await PlanWalk.DutyAsync(app, "SCT", 2, 2);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var m = PlanWalk.Markup;

        var page = await officer.SubmitAsync(await officer.OpenAsync(address), "tien-do", [("percent", m), ("narrative", m), ("difficulty", m)]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        PlanWalk.AssertEscaped(page);
        page = await officer.SubmitAsync(page, "tien-do", [("percent", "1"), ("narrative", m), ("difficulty", m)]);
        page = await officer.SubmitAsync(page, "nam-ro", [("responsible", m), ("expectedProduct", m)]);
        page = await officer.SubmitAsync(page, "minh-chung", [("kind", "Link"), ("title", m), ("link", "https://example.vn/?q=<i>"), ("issuer", m), ("number", m), ("visibility", "Public")]);
        page = await officer.SubmitAsync(page, "bao-xong", [("note", m)]);
        await coordinator.SubmitAsync(await coordinator.OpenAsync(address), "nghiem-thu", [("step", "return"), ("note", m)]);
        foreach (var path in new[] { address, "/viec-cua-toi", "/ke-hoach/nhiem-vu/II.2/minh-chung", "/ke-hoach/nhiem-vu/II.2/don-vi", "/ke-hoach/nhiem-vu/II.2/lich-su", "/tim?q=nghiêng" })
        {
            Assert.Null((await officer.OpenAsync(path)).Document.QuerySelector("i.chen"));
        }

        PlanWalk.AssertEscaped(await officer.OpenAsync(address));
        var script = await officer.SubmitAsync(page, "minh-chung", [("kind", "Link"), ("title", "x"), ("link", "javascript:alert(1)")]);
        Assert.Equal(HttpStatusCode.BadRequest, script.Status);
    }

    [Fact]
    public async Task Evidence_must_be_what_its_name_says_and_can_be_withdrawn()
    {
        await using var app = await TestApp.StartAsync();
        await PlanWalk.ExpandAsync(app);
        var address = await PlanWalk.DutyAsync(app, "SCT", 2, 2);
        using var officer = await app.SignInAsync(Role.Officer, "SCT");
        var page = await officer.OpenAsync(address);

        var wrong = await officer.SubmitAsync(page, "minh-chung", [("kind", "Document"), ("title", "Biên bản cuộc họp")], ("file", "bb.pdf", "MZ chương trình"u8.ToArray()));
        Assert.True((int)wrong.Status is >= 400 and < 500, wrong.Status.ToString());
        Assert.Equal("Biên bản cuộc họp", wrong.Document.QuerySelector("#minh-chung input[name=title]")!.GetAttribute("value"));
        Assert.NotNull(wrong.Document.QuerySelector("#minh-chung details[open]"));
        var none = await officer.SubmitAsync(page, "minh-chung", [("kind", "Document"), ("title", "Biên bản")]);
        Assert.Equal(HttpStatusCode.BadRequest, none.Status);

        page = await officer.SubmitAsync(page, "minh-chung", [("kind", "Document"), ("title", "Biên bản")], ("file", "bb.pdf", PlanWalk.Pdf));
        var item = page.Document.QuerySelector("button[name=withdraw]")!.GetAttribute("value")!;
        page = await officer.SubmitAsync(page, "minh-chung-co", [("withdraw", item)]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.QuerySelector("button[name=withdraw]"));
        Assert.Equal(0, (await PlanWalk.DutyOfAsync(app, "SCT", 2, 2)).EvidenceCount);
        Assert.Equal(1, await PlanWalk.DbAsync(app, db => db.Set<Evidence>().CountAsync(e => e.WithdrawnAt != null, Stop)));
    }

    private static async Task<(DutyState State, double? Progress, DateOnly? On)> StateAsync(TestApp app)
    {
        var duty = await PlanWalk.DutyOfAsync(app, "SCT", 2, 2);
        return (duty.State, duty.Progress is { } share ? Math.Round(share, 6) : null, duty.ProgressOn);
    }
}
