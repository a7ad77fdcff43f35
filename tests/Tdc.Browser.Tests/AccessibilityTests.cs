using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tdc.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    /// <summary>Main pages and who reads them.</summary>
    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "/", "" },
        { "/ke-hoach", "" },
        { "/ke-hoach/nhiem-vu/II.2", "" },
        { "/don-vi", "" },
        { "/don-vi/26188", "" },
        { "/dang-nhap", "" },
        { "/tim?q=bien+hoa", "" },
        { "/hien-thi", "" },
        { "/sua-doi", "" },
        { "/viec-cua-toi", "can-bo@demo.test" },
        { "/ke-hoach-don-vi/2026", "can-bo@demo.test" },
        { "/ky-bao-cao/2026-2/bao-cao", "can-bo@demo.test" },
        { "/tai-khoan", "can-bo@demo.test" },
        { "/thong-bao", "can-bo@demo.test" },
        { "/dau-moi", "dau-moi@demo.test" },
        { "/ky-bao-cao/2026-2", "dau-moi@demo.test" },
        { "/ky-bao-cao/2026-1/tong-hop", "dau-moi@demo.test" },
        { "/ban-do-nhiet", "dau-moi@demo.test" },
        { "/dong-thoi-gian", "dau-moi@demo.test" },
        { "/so-do", "dau-moi@demo.test" },
        { "/nhap-ke-hoach", "dau-moi@demo.test" },
        { "/dieu-hanh", "lanh-dao@demo.test" },
        { "/ngan-sach/2026", "tai-chinh@demo.test" },
        { "/ngan-sach/2026/ghi", "tai-chinh@demo.test" },
        { "/ghi", "htx@demo.test" },
        { "/ghi/thu-hoach", "htx@demo.test" },
        { "/ghi/nhan-hang", "htx@demo.test" },
        { "/ghi/kiem-tra", "kiem-tra@demo.test" },
        { "/ghi/mau", "htx@demo.test" },
        { "/ghi/nhap", "go@demo.test" },
        { "/quan-tri/tai-khoan", "quan-tri@demo.test" },
        { "/quan-tri/hop-thu", "quan-tri@demo.test" },
        { "/quan-tri/nhat-ky", "quan-tri@demo.test" },
    };

    // What passed is not written out: on long pages that takes most of the time.
    private static readonly AxeRunOptions onlyViolations = new() { ResultTypes = [ResultType.Violations] };

    [Theory, MemberData(nameof(Pages))]
    public Task A_page_has_no_serious_fault_and_fits_a_phone_in_both_languages(string path, string account) => Task.WhenAll(
        LookAsync(path, account, width: 1280, dark: false),
        LookAsync("/en" + path, account, width: 390, dark: true));

    private async Task LookAsync(string path, string account, int width, bool dark)
    {
        var page = await chromium.OpenAsync(width, dark: dark);
        if (account.Length > 0)
        {
            await Chromium.SignInAsync(page, account);
        }

        var answer = await page.GotoAsync(path);
        Assert.Equal(200, answer!.Status);
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        var result = await page.RunAxe(onlyViolations);
        Assert.Empty(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{path}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        var sideways = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(sideways <= 0, $"{path} is {sideways} px too wide at {width} px");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task English_pages_lead_to_English_pages()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync("/en/");

        var links = await page.Locator("a[href^='/']").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");

        Assert.NotEmpty(links);
        Assert.DoesNotContain(links, l => !l.StartsWith("/en", StringComparison.Ordinal) && !l.StartsWith("/api", StringComparison.Ordinal)
            && l != "/" && !l.Contains("_content", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_keyboard_alone_reaches_the_content_and_the_first_link_in_it()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync("/ke-hoach");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await page.EvaluateAsync<string>("() => document.activeElement.className"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }
}
