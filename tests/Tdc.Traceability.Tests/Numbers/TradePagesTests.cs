using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Testing;
using Tdc.Traceability.Features.Numbers.Issue;
using static Tdc.Traceability.Tests.Numbers.TradeSample;

namespace Tdc.Traceability.Tests.Numbers;

public sealed class TradePagesTests
{
    private static readonly byte[] picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_newcomer_gets_a_prefix_makes_a_product_and_prints_a_label_by_forms()
    {
        await using var app = await TestApp.StartAsync();
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await department.OpenAsync("/ma-so/don-vi-moi");
        page = await department.SubmitAsync(page, "new-unit", [("kind", "Cooperative"), ("nameVi", "Hợp tác xã Bưởi Tân Triều"), ("code", "3600000001"), ("parentCode", "26188")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Hợp tác xã Bưởi Tân Triều", page.MainText, StringComparison.Ordinal);

        // The cooperative declares what it holds; the department confirms.
        using var owner = await app.SignInAsync(Role.Enterprise, "3600000001");
        page = await owner.OpenAsync("/ma-so");
        Assert.Contains("Từ mã số đến nhãn", page.MainText, StringComparison.Ordinal);
        page = await owner.OpenAsync("/ma-so/tien-to/moi");
        page = await owner.SubmitAsync(page, "new-prefix", [("digits", "8936012"), ("certificateNumber", "GCN 100/2026"), ("validFrom", "1/1/2026"), ("validTo", "31/12/2028")]);
        var prefix = page.Address.AbsolutePath;
        Assert.Contains("Chờ xác nhận", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Cấp mã mới", page.MainText, StringComparison.Ordinal);
        page = await department.OpenAsync("/ma-so?tinh-trang=Declared");
        Assert.Contains("8936012", page.MainText, StringComparison.Ordinal);
        page = await department.OpenAsync(prefix);
        page = await department.SubmitAsync(page, "step", [("step", "confirm")]);
        Assert.Contains("Đang hiệu lực", page.MainText, StringComparison.Ordinal);

        page = await owner.OpenAsync("/san-pham/moi");
        var choice = page.Document.QuerySelector("input[name=number][value^=issue-]")!.GetAttribute("value")!;
        page = await owner.SubmitAsync(page, "new-product", [("number", choice), ("nameVi", "Bưởi đường lá cam, túi 2 quả"), ("group", "fruit"), ("netContent", "1,5"), ("netUnit", "KGM")], ("picture", "a.png", picture));
        Assert.Contains("Đã tạo sản phẩm", page.MainText, StringComparison.Ordinal);
        Assert.Contains("8 936012 000009", page.MainText, StringComparison.Ordinal);
        Assert.Contains("chưa kiểm chứng", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("tuân thủ quy định", page.MainText, StringComparison.Ordinal);
        using var anybody = app.Visit();
        var image = page.Document.QuerySelector("main img")!.GetAttribute("src")!;
        Assert.Equal(picture, await anybody.Client.GetByteArrayAsync(new Uri(image, UriKind.Relative)));

        page = await owner.OpenAsync("/nhan?san-pham=" + page.Address.Segments[^1]);
        Assert.Contains("Đã đọc lại 1 ký hiệu", page.MainText, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("main img[src^='/nhan/nhan.svg']"));
        var print = page.Document.QuerySelector("a[href^='/nhan/in']")!.GetAttribute("href")!;
        var sheet = await owner.Client.GetStringAsync(new Uri(print, UriKind.Relative));
        Assert.Contains("/01/08936012000009", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_keep_what_was_typed_and_name_every_fault_at_its_field()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("HTX-01");
        using var owner = await app.SignInAsync(Role.Enterprise, "HTX-01");
        var page = await owner.OpenAsync("/dia-diem/moi");
        page = await owner.SubmitAsync(page, "new-place", [("nameVi", ""), ("kind", "farm"), ("latitude", "106,95"), ("longitude", "11,02"), ("boundary", "11.02, 106.95\n11.03, 106.96\n11.02, 106.96\n11.03, 106.95")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.StartsWith("Lỗi:", page.Document.Title, StringComparison.Ordinal);
        var faults = page.Document.QuerySelectorAll(".errs li").Select(e => e.TextContent).ToList();
        Assert.Equal(3, faults.Count);
        Assert.Contains(faults, f => f.Contains("tự cắt", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Contains("đổi chỗ", StringComparison.Ordinal));
        Assert.Equal("106,95", page.Document.QuerySelector("input[name=latitude]")!.GetAttribute("value"));
        Assert.StartsWith("11.02, 106.95", page.Document.QuerySelector("textarea[name=boundary]")!.TextContent, StringComparison.Ordinal);
        page = await owner.SubmitAsync(page, "new-place", [("number", "own"), ("nameVi", "Vườn <b>"), ("latitude", "11,02"), ("longitude", "106,95"), ("boundary", "11.02, 106.95\n11.03, 106.95\n11.03, 106.96")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Vườn <b>", page.MainText, StringComparison.Ordinal);
        Assert.Contains("DD0000000000", page.MainText, StringComparison.Ordinal);
        var english = await owner.OpenAsync("/en" + page.Address.AbsolutePath);
        Assert.Contains("Area (ha)", english.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_department_records_a_number_granted_singly_and_a_product_takes_it()
    {
        await using var app = await TestApp.StartAsync();
        await app.AddUnitAsync("HTX-01");
        using var department = await app.SignInAsync(Role.Officer, "SKHCN");
        var page = await department.OpenAsync("/ma-so?don-vi=HTX-01");
        var wrong = await department.SubmitAsync(page, "grant", [("kind", "Gtin8"), ("value", "96385075")]);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Contains("chữ số cuối", wrong.MainText, StringComparison.Ordinal);
        page = await department.SubmitAsync(page, "grant", [("kind", "Gtin8"), ("value", "9638 5074")]);
        Assert.Contains("96385074", page.MainText, StringComparison.Ordinal);
        using var owner = await app.SignInAsync(Role.Enterprise, "HTX-01");
        Assert.DoesNotContain("cấp riêng lẻ", (await owner.OpenAsync("/ma-so")).Document.QuerySelector("main details summary")!.TextContent, StringComparison.Ordinal);
        page = await owner.OpenAsync("/san-pham/moi");
        page = await owner.SubmitAsync(page, "new-product", [("number", "have"), ("gtin", "96385074"), ("nameVi", "Kẹo dừa")]);
        Assert.Contains("96385074", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_unit_finds_none_of_it()
    {
        await using var app = await TestApp.StartAsync();
        var (one, _) = (await app.AddUnitAsync("HTX-01"), await app.AddUnitAsync("HTX-02"));
        var prefix = await app.AddPrefixAsync(one.Lineage, "8936012");
        var product = await app.AddProductAsync(one.Lineage, new(Prefix: prefix));
        using var other = await app.SignInAsync(Role.Enterprise, "HTX-02");
        using var key = await app.ClientWithKeyAsync("HTX-02", "trade:write", "trade:read");
        foreach (var path in (string[])[$"/ma-so/tien-to/{prefix.Value}", $"/san-pham/{product.Value}", $"/san-pham/{product.Value}/sua", $"/san-pham/{product.Value}/rut", $"/nhan?san-pham={product.Value}", "/ma-so?don-vi=HTX-01", "/san-pham/moi?don-vi=HTX-01", "/ma-so/nhap?don-vi=HTX-01", "/ma-so/so.csv?don-vi=HTX-01", "/ma-so/don-vi-moi"])
        {
            using var answer = await other.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        }

        foreach (var path in (string[])[$"prefixes/{prefix.Value}", $"products/{product.Value}", "prefixes?unit=HTX-01", "products?unit=HTX-01", "places.geojson?unit=HTX-01", $"labels/check?product={product.Value}"])
        {
            using var answer = await key.GetAsync(new Uri("/api/traceability/" + path, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        }

        using var write = await key.PutAsJsonAsync($"/api/traceability/products/{product.Value}", new { nameVi = "x" });
        Assert.Equal(HttpStatusCode.NotFound, write.StatusCode);
        using var issue = await key.PostAsJsonAsync("/api/traceability/numbers", new { kind = "gtin13", prefix = prefix.Value });
        Assert.Equal(HttpStatusCode.NotFound, issue.StatusCode);
        Assert.Empty((await key.GetFromJsonAsync<JsonElement>("/api/traceability/products")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task The_api_gives_out_numbers_once_for_one_key_and_guards_changes_by_their_tag()
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01", OrganisationKind.Enterprise);
        var prefix = await app.AddPrefixAsync(unit.Lineage, "8936012");
        using var key = await app.ClientWithKeyAsync("HTX-01", "trade:write", "trade:read");
        async Task<JsonElement> IssueAsync(string once)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/traceability/numbers") { Content = JsonContent.Create(new { kind = "gtin13", prefix = prefix.Value, count = 3 }) };
            request.Headers.Add("Idempotency-Key", once);
            using var answer = await key.SendAsync(request);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        var (first, again, next) = (await IssueAsync("a"), await IssueAsync("a"), await IssueAsync("b"));
        Assert.Equal(first.GetProperty("values").ToString(), again.GetProperty("values").ToString());
        Assert.NotEqual(first.GetProperty("values").ToString(), next.GetProperty("values").ToString());

        var gtin = first.GetProperty("values")[0].GetString();
        using var made = await key.PostAsJsonAsync("/api/traceability/products", new { gtin, product = new { nameVi = "Bưởi", risk = "low" } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        using var got = await key.GetAsync(made.Headers.Location);
        var body = await got.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("0" + gtin, body.GetProperty("gtin").GetString());
        Assert.Contains(body.GetProperty("items").GetProperty("items").EnumerateArray(), i => i.GetProperty("code").GetString() == "picture" && i.GetProperty("state").GetString() == "missing");
        async Task<HttpStatusCode> EditAsync(EntityTagHeaderValue tag)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, made.Headers.Location) { Content = JsonContent.Create(new { nameVi = "Bưởi mới" }) };
            request.Headers.IfMatch.Add(tag);
            using var answer = await key.SendAsync(request);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.NoContent, await EditAsync(got.Headers.ETag!));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await EditAsync(got.Headers.ETag!));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await EditAsync(new("\"x\"")));

        // Pages of a list lose and repeat nothing.
        List<string> seen = [];
        for (var after = ""; ;)
        {
            var part = await key.GetFromJsonAsync<JsonElement>("/api/traceability/numbers?limit=4" + after);
            seen.AddRange(part.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("value").GetString()!));
            if (part.GetProperty("next").ValueKind == JsonValueKind.Null)
            {
                break;
            }

            after = "&after=" + part.GetProperty("next").GetString();
        }

        Assert.Equal(6, seen.Count);
        Assert.Equal(6, seen.Distinct().Count());
        using var bad = await key.PostAsJsonAsync("/api/traceability/products", new { own = true, product = new { nameVi = "", netContent = 1, shelfLifeDays = 0 } });
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        var errors = (await bad.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.True(errors.TryGetProperty("nameVi", out _) && errors.TryGetProperty("netUnit", out _) && errors.TryGetProperty("shelfLifeDays", out _), errors.ToString());
        using var onlyReads = await app.ClientWithKeyAsync("HTX-01", "trade:read");
        using var forbidden = await onlyReads.PostAsJsonAsync("/api/traceability/numbers", new { kind = "gtin13", prefix = prefix.Value });
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    public async Task Pictures_are_checked_papers_stay_private_and_a_strangers_upload_is_not_taken()
    {
        await using var app = await TestApp.StartAsync();
        var (one, _) = (await app.AddUnitAsync("HTX-01"), await app.AddUnitAsync("HTX-02"));
        var product = await app.AddProductAsync(one.Lineage, new(Own: true));
        using var owner = await app.SignInAsync(Role.Enterprise, "HTX-01");
        using var other = await app.SignInAsync(Role.Enterprise, "HTX-02");
        var page = await owner.OpenAsync($"/san-pham/{product.Value}");
        var script = await owner.SubmitAsync(page, "picture", [], ("picture", "a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, script.Status);
        var large = await owner.SubmitAsync(page, "picture", [], ("picture", "a.png", [.. picture, .. new byte[5 * 1024 * 1024]]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);

        page = await owner.OpenAsync($"/san-pham/{product.Value}");
        page = await owner.SubmitAsync(page, "certificate", [("kind", "standard"), ("number", "TCVN 1:2020"), ("validTo", "1/1/2026")], ("file", "a.pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray()));
        Assert.Contains("TCVN 1:2020", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Hết hạn", page.MainText, StringComparison.Ordinal);
        var paper = page.Document.QuerySelectorAll("#giay-to a").First(a => a.GetAttribute("href")!.StartsWith("/tep/", StringComparison.Ordinal)).GetAttribute("href")!;
        using var seen = await owner.Client.GetAsync(new Uri(paper, UriKind.Relative));
        using var hidden = await other.Client.GetAsync(new Uri(paper, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (seen.StatusCode, hidden.StatusCode));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(picture), "file", "a.png" } };
        using var stranger = await app.ClientWithKeyAsync("HTX-02", "trade:write");
        using var put = await stranger.PutAsync(new Uri($"/api/traceability/products/{product.Value}/picture", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.NotFound, put.StatusCode);
        var stored = await app.InScopeAsync(s => Task.FromResult(s.GetRequiredService<Tdc.Platform.Storage.TdcDbContext>().Set<Tdc.Platform.Files.StoredFile>().Count()));
        Assert.Equal(1, stored);
    }
}
