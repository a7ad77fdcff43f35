using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Browser.Tests;

/// <summary>The walk of the README, from the decision's text to the consolidated report, with scripts off.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class NewcomerPathTests(Chromium chromium)
{
    private const string Round = "2026-2";
    private const string Told = "Đã tập huấn ba buổi cho các hộ trồng bưởi, phát sổ tay ghi chép.";

    [Fact]
    public async Task A_newcomer_imports_the_decision_reports_as_a_unit_consolidates_and_reads_the_document()
    {
        var decision = Requirements.SharedFile("data", "plan", "1295-QD-UBND.txt");
        await using var app = await TestApp.StartAsync(DatabaseEngine.Sqlite, demonstration: true);

        var coordinator = await chromium.OpenAsync(scripts: false, server: app.Address);
        await Chromium.SignInAsync(coordinator, "dau-moi@demo.test");
        await ImportAsync(coordinator, decision);

        var officer = await chromium.OpenAsync(width: 390, scripts: false, server: app.Address);
        await Chromium.SignInAsync(officer, "can-bo@demo.test");
        var receipt = await ReportAsync(officer);

        var text = await ConsolidateAsync(coordinator, receipt);
        Assert.Contains(Told, text, StringComparison.Ordinal);
        Assert.Contains("Tân Triều", text, StringComparison.Ordinal);
        Assert.Contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", text, StringComparison.Ordinal);
    }

    private static async Task ImportAsync(IPage page, string decision)
    {
        await page.GotoAsync("/nhap-ke-hoach");
        await page.Locator("input[type=file]").SetInputFilesAsync(decision);
        await page.Locator("form:has(input[type=file]) button").ClickAsync();
        Assert.Contains("1295/QĐ-UBND", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("button[value=confirm]").ClickAsync();
        Assert.Equal(1, await page.Locator("[role=status]").CountAsync());

        // The printed words now stand on the task's page, in place of the short title's remark.
        await page.GotoAsync("/ke-hoach/nhiem-vu/II.2");
        var literal = await page.Locator("#nguyen-van").InnerTextAsync();
        var printed = (await File.ReadAllLinesAsync(decision)).Single(l => l.Contains("truy xuất", StringComparison.OrdinalIgnoreCase) && l.Count(c => c == '\t') >= 3 && l.Contains("Sở Công Thương", StringComparison.Ordinal));
        Assert.Contains(printed.Split('\t').MaxBy(c => c.Length)!.Trim(), Spaces().Replace(literal, " "), StringComparison.Ordinal);
    }

    private static async Task<string> ReportAsync(IPage page)
    {
        await page.GotoAsync($"/ky-bao-cao/{Round}/bao-cao");
        foreach (var area in await page.Locator("textarea[name^='kq.']").AllAsync())
        {
            await area.FillAsync(Told);
        }

        foreach (var number in await page.Locator("form:has(textarea[name^='kq.']) input[inputmode]:not([name=gn])").AllAsync())
        {
            // Measured numbers stand already; their correction is folded away.
            if (await number.IsVisibleAsync() && (await number.InputValueAsync()).Length == 0)
            {
                await number.FillAsync("40");
            }
        }

        await page.Locator("button[name=viec][value=gui]").First.ClickAsync();
        if (!page.Url.Contains("/kiem-tra", StringComparison.Ordinal))
        {
            // The page asks for a word where a value looks odd, and keeps all that was typed.
            Assert.Equal(Told, await page.Locator("textarea[name^='kq.']").First.InputValueAsync());
            foreach (var word in await page.Locator("input[name^='gs.'], input[name^='gt']").AllAsync())
            {
                await word.FillAsync("Theo sổ theo dõi của phường.");
            }

            await page.Locator("button[name=viec][value=gui]").First.ClickAsync();
        }

        Assert.Contains("/kiem-tra", page.Url, StringComparison.Ordinal);
        await page.Locator("form:has(input[value=submit-report]) button").ClickAsync();
        var receipt = await page.Locator("[role=status]").InnerTextAsync();
        Assert.Contains("BC-2026-2-26188-1", receipt, StringComparison.Ordinal);
        return "BC-2026-2-26188-1";
    }

    private static async Task<string> ConsolidateAsync(IPage page, string receipt)
    {
        await page.GotoAsync($"/ky-bao-cao/{Round}/don-vi/26188");
        Assert.Contains(receipt, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("button[name=viec][value=nhan]").ClickAsync();
        await page.GotoAsync($"/ky-bao-cao/{Round}/tong-hop");
        await page.Locator("form:has(input[value=make-consolidation]) button").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='docx?to=ubnd']").ClickAsync());
        using var zip = new ZipArchive(File.OpenRead(await download.PathAsync()));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return Markup().Replace(await reader.ReadToEndAsync(), "");
    }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Markup();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
