using Tdc.Gs1.DigitalLinks;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Features.Showing.Resolve;

namespace Tdc.Traceability.Tests.Showing;

public sealed class LinkChoiceTests
{
    private static readonly Link[] links =
    [
        new("defaultLink", "d", "", "", "vi"),
        new("defaultLinkMulti", "d-vi", "", "", "vi"),
        new("defaultLinkMulti", "d-en", "", "", "en"),
        new("pip", "p-any", "", ""),
        new("pip", "p-vi", "", "", "vi"),
        new("pip", "p-pdf", "", "", "vi", "application/pdf"),
        new("pip", "p-shop", "", "", "vi", "text/html", "shop"),
        new("safetyInfo", "s-en", "", "", "en"),
    ];

    [Theory]
    [InlineData(null, "", "", "", "d")]
    [InlineData(null, "en", "", "", "d-en")]
    [InlineData(null, "en-gb vi", "", "", "d-en")]
    [InlineData(null, "fr", "", "", "d")]
    [InlineData("defaultLink", "en", "", "", "d-en")]
    [InlineData("pip", "vi", "", "", "p-vi")]
    [InlineData("pip", "fr", "", "", "p-any")]
    [InlineData("pip", "vi", "application/pdf", "", "p-pdf")]
    [InlineData("pip", "vi", "text/html application/pdf", "", "p-vi")]
    [InlineData("pip", "vi", "text/*", "", "p-vi")]
    [InlineData("pip", "vi", "", "shop", "p-shop")]
    [InlineData("pip", "vi", "", "other", "p-vi")]
    [InlineData("safetyInfo", "vi", "", "", "s-en")]
    [InlineData("recallStatus", "vi", "", "", null)]
    public void Type_context_language_and_media_choose_in_this_order(string? type, string languages, string media, string context, string? expected) => Assert.Equal(
        expected, LinkChoice.Of(links, new(type, languages.Split(' ', StringSplitOptions.RemoveEmptyEntries), media.Split(' ', StringSplitOptions.RemoveEmptyEntries), context))?.Href);

    [Theory]
    [InlineData("https://a.vn/x", "", "https://a.vn/x")]
    [InlineData("https://a.vn/x", "foo=bar", "https://a.vn/x?foo=bar")]
    [InlineData("https://a.vn/x?y=1", "foo=bar", "https://a.vn/x?y=1&foo=bar")]
    [InlineData("https://a.vn/x?y=1#z", "17=261231", "https://a.vn/x?y=1&17=261231#z")]
    [InlineData("/truy-xuat/01/1#thu-hoi", "a=b", "/truy-xuat/01/1?a=b#thu-hoi")]
    public void A_query_goes_before_the_fragment(string href, string query, string expected) => Assert.Equal(expected, LinkChoice.WithQuery(href, query));

    [Theory]
    [InlineData("https://a.vn/x", true)]
    [InlineData("http://a.vn/", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//a.vn/x", false)]
    [InlineData("/x", false)]
    [InlineData("https://user:pass@a.vn/", false)]
    [InlineData("https://a.vn/x y", false)]
    [InlineData("https://a.vn/\r\nSet-Cookie: x", false)]
    [InlineData("ftp://a.vn/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_web_addresses_are_targets(string? href, bool expected) => Assert.Equal(expected, TraceLink.IsTarget(href));

    [Theory]
    [InlineData("gs1:pip", "pip")]
    [InlineData("https://gs1.org/voc/pip", "pip")]
    [InlineData("https://ref.gs1.org/voc/recallStatus", "recallStatus")]
    [InlineData("gs1:nothing", null)]
    [InlineData("pip", null)]
    public void Link_types_are_read_as_curies_and_uris(string text, string? code) => Assert.Equal(code, LinkTypes.Read(text));

    [Fact]
    public void A_serial_inherits_from_its_lot_and_from_its_product()
    {
        Assert.True(DigitalLink.Read("https://x.vn/01/08930001123458/10/L%2F1/21/S", out var link).IsNone);
        Assert.Equal(
            ["/01/08930001123458/10/L%2F1/21/S", "/01/08930001123458/21/S", "/01/08930001123458/10/L%2F1", "/01/08930001123458"], KeyLevels.Of(link!));
    }
}
