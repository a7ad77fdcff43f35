using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

/// <summary>The whole gallery in its frame. Set TDC_TEST_PAGES to a folder to keep what was rendered and look at it.</summary>
public class GalleryTests
{
    private static async Task<IDocument> Page(string language)
    {
        var style = Path.Combine(Root(), "src/Platform/Tdc.Platform/wwwroot/tdc.css");
        var html = await PageBench.Html(typeof(GalleryPage), new Dictionary<string, object?> { ["Style"] = new Uri(style).AbsoluteUri }, "/kieu", language);
        if (Environment.GetEnvironmentVariable("TDC_TEST_PAGES") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"kieu.{language[..2]}.html"), html);
        }
        return new HtmlParser().ParseDocument(html);
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tdc.slnx")))
        {
            folder = folder.Parent;
        }
        return folder!.FullName;
    }

    [Theory]
    [InlineData("vi-VN")]
    [InlineData("en-GB")]
    public async Task A_page_made_of_the_parts_is_well_formed(string language)
    {
        var page = await Page(language);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        foreach (var reference in page.All.SelectMany(element => (string[])["aria-labelledby", "aria-describedby", "for"], (element, name) => element.GetAttribute(name)).OfType<string>().SelectMany(value => value.Split(' ')))
        {
            Assert.Contains(reference, ids);
        }
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.True(ids.Contains(link.GetAttribute("href")![1..]), link.OuterHtml));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]),select,textarea"), control => Assert.NotNull(page.QuerySelector($"label[for='{control.Id}']")));
        Assert.All(page.QuerySelectorAll("svg[role=img]"), svg => Assert.True(svg.HasAttribute("aria-label") || svg.QuerySelector("title")?.TextContent.Length > 0));
        Assert.All(page.QuerySelectorAll("use"), use => Assert.Contains(use.GetAttribute("href")![1..], ids));
        Assert.Empty(page.QuerySelectorAll("script,[onclick]"));
        Assert.DoesNotMatch("&#x[0-9A-F]{3}", page.Source.Text); // letters go out as themselves
    }

    [Fact]
    public async Task Headings_skip_no_level()
    {
        var before = 1;
        foreach (var heading in (await Page("vi-VN")).QuerySelector("main")!.QuerySelectorAll("h1,h2,h3,h4"))
        {
            var level = heading.LocalName[1] - '0';
            Assert.True(level <= before + 1, heading.OuterHtml);
            before = level;
        }
    }

    [Fact]
    public async Task Outside_development_the_gallery_is_empty() =>
        Assert.Null((await PageBench.Render(typeof(Gallery), new Dictionary<string, object?>(), "/kieu", environment: "Production")).QuerySelector("h1"));
}
