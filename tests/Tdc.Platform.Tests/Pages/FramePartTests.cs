using AngleSharp.Dom;
using Tdc.Platform.Pages;

namespace Tdc.Platform.Tests.Pages;

public class FramePartTests
{
    private static readonly PageLink[] items = [new("Kế hoạch", "/"), new("Truy xuất", "/truy-xuat"), new("Năng suất", "/nang-suat")];

    [Theory]
    [InlineData("/", "Kế hoạch", "page")]
    [InlineData("/truy-xuat", "Truy xuất", "page")]
    [InlineData("/truy-xuat/lo", "Truy xuất", "true")]
    [InlineData("/truy-xuat-khac", null, null)]
    public async Task The_main_list_marks_where_the_reader_is(string address, string? current, string? mark)
    {
        var marked = (await PageBench.Render<MainNav>(new { Items = items }, address)).QuerySelectorAll("[aria-current]");
        Assert.Equal(current, marked.SingleOrDefault()?.TextContent);
        Assert.Equal(mark, marked.SingleOrDefault()?.GetAttribute("aria-current"));
    }

    [Theory]
    [InlineData("vi-VN", "/en/ke-hoach?nhom=2", "en", "English")]
    [InlineData("en-GB", "/ke-hoach?nhom=2", "vi", "Tiếng Việt")]
    public async Task The_top_strip_leads_to_the_same_page_in_the_other_language(string language, string href, string lang, string text)
    {
        var link = (await PageBench.Render<GovBar>(address: "/ke-hoach?nhom=2", language: language)).QuerySelector("a[hreflang]")!;
        Assert.Equal(href, link.GetAttribute("href"));
        Assert.Equal(lang, link.GetAttribute("lang"));
        Assert.Equal(text, link.TextContent);
    }

    [Fact]
    public async Task Every_sign_that_a_part_can_use_is_on_the_sheet()
    {
        var sheet = await PageBench.Render<IconSheet>();
        foreach (var sign in Enum.GetValues<Sign>())
        {
            var use = (await PageBench.Render<Icon>(new { Name = sign })).QuerySelector("use")!.GetAttribute("href")!;
            Assert.NotNull(sheet.GetElementById(use[1..]));
        }
        Assert.All(["h2", "h3", "h4"], id => Assert.NotNull(sheet.GetElementById(id)));
    }

    [Fact]
    public async Task The_menu_link_of_a_phone_leads_to_the_foot()
    {
        var target = (await PageBench.Render<TopBar>()).QuerySelector("a.burger")!.GetAttribute("href");
        var foot = await PageBench.Render<Foot>(new { Groups = (PageLinkGroup[])[new("Kế hoạch", items)] }, language: "en-GB");
        Assert.Equal("#" + foot.QuerySelector("footer")!.Id, target);
        Assert.Equal("/en/truy-xuat", foot.QuerySelectorAll("a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task Vietnamese_letters_go_out_as_themselves()
    {
        var html = await PageBench.Html(typeof(StatusChip), new Dictionary<string, object?> { ["Text"] = "Quá hạn, Ệ ữ đ" });
        Assert.Contains("Quá hạn, Ệ ữ đ", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_style_sheet_stays_light()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tdc.slnx")))
        {
            folder = folder.Parent;
        }
        var sheet = new FileInfo(Path.Combine(folder!.FullName, "src/Platform/Tdc.Platform/wwwroot/tdc.css"));
        Assert.InRange(sheet.Length, 1, 32 * 1024);
    }
}
