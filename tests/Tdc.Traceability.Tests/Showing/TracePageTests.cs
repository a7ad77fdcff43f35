using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Features.Chain;
using Tdc.Traceability.Features.Showing.Scans;

namespace Tdc.Traceability.Tests.Showing;

public sealed class TracePageTests
{
    private const string Gtin = ShownChain.Gtin;
    private const string Farm = "8935235200005";
    private const string Store = "8935235200104";

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task The_first_line_follows_what_is_recorded_and_the_page_is_remade_when_that_changes(DatabaseEngine engine)
    {
        await using var chain = await ShownChain.StartAsync(engine);
        using var visitor = chain.App.Visit();
        var page = await visitor.OpenAsync($"/truy-xuat/01/{Gtin}/10/L1");
        Assert.Contains("Chưa có ai ghi gì về lô này", page.MainText, StringComparison.Ordinal);
        await chain.RecordAsync("L1", "commissioning", Farm, chain.Owner, "ADD");
        await ShownChain.SettleAsync();
        Assert.Contains("Biết nơi làm ra, do một phía tự khai", (await visitor.OpenAsync($"/truy-xuat/01/{Gtin}/10/L1")).MainText, StringComparison.Ordinal);
        await chain.RecordAsync("L1", "shipping", Farm, chain.Owner);
        await chain.RecordAsync("L1", "receiving", Store, chain.Shop);
        chain.Tells.LogSize = 3;
        await ShownChain.SettleAsync();
        page = await visitor.OpenAsync($"/en/truy-xuat/01/{Gtin}/10/L1");
        Assert.Contains("Traced from its origin, confirmed by two parties", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Every event is in the tamper-evident log", page.MainText, StringComparison.Ordinal);
        Assert.Contains("1,250.5 kg", page.MainText, StringComparison.Ordinal);
        await chain.RecordAsync("L1", "inspecting", Store, chain.Department);
        await ShownChain.SettleAsync();
        page = await visitor.OpenAsync($"/truy-xuat/01/{Gtin}/10/L1");
        Assert.Contains("Cơ quan nhà nước đã kiểm tra hàng này", page.MainText, StringComparison.Ordinal);
        Assert.Equal("4. Cơ quan kiểm tra", page.Document.QuerySelector("[aria-current=step]")!.TextContent);
    }

    [Fact]
    public async Task Holes_withdrawn_records_and_a_wrong_date_are_shown_as_what_they_are()
    {
        await using var chain = await ShownChain.StartAsync();
        await chain.RecordAsync("L1", "commissioning", Farm, chain.Owner, "ADD", time: "2026-10-01T00:00:00Z",
            more: ""","example:x":"y","@context":[{"example":"https://example.org/"},{"cbvmda":"urn:epcglobal:cbv:mda:"}],"ilmd":{"cbvmda:itemExpirationDate":"2026-11-01"}""");
        await chain.RecordAsync("L1", "receiving", Store, chain.Shop, time: "2026-10-02T07:15:00Z");
        await chain.RecordAsync("L1", "stocking", Store, chain.Shop, time: "2026-10-03T00:00:00Z", id: "urn:example:wrong");
        await chain.RecordAsync("L1", "stocking", Store, chain.Shop, time: "2026-10-03T00:00:00Z", id: "urn:example:wrong",
            more: ""","errorDeclaration":{"declarationTime":"2026-10-04T00:00:00Z","reason":"https://ref.gs1.org/cbv/ER-did_not_occur"}""");
        using var visitor = chain.App.Visit();
        var page = await visitor.OpenAsync($"/truy-xuat/01/{Gtin}/10/L1");
        Assert.Contains("Khoảng trống 31 giờ 15 phút", page.MainText, StringComparison.Ordinal);
        Assert.Contains("còn 1 khoảng trống", page.MainText, StringComparison.Ordinal);
        Assert.Contains("2 sự kiện do 2 đơn vị ghi", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Người ghi đã rút lại: sai", page.MainText, StringComparison.Ordinal);
        Assert.Contains("đã quá hạn 19 ngày", page.MainText, StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll(".tl .gap"));
    }

    [Fact]
    public async Task A_recalled_lot_says_stop_before_anything_else_and_other_lots_do_not()
    {
        await using var chain = await ShownChain.StartAsync();
        foreach (var lot in (string[])["L1", "L2"])
        {
            await chain.RecordAsync(lot, "commissioning", Farm, chain.Owner, "ADD");
        }

        chain.Recall("L1", "dư lượng vượt mức");
        using var visitor = chain.App.Visit();
        var page = await visitor.OpenAsync($"/truy-xuat/01/{Gtin}/10/L1");
        var first = page.Document.QuerySelector("main .verdict")!;
        Assert.Equal("alert", first.GetAttribute("role"));
        Assert.Contains("Ngừng sử dụng", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("dư lượng vượt mức", first.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Thu hồi:", page.Document.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Không có lệnh thu hồi đang hiệu lực", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Ngừng sử dụng", (await visitor.OpenAsync($"/truy-xuat/01/{Gtin}/10/L2")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_weighs_little_is_kept_and_is_not_sent_twice()
    {
        await using var chain = await ShownChain.StartAsync();
        await chain.RecordAsync("L1", "commissioning", Farm, chain.Owner, "ADD");
        for (var i = 0; i < 60; i++)
        {
            await chain.RecordAsync("L1", i % 2 == 0 ? "shipping" : "receiving", i % 2 == 0 ? Farm : Store, i % 2 == 0 ? chain.Owner : chain.Shop);
        }

        using var client = chain.Client();
        using var page = await client.GetAsync(new Uri($"/truy-xuat/01/{Gtin}/10/L1", UriKind.Relative));
        var body = await page.Content.ReadAsByteArrayAsync();
        Assert.InRange(body.Length, 5_000, 60_000);
        Assert.DoesNotContain("<script", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var tag = page.Headers.ETag!;
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/truy-xuat/01/{Gtin}/10/L1");
        again.Headers.IfNoneMatch.Add(tag);
        using var same = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        using var packed = new HttpRequestMessage(HttpMethod.Get, $"/truy-xuat/01/{Gtin}/10/L1");
        packed.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var small = await client.SendAsync(packed);
        Assert.Equal("br", small.Content.Headers.ContentEncoding.Single());
        Assert.InRange((await small.Content.ReadAsByteArrayAsync()).Length, 1_000, 15_000);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/truy-xuat/01/{Gtin}/10/L1"));
        Assert.Equal((HttpStatusCode.OK, body.Length), (head.StatusCode, (int)head.Content.Headers.ContentLength!));
        using var signedIn = await chain.App.SignInAsync(Role.Officer, "26188");
        Assert.Contains("Officer 26188", await signedIn.Client.GetStringAsync(new Uri($"/truy-xuat/01/{Gtin}/10/L1", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("Officer 26188", await client.GetStringAsync(new Uri($"/truy-xuat/01/{Gtin}/10/L1", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_chain_says_is_never_read_as_markup()
    {
        await using var chain = await ShownChain.StartAsync();
        await chain.RecordAsync("%3Cb%3EL", "https://example.org/<img src=x onerror=alert(1)>".Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal), Farm, chain.Owner, "ADD");
        using var client = chain.Client();
        var html = await client.GetStringAsync(new Uri($"/truy-xuat/01/{Gtin}/10/%3Cb%3EL", UriKind.Relative));
        Assert.DoesNotContain("<b>L", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        using var unknown = await client.GetAsync(new Uri("/ma/%3Cscript%3Ealert(1)%3C%2Fscript%3E", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.DoesNotContain("<script>alert", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8935235200012", "/truy-xuat/01/08935235200012")]
    [InlineData("(01)08935235200012(10)L 1", null)]
    [InlineData("(01)08935235200012(10)L1", "/truy-xuat/01/08935235200012/10/L1")]
    [InlineData("8935235200013", null)]
    [InlineData("SP0000000017", "/ma/SP0000000017")]
    [InlineData("https://nhasanxuat.example/x?y=1", "/ma/https%3A%2F%2Fnhasanxuat.example%2Fx%3Fy%3D1")]
    public async Task A_typed_code_leads_to_its_page_and_a_broken_one_says_why(string typed, string? address)
    {
        await using var chain = await ShownChain.StartAsync();
        using var client = chain.Client();
        using var answer = await client.GetAsync(new Uri("/truy-xuat?ma=" + Uri.EscapeDataString(typed), UriKind.Relative));
        Assert.Equal(address is null ? HttpStatusCode.BadRequest : HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(address, answer.Headers.Location?.OriginalString is { } where ? new Uri(chain.App.Address, where).PathAndQuery : null);
    }

    [Fact]
    public async Task The_data_behind_the_page_are_there_for_programs()
    {
        await using var chain = await ShownChain.StartAsync();
        await chain.RecordAsync("L1", "commissioning", Farm, chain.Owner, "ADD", more: ""","bizTransactionList":[{"type":"po","bizTransaction":"urn:example:po:1"}]""");
        await chain.RecordAsync("L1", "holding", Farm, chain.Owner);
        await chain.CaptureAsync(chain.Owner, $$"""
            {"type":"ObjectEvent","eventTime":"2026-11-20T02:00:00Z","eventTimeZoneOffset":"+07:00","action":"OBSERVE","bizStep":"storing","readPoint":{"id":"geo:10.9,106.8"},
             "epcList":["https://id.gs1.org/01/{{Gtin}}/10/L1/21/7"]}
            """);
        using var client = chain.Client();
        using var facts = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/traceability/trace/01/{Gtin}/10/L1", UriKind.Relative)));
        Assert.Equal("selfDeclared", facts.RootElement.GetProperty("level").GetString());
        Assert.Equal(2, facts.RootElement.GetProperty("events").GetInt32());
        using var document = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/traceability/trace/01/{Gtin}/10/L1?format=epcis", UriKind.Relative)));
        Assert.Equal("EPCISDocument", document.RootElement.GetProperty("type").GetString());
        var shown = Assert.Single(document.RootElement.GetProperty("epcisBody").GetProperty("eventList").EnumerateArray()); // "holding" is no step for everybody
        Assert.Equal("commissioning", shown.GetProperty("bizStep").GetString());
        Assert.Equal($"https://id.gs1.org/414/{Farm}", shown.GetProperty("readPoint").GetProperty("id").GetString());
        Assert.False(shown.TryGetProperty("bizTransactionList", out _));
        using var item = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/api/traceability/trace/01/{Gtin}/10/L1/21/7?format=epcis", UriKind.Relative)));
        var stored = item.RootElement.GetProperty("epcisBody").GetProperty("eventList").EnumerateArray().Single(e => e.GetProperty("bizStep").GetString() == "storing");
        Assert.False(stored.TryGetProperty("readPoint", out _)); // a position in the event itself is not told on
        using var none = await client.GetAsync(new Uri("/api/traceability/trace/01/08935235299993", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_suspicion_needs_no_name_gets_a_receipt_and_an_answer()
    {
        await using var chain = await ShownChain.StartAsync();
        using var visitor = chain.App.Visit();
        var form = await visitor.OpenAsync($"/bao-nghi-van?ma=%2F01%2F{Gtin}%2F10%2FL1");
        Assert.Equal($"(01){Gtin}(10)L1", form.Document.QuerySelector("[name=ma]")!.GetAttribute("value"));
        var empty = await visitor.SubmitAsync(form, "bao", [("loai", ""), ("noi-dung", "")]);
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.NotNull(empty.Document.QuerySelector("#loi"));
        var done = await visitor.SubmitAsync(form, "bao", [("loai", "Counterfeit"), ("noi-dung", "Tem mờ <b>"), ("noi", "Chợ Biên Hòa")]);
        var receipt = done.Address.Segments[^1];
        Assert.Contains("Đã nhận báo của bạn", done.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Tem mờ", done.MainText, StringComparison.Ordinal);
        var trapped = await visitor.SubmitAsync(form, "bao", [("loai", "Other"), ("noi-dung", "spam"), ("trang-web", "https://spam.example")]);
        Assert.Contains("Đã nhận báo của bạn", trapped.MainText, StringComparison.Ordinal);
        var stored = Assert.Single(await chain.App.InScopeAsync(s => Task.FromResult(s.GetRequiredService<TdcDbContext>().Set<Suspicion>().ToList())));
        Assert.Equal((receipt, Gtin, chain.Owner), (stored.Receipt, stored.Gtin, stored.Owner));

        using var inspector = await chain.App.SignInAsync(Role.Inspector, "SKHCN");
        var list = await inspector.OpenAsync("/giam-sat-truy-xuat/nghi-van");
        Assert.Contains("Nghi vấn chờ xử lý: 1", list.MainText, StringComparison.Ordinal);
        var one = await inspector.OpenAsync($"/giam-sat-truy-xuat/nghi-van/{stored.Id.Value}");
        Assert.Contains("Tem mờ <b>", one.MainText, StringComparison.Ordinal);
        var mute = await inspector.SubmitAsync(one, "xu-ly", [("den", "Confirmed"), ("tra-loi", "")]);
        Assert.Equal(HttpStatusCode.BadRequest, mute.Status);
        await inspector.SubmitAsync(one, "xu-ly", [("den", "Confirmed"), ("tra-loi", "Đã thu giữ 12 tem giả.")]);
        Assert.Contains("Đã thu giữ 12 tem giả.", (await visitor.OpenAsync("/bao-nghi-van/" + receipt)).MainText, StringComparison.Ordinal);
        var stale = await inspector.SubmitAsync(one, "xu-ly", [("den", "Unfounded"), ("tra-loi", "Nhầm")]);
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
    }

    [Fact]
    public async Task Reports_of_one_address_are_limited()
    {
        await using var chain = await ShownChain.StartAsync();
        using var visitor = chain.App.Visit();
        var form = await visitor.OpenAsync("/bao-nghi-van");
        HttpStatusCode last = default;
        for (var i = 0; i <= Features.Showing.ReportLimits.Most; i++)
        {
            last = (await visitor.SubmitAsync(form, "bao", [("loai", "Other"), ("noi-dung", $"lần {i}")])).Status;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task A_commune_is_kept_only_when_it_is_named_and_one_item_in_many_communes_is_noticed()
    {
        await using var chain = await ShownChain.StartAsync();
        using var client = chain.Client();
        var units = await chain.App.Services.GetRequiredService<OrganisationRegister>().NowAsync(CancellationToken.None);
        var communes = units.AsOf(chain.App.Clock.TodayInVietnam, OrganisationKind.Commune, OrganisationKind.Ward).Take(3).Select(u => u.Code).Order().ToList();
        foreach (var place in communes.Append("không có nơi này"))
        {
            using var fields = new FormUrlEncodedContent([new("ma", $"/01/{Gtin}/10/L1/21/S1"), new("noi", place)]);
            using var answer = await client.PostAsync(new Uri("/truy-xuat-noi-thay", UriKind.Relative), fields);
            Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        }

        await chain.App.Services.GetRequiredService<ScanCounter>().FlushAsync(CancellationToken.None);
        var (days, sightings, anomaly) = await chain.App.InScopeAsync(s =>
        {
            var db = s.GetRequiredService<TdcDbContext>();
            return Task.FromResult((db.Set<ScanDay>().ToList(), db.Set<ScanSighting>().ToList(), db.Set<ScanAnomaly>().Single()));
        });
        Assert.Equal(communes, days.Select(d => d.Place).Order());
        Assert.Equal(3, sightings.Count);
        Assert.All(sightings, s => Assert.DoesNotContain("S1", s.Item, StringComparison.Ordinal));
        Assert.Equal((3, Gtin), (anomaly.Places, anomaly.Gtin));
    }
}
