using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Organisations;

public sealed class OrganisationPagesTests : IAsyncLifetime
{
    private TestApp app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => app = await TestApp.StartAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task The_list_counts_todays_units_and_a_former_name_says_why_a_unit_was_found()
    {
        using var visitor = app.Visit();
        var page = await visitor.OpenAsync("/don-vi");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("130 đơn vị phải báo cáo", page.MainText, StringComparison.Ordinal);
        page = await visitor.OpenAsync("/don-vi?tim=so+thong+tin+va+truyen+thong");
        Assert.Contains("Kế tiếp của: Sở Thông tin và Truyền thông", page.MainText, StringComparison.Ordinal);
        page = await visitor.OpenAsync("/don-vi?nhom=cap-huyen&ngay=30/06/2025");
        Assert.Contains("11 đơn vị", page.MainText, StringComparison.Ordinal);
        page = await visitor.OpenAsync("/don-vi?ngay=chin");
        Assert.Contains("Chưa đọc được ngày “chin”", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reused_code_shows_the_unit_of_the_day_and_who_does_its_work_today()
    {
        using var visitor = app.Visit();
        Assert.Equal("Phường Nhơn Trạch", (await visitor.OpenAsync("/don-vi/26485")).Document.QuerySelector("h1")!.TextContent);
        var old = await visitor.OpenAsync("/don-vi/26485?ngay=2025-06-30");
        Assert.Equal("Xã Phú Hội", old.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("Phường Nhơn Trạch", old.MainText, StringComparison.Ordinal);
        Assert.Equal("Nhon Trach Ward", (await visitor.OpenAsync("/en/don-vi/26485")).Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/don-vi/khong-co")).Status);
    }

    [Fact]
    public async Task A_change_goes_from_choice_over_preview_to_the_act_and_html_in_a_name_stays_text()
    {
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var (justice, inspectorate) = (await app.UnitAsync("STP"), await app.UnitAsync("TTT"));
        var address = $"/don-vi/thay-doi/sap-nhap?truoc={justice.Id.Value}&truoc={inspectorate.Id.Value}";
        (string, string)[] typed =
        [
            ("effectiveOn", "1/1/2027"), ("document", "12/NQ-HĐND"), ("after[0].code", "STPTT"), ("after[0].nameVi", "Sở <b>Tư pháp</b> & Thanh tra"),
            ("after[0].nameEn", "Department <script>x</script>"), ("after[0].kind", "department"), ("after[0].parentCode", "UBND"), ("buoc", "xem"),
        ];
        var preview = await coordinator.SubmitAsync(await coordinator.OpenAsync(address), "change-units", typed);
        Assert.Contains("Chưa có gì được ghi", preview.MainText, StringComparison.Ordinal);
        Assert.Contains("Kết thúc ngày 31/12/2026", preview.MainText, StringComparison.Ordinal);

        var done = await coordinator.SubmitAsync(preview, "change-units", [("buoc", "ghi")]);
        Assert.Contains("/don-vi/thay-doi/lan/", done.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("Đã ghi nhận thay đổi.", done.MainText, StringComparison.Ordinal);
        Assert.Contains("Sở <b>Tư pháp</b> & Thanh tra", done.MainText, StringComparison.Ordinal);
        Assert.Null(done.Document.QuerySelector("main .t b"));
        Assert.Null((await coordinator.OpenAsync("/en/don-vi/STPTT?ngay=2027-01-01")).Document.QuerySelector("main script"));

        var again = await coordinator.SubmitAsync(preview, "change-units", [("buoc", "ghi")]);
        Assert.Equal(done.Address.AbsolutePath, again.Address.AbsolutePath); // the same form sent twice is one act

        var anew = await coordinator.SubmitAsync(await coordinator.OpenAsync(address), "change-units", typed);
        Assert.Contains("đã kết thúc ngày 31/12/2026", anew.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_fields_come_back_with_what_was_typed()
    {
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var unit = await app.UnitAsync("STP");
        var page = await coordinator.OpenAsync($"/don-vi/thay-doi/doi-ten?truoc={unit.Id.Value}");
        var answer = await coordinator.SubmitAsync(page, "change-units", [("effectiveOn", "hôm nay"), ("document", "5/QĐ"), ("buoc", "xem")]);
        Assert.StartsWith("Lỗi:", answer.Document.Title!, StringComparison.Ordinal);
        Assert.Equal("5/QĐ", answer.Document.QuerySelector("#document")!.GetAttribute("value"));
        Assert.Equal("hôm nay", answer.Document.QuerySelector("#effectiveOn")!.GetAttribute("value"));
        Assert.NotNull(answer.Document.QuerySelector(".errs a[href='#effectiveOn']"));
    }

    [Theory]
    [InlineData("/don-vi/thay-doi/sap-nhap")]
    [InlineData("/don-vi/STC/sua")]
    public async Task An_officer_cannot_open_what_changes_the_register(string path)
    {
        using var officer = await app.SignInAsync(Role.Officer, "STC");
        Assert.NotEqual(HttpStatusCode.OK, (await officer.OpenAsync(path)).Status);
        Assert.Null((await officer.OpenAsync("/don-vi/STC")).Document.QuerySelector("main a[href$='/sua']"));
    }

    [Fact]
    public async Task Contact_data_is_edited_by_one_at_a_time()
    {
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var form = await coordinator.OpenAsync("/don-vi/STC/sua");
        var saved = await coordinator.SubmitAsync(form, "edit-unit", [("email", "vanthu@stc.example.vn"), ("otherNames", "Sở TC\nTài chính")]);
        Assert.Contains("vanthu@stc.example.vn", saved.MainText, StringComparison.Ordinal);
        var late = await coordinator.SubmitAsync(form, "edit-unit", [("email", "khac@stc.example.vn")]);
        Assert.Contains("Có người vừa sửa cùng dữ liệu này", late.MainText, StringComparison.Ordinal);
        Assert.Equal("khac@stc.example.vn", late.Document.QuerySelector("#email")!.GetAttribute("value"));
        using var visitor = app.Visit();
        Assert.DoesNotContain("example.vn", (await visitor.OpenAsync("/don-vi/STC")).MainText, StringComparison.Ordinal);
        Assert.Contains("Sở Tài chính", (await visitor.OpenAsync("/don-vi?tim=so+tc")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rule_of_a_group_is_edited_and_counts_from_its_day()
    {
        using var admin = await app.SignInAsync(Role.Administrator, "SKHCN");
        var page = await admin.OpenAsync("/don-vi/nhom/bao-cao");
        Assert.Contains("130 đơn vị tại ngày 20/11/2026", page.MainText, StringComparison.Ordinal);
        page = await admin.SubmitAsync(page, "add-line", [("don-vi", "MTTQ"), ("tu", "1/12/2026")]);
        Assert.Contains("130 đơn vị", page.MainText, StringComparison.Ordinal);
        Assert.Contains("131 đơn vị", (await admin.OpenAsync("/don-vi/nhom/bao-cao?ngay=1/12/2026")).MainText, StringComparison.Ordinal);
        page = await admin.SubmitAsync(page, "add-line", [("nhom", "nhom:bao-cao")]);
        Assert.Contains("đã chứa chính nhóm này", page.MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/don-vi/danh-sach.csv?nhom=cap-xa", "text/csv")]
    [InlineData("/en/don-vi/danh-sach.xlsx?tim=dong+nai", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task The_list_is_downloaded_with_the_same_filter(string path, string type)
    {
        using var visitor = app.Visit();
        using var answer = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        if (type == "text/csv")
        {
            Assert.Equal(96, (await answer.Content.ReadAsStringAsync(Stop)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        }
    }

    [Fact]
    public async Task The_api_lists_by_parts_searches_and_shows_history()
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        var seen = new List<string>();
        string? after = null;
        do
        {
            var part = await client.GetFromJsonAsync<JsonElement>($"/api/organisations?group=nhom:cap-xa&limit=40{after}", Stop);
            seen.AddRange(part.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!));
            after = part.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? "&after=" + next.GetString() : null;
        }
        while (after is not null);
        Assert.Equal(95, seen.Distinct().Count());
        Assert.Equal(95, seen.Count);

        var found = await client.GetFromJsonAsync<JsonElement>("/api/organisations?q=26485", Stop);
        Assert.Equal(["ward", "commune", "commune"], found.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("kind").GetString()));
        var id = (await app.UnitAsync("SKHCN")).Id.Value;
        var history = await client.GetFromJsonAsync<JsonElement>($"/api/organisations/{id}/history", Stop);
        Assert.Equal(2, history.GetProperty("predecessors").GetArrayLength());
        var group = await client.GetFromJsonAsync<JsonElement>("/api/organisation-groups/nhom:cap-huyen?asOf=2025-01-01", Stop);
        Assert.Equal(11, group.GetProperty("count").GetInt32());
        using var wrong = await client.GetAsync(new Uri("/api/organisations?asOf=2025-13-01&kind=palace", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task The_api_records_a_change_with_a_key_of_that_scope_only()
    {
        var unit = await app.UnitAsync("26206");
        var body = new
        {
            kind = "renamed",
            effectiveOn = "2027-01-01",
            document = "9/NQ",
            before = new[] { unit.Id.Value },
            after = new[] { new { code = unit.Code, nameVi = "Phường Định Quán", nameEn = "Dinh Quan Ward", kind = "ward", parentCode = "75" } },
        };
        using var nobody = new HttpClient { BaseAddress = app.Address };
        using var reader = await app.ClientWithKeyAsync("SKHCN", "organisations:read");
        using var writer = await app.ClientWithKeyAsync("SKHCN", RecordSuccession.Scope);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostAsJsonAsync("/api/organisations/successions", body, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync("/api/organisations/successions", body, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await writer.PostAsJsonAsync("/api/organisations/successions", body, Stop)).StatusCode);
        using var again = await writer.PostAsJsonAsync("/api/organisations/successions", body, Stop);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("urn:tdc:problem:organisations.already-ended", await again.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_edits_only_the_version_that_was_read()
    {
        using var writer = await app.ClientWithKeyAsync("SKHCN", RecordSuccession.Scope);
        var address = new Uri($"/api/organisations/{(await app.UnitAsync("STC")).Id.Value}", UriKind.Relative);
        using var read = await writer.GetAsync(address, Stop);
        var tag = read.Headers.ETag!;
        Assert.Equal(HttpStatusCode.OK, (await PatchAsync(tag)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PatchAsync(tag)).StatusCode);

        async Task<HttpResponseMessage> PatchAsync(EntityTagHeaderValue match)
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, address) { Content = JsonContent.Create(new { email = "a@stc.example.vn" }) };
            request.Headers.IfMatch.Add(match);
            return await writer.SendAsync(request, Stop);
        }
    }
}
