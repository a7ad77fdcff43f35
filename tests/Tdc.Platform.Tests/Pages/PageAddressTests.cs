using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

public class PageAddressTests
{
    private static async Task<(PageAddress To, HttpContext Http, string Language)> Ask(string path, string query = "", string? accept = null, string pathBase = "")
    {
        var http = new DefaultHttpContext();
        http.Request.PathBase = pathBase;
        http.Request.Path = path;
        http.Request.QueryString = new QueryString(query);
        if (accept is not null)
        {
            http.Request.Headers.AcceptLanguage = accept;
        }
        var language = "";
        var app = new ApplicationBuilder(new ServiceCollection().BuildServiceProvider());
        app.UseLanguageAddress();
        app.Run(_ =>
        {
            language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            return Task.CompletedTask;
        });
        await app.Build()(http);
        return (new PageAddress(new Accessor { HttpContext = http }), http, language);
    }

    [Theory]
    [InlineData("/", "vi", "/")]
    [InlineData("/ke-hoach", "vi", "/ke-hoach")]
    [InlineData("/en", "en", "/")]
    [InlineData("/en/", "en", "/")]
    [InlineData("/en/ke-hoach", "en", "/ke-hoach")]
    [InlineData("/enterprise", "vi", "/enterprise")]
    [InlineData("/en/api/plan", "vi", "/en/api/plan")]
    [InlineData("/en/_content/Tdc.Platform/tdc.css", "vi", "/en/_content/Tdc.Platform/tdc.css")]
    public async Task The_address_chooses_the_language_of_pages(string path, string language, string rest)
    {
        var (_, http, chosen) = await Ask(path, accept: "en-US,en;q=0.9");
        Assert.Equal(language, chosen);
        Assert.Equal(rest, http.Request.Path.Value);
        Assert.Equal(language == "en" ? "/en" : "", http.Request.PathBase.Value);
        Assert.Equal(language, http.Response.Headers.ContentLanguage);
    }

    [Theory]
    [InlineData(null, "vi")]
    [InlineData("en-US,en;q=0.9", "en")]
    [InlineData("fr, vi;q=0.5, en;q=0.7", "en")]
    [InlineData("vi, en;q=0.9", "vi")]
    [InlineData("fr", "vi")]
    [InlineData("entirely broken;;q=x", "vi")]
    public async Task A_header_chooses_the_language_of_interfaces(string? accept, string language)
    {
        var (_, http, chosen) = await Ask("/api/plan/tasks", accept: accept);
        Assert.Equal(language, chosen);
        Assert.Equal("Accept-Language", http.Response.Headers.Vary);
    }

    [Fact]
    public async Task English_pages_link_to_English_pages()
    {
        var (to, _, _) = await Ask("/en/ke-hoach", "?nhom=2");
        Assert.Equal("/en/ke-hoach/nhiem-vu/II.2#so", to["/ke-hoach/nhiem-vu/II.2#so"]);
        Assert.Equal("/en/", to["/"]);
        Assert.Equal("/api/plan?x=1", to["/api/plan?x=1"]);
        Assert.Equal("/_content/Tdc.Platform/tdc.css", to["/_content/Tdc.Platform/tdc.css"]);
        Assert.Equal("#loi", to["#loi"]);
        Assert.Equal("https://example.vn/", to["https://example.vn/"]);
        Assert.Equal("//example.vn/", to["//example.vn/"]);
        Assert.Equal("/ke-hoach?nhom=2", to.OtherLanguage);
    }

    [Fact]
    public async Task The_other_language_of_a_Vietnamese_page_keeps_the_query()
    {
        Assert.Equal("/en/ke-hoach?q=s%E1%BB%9F", (await Ask("/ke-hoach", "?q=s%E1%BB%9F")).To.OtherLanguage);
        Assert.Equal("/en/", (await Ask("/")).To.OtherLanguage);
        Assert.Equal("/en/?trang=2", (await Ask("/", "?trang=2")).To.OtherLanguage);
    }

    [Fact]
    public async Task A_site_below_a_path_keeps_that_path()
    {
        var (to, _, _) = await Ask("/en/ke-hoach", pathBase: "/tdc");
        Assert.Equal("/tdc/en/ngan-sach", to["/ngan-sach"]);
        Assert.Equal("/tdc/api/plan", to["/api/plan"]);
        Assert.Equal("/tdc/ke-hoach", to.OtherLanguage);
    }

    [Fact]
    public async Task Same_changes_only_what_it_is_told()
    {
        var (to, _, _) = await Ask("/en/ke-hoach", "?nhom=a%26b&nhom=2&trang=3&ten=t%C3%A2n");
        Assert.Equal("/en/ke-hoach?nhom=a%26b&nhom=2&trang=4&ten=t%C3%A2n", to.Same(("trang", "4")));
        Assert.Equal("/en/ke-hoach?nhom=a%26b&nhom=2&ten=t%C3%A2n", to.Same(("trang", null)));
        Assert.Equal("/en/ke-hoach?nhom=a%26b&nhom=2&trang=3&ten=t%C3%A2n&sap=-ten", to.Same(("sap", "-ten")));
        Assert.Equal("/en/ke-hoach?nhom=a%26b&ten=t%C3%A2n", to.Without("nhom", "2"));
        Assert.Equal("/en/ke-hoach?ten=t%C3%A2n", to.Without("nhom"));
    }

    // The framework's accessor forgets the request when the method that set it returns.
    private sealed class Accessor : IHttpContextAccessor
    {
        public HttpContext? HttpContext { get; set; }
    }

    [Fact]
    public void Without_a_request_addresses_are_the_Vietnamese_ones()
    {
        var to = new PageAddress(new HttpContextAccessor());
        Assert.Equal("/ke-hoach", to["/ke-hoach"]);
        Assert.Equal("/?trang=2", to.Same(("trang", "2")));
        Assert.False(to.InEnglish);
    }
}
