using System.Net;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Host.Tests.Serving;

public sealed class SecurityHeaderTests
{
    [Fact]
    public async Task Pages_interfaces_errors_and_files_all_carry_the_same_promises_and_no_page_needs_an_exception()
    {
        await using var app = await TestApp.StartAsync();
        using var officer = await app.SignInAsync(Role.Administrator, "SKHCN");
        foreach (var path in new[]
        {
            "/", "/en/ke-hoach", "/ke-hoach/nhiem-vu/II.2", "/dang-nhap", "/khong-co", "/tep/01a1f70b-3408-7c58-b420-1b8f11ce804b", "/api/me", "/api/khong-co", "/api/openapi.json",
            "/health/ready", "/health/live", "/_content/Tdc.Platform/tdc.css", "/bieu-tuong.svg", "/lich/khong-co.ics", "/quan-tri/tai-khoan/mau.xlsx",
        })
        {
            using var answer = await officer.Client.GetAsync(new Uri(path, UriKind.Relative));
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.DoesNotContain("Server", answer.Headers.Select(h => h.Key));
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var html = await answer.Content.ReadAsStringAsync();
                Assert.DoesNotContain(" style=\"", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
                Assert.DoesNotMatch(" on[a-z]+=\"", html);
            }
        }
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task The_reading_page_leads_back_to_this_site_only(string back)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();

        var page = await visitor.OpenAsync("/hien-thi?ve=" + Uri.EscapeDataString(back));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main a"), e => (e.GetAttribute("href") ?? "").Contains("evil", StringComparison.Ordinal));
        Assert.Equal(app.Address.Host, (await visitor.SubmitAsync(page, "main form", [])).Address.Host);
    }

    [Fact]
    public async Task Every_form_that_is_posted_carries_a_token_except_signing_out_which_the_cookie_guards()
    {
        await using var app = await TestApp.StartAsync();
        using var user = await app.SignInAsync(Role.Administrator, "SKHCN");
        foreach (var path in new[] { "/tai-khoan", "/tai-khoan/mat-khau", "/tai-khoan/hai-buoc", "/tai-khoan/khoa-thiet-bi", "/quan-tri/tai-khoan/moi", "/quan-tri/khoa-api", "/hien-thi", "/dang-nhap", "/quen-mat-khau" })
        {
            var page = await user.OpenAsync(path);
            foreach (var form in page.Document.QuerySelectorAll("form[method=post]").Where(f => f.GetAttribute("action") is not "/dang-xuat"))
            {
                Assert.True(form.QuerySelector("input[name=__RequestVerificationToken]") is not null, $"{path}: {form.OuterHtml[..Math.Min(200, form.OuterHtml.Length)]}");
            }
        }
    }
}
