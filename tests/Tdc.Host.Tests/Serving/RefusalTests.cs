using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Hosting;
using Tdc.Host.Serving;
using Tdc.Platform.Commands;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Host.Tests.Serving;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://127.8.9.1:0", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://+:80", false)]
    [InlineData("http://[::]:80", false)]
    [InlineData("http://192.168.1.4:80", false)]
    [InlineData("http://localhost.example.vn:80", false)]
    [InlineData("nonsense", false)]
    public void Only_addresses_of_this_machine_are_loopback(string address, bool loopback) => Assert.Equal(loopback, ServeRefusals.IsLoopback(address));

    [Fact]
    public void Outside_Development_a_server_without_certificate_does_not_start()
    {
        var settings = new ServeSettings { Database = DatabaseSettings.Sqlite("nowhere"), Environment = Environments.Production };

        var fault = Assert.Throws<CommandFault>(() => ServeRefusals.CheckSettings(settings));

        Assert.Contains("TDC_KEY_CERTIFICATE", fault.Message, StringComparison.Ordinal);
        ServeRefusals.CheckSettings(settings with { Environment = Environments.Development });
    }

    [Fact]
    public async Task What_is_too_large_is_refused_with_a_page_after_the_browser_has_sent_it()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        using var body = new MultipartFormDataContent { { new ByteArrayContent(new byte[(int)RequestSizes.Upload + 1]), "tep", "lon.bin" } };

        using var answer = await visitor.Client.PostAsync(new Uri("/dang-nhap", UriKind.Relative), body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("quá lớn", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_gets_a_page_for_people_and_a_problem_for_programs()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();

        var page = await visitor.OpenAsync("/khong-co-dau");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.NotNull(page.Document.QuerySelector("nav.nav"));
        var english = await visitor.OpenAsync("/en/khong-co-dau");
        Assert.Contains("no such page", english.MainText, StringComparison.Ordinal);
        using var api = await visitor.Client.GetAsync(new Uri("/api/khong-co", UriKind.Relative));
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/trang-thai/500")).Status);
    }

    [Fact]
    public async Task A_page_that_somebody_may_not_open_does_not_exist_for_them()
    {
        await using var app = await TestApp.StartAsync();
        using var officer = await app.SignInAsync(Role.Officer, "26188");

        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/quan-tri/tai-khoan")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Client.GetAsync(new Uri("/api/users", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_foreign_scripts_and_frames()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();
        foreach (var path in new[] { "/dang-nhap", "/khong-co", "/api/me", "/_content/Tdc.Platform/tdc.css" })
        {
            using var answer = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative));
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task A_failure_of_the_platform_shows_what_was_typed_ready_to_be_sent_again()
    {
        await using var app = await TestApp.StartAsync(configure: services => services.AddSingletonFilterThatFails());
        using var visitor = app.Visit();
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("noi-dung", "Gõ <b>lâu</b>"), KeyValuePair.Create("mat-khau", "bi-mat-lam")]);

        using var answer = await visitor.Client.PostAsync(new Uri(FailingPath.Path, UriKind.Relative), body);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("không phải do bạn", html, StringComparison.Ordinal);
        Assert.Contains("Gõ &lt;b&gt;lâu&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("bi-mat-lam", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
    }
}
