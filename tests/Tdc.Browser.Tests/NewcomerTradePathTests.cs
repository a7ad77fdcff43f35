using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Browser.Tests;

/// <summary>The second walk of the README on a phone: from a prefix to a recall.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class NewcomerTradePathTests(Chromium chromium)
{
    private const string Prefix = "893888877";
    private const int Phone = 390;

    [Fact]
    public async Task A_newcomer_gets_a_prefix_prints_a_label_records_three_steps_scans_the_code_and_recalls_the_lot()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.Sqlite, demonstration: true);
        var member = await chromium.OpenAsync(width: Phone, server: app.Address);
        await Chromium.SignInAsync(member, "htx@demo.test");
        var department = await chromium.OpenAsync(width: Phone, server: app.Address);
        await Chromium.SignInAsync(department, "dau-moi@demo.test");

        await GetPrefixAsync(member, department);
        var gtin = await MakeProductAsync(member);
        var lot = await HarvestAsync(member, gtin);
        var link = await PrintLabelAsync(member, gtin, lot);
        await InspectAndShipAsync(member, lot);

        // Scan: what the label holds is opened by somebody who has not signed in.
        var buyer = await chromium.OpenAsync(width: Phone, scripts: false, server: app.Address);
        await buyer.GotoAsync(new Uri(link).PathAndQuery);
        var trace = await buyer.Locator("main").InnerTextAsync();
        Assert.Contains(lot, trace, StringComparison.Ordinal);
        Assert.Contains("Bưởi thử của người mới", trace, StringComparison.Ordinal);
        Assert.Contains("/truy-xuat/", buyer.Url, StringComparison.Ordinal);

        await RecallAsync(department, gtin, lot);
        await buyer.ReloadAsync();
        Assert.Contains("hu hồi", await buyer.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var page in (IPage[])[member, department, buyer])
        {
            await page.Context.CloseAsync();
        }
    }

    private static async Task GetPrefixAsync(IPage member, IPage department)
    {
        await member.GotoAsync("/ma-so/tien-to/moi");
        await member.Locator("input[name=digits]").FillAsync(Prefix);
        await member.Locator("input[name=certificateNumber]").FillAsync("GCN-THU-01");
        await member.Locator("input[name=validFrom]").FillAsync("01/01/2026");
        await member.Locator("form:has(input[name=digits]) button.b1").ClickAsync();
        await Chromium.ArriveAsync(member, url => url.Contains("/ma-so/tien-to/", StringComparison.Ordinal) && !url.Contains("/moi", StringComparison.Ordinal));

        await department.GotoAsync(new Uri(member.Url).AbsolutePath);
        await department.Locator("button[name=step][value=confirm]").ClickAsync();
        await department.Locator("button[name=step][value=withdraw]").WaitForAsync();
    }

    private static async Task<string> MakeProductAsync(IPage page)
    {
        await page.GotoAsync("/san-pham/moi");
        await page.Locator("label", new() { HasText = Prefix }).ClickAsync();
        await page.Locator("input[name=nameVi]").FillAsync("Bưởi thử của người mới");
        await page.Locator("select[name=group]").SelectOptionAsync("fruit");
        await page.Locator("input[name=shelfLifeDays]").FillAsync("30");
        await page.Locator("form:has(input[name=nameVi]) button.b1").ClickAsync();
        await Chromium.ArriveAsync(page, url => url.Contains("/san-pham/", StringComparison.Ordinal) && !url.Contains("/moi", StringComparison.Ordinal));
        var text = string.Concat((await page.Locator("main").InnerTextAsync()).Where(c => !char.IsWhiteSpace(c)));
        var gtin = Gtin().Match(text);
        Assert.True(gtin.Success, text);
        return gtin.Value;
    }

    private static async Task<string> HarvestAsync(IPage page, string gtin)
    {
        await page.GotoAsync("/ghi/thu-hoach?product=0" + gtin);
        await page.Locator("#ghi-form input[name=quantity]").FillAsync("150");
        await page.Locator("button[name=act][value=save]").ClickAsync();
        await Chromium.ArriveAsync(page, url => url.Contains("/ghi/da-ghi/", StringComparison.Ordinal));
        return (await page.Locator("[role=status] b").First.InnerTextAsync()).Trim();
    }

    private static async Task<string> PrintLabelAsync(IPage page, string gtin, string lot)
    {
        await page.GotoAsync("/nhan");
        var product = await page.Locator("select[name=san-pham] option", new() { HasText = "Bưởi thử của người mới" }).GetAttributeAsync("value");
        await page.Locator("select[name=san-pham]").SelectOptionAsync(product!);
        await page.Locator("select[name=ky-hieu]").SelectOptionAsync(await page.Locator("select[name=ky-hieu] option", new() { HasText = "QR" }).First.GetAttributeAsync("value") ?? "");
        await page.Locator("input[name=lo]").FillAsync(lot);
        await page.Locator("form:has(select[name=ky-hieu]) button.b1").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href*='/nhan/ky-hieu.png']").ClickAsync());
        var file = Path.Combine(Path.GetTempPath(), $"tdc-label-{Environment.ProcessId}.png");
        await download.SaveAsAsync(file);
        try
        {
            var link = await ReadAsync(file);
            Assert.Contains($"/01/0{gtin}/10/{lot}", link, StringComparison.Ordinal);
            return link;
        }
        finally
        {
            File.Delete(file);
        }
    }

    // An independent reader: ZXing or ZBar from the distribution.
    private static async Task<string> ReadAsync(string file)
    {
        var (program, arguments) = File.Exists("/usr/bin/ZXingReader") ? ("/usr/bin/ZXingReader", new[] { "-1", file }) : ("/usr/bin/zbarimg", ["--nodbus", "-q", "--raw", file]);
        Requirements.Need("readers", File.Exists(program), "install zxing-cpp-tools or zbar-tools");
        using var reader = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        var at = said.IndexOf("http", StringComparison.Ordinal);
        Assert.True(at >= 0, said);
        return said[at..].Split(['"', '\n', '\r', ' ', '\''], 2)[0];
    }

    private static async Task InspectAndShipAsync(IPage page, string lot)
    {
        await page.GotoAsync("/ghi/kiem-tra");
        await ChooseAsync(page, lot);
        await page.Locator("input[name=result][value=pass]").CheckAsync();
        await SaveAsync(page);

        await page.GotoAsync("/ghi/gui-hang");
        await ChooseAsync(page, lot);
        await page.Locator("input[name='items.0.quantity']").FillAsync("150");
        await page.Locator("select[name='items.0.unit']").SelectOptionAsync("kg");
        await page.Locator("select[name=otherPlace]").SelectOptionAsync("");
        await page.Locator("input[name=otherPlaceCode]").FillAsync("Cửa hàng Trảng Bom");
        await SaveAsync(page);
    }

    private static async Task ChooseAsync(IPage page, string lot) =>
        await page.Locator("select[name='items.0.goods']").SelectOptionAsync(
            await page.Locator("select[name='items.0.goods'] option", new() { HasText = "Bưởi thử của người mới, lô " + lot }).GetAttributeAsync("value") ?? "");

    private static async Task SaveAsync(IPage page)
    {
        await page.Locator("button[name=act][value=save]").ClickAsync();
        await Chromium.ArriveAsync(page, url => url.Contains("/ghi/da-ghi/", StringComparison.Ordinal));
    }

    private static async Task RecallAsync(IPage page, string gtin, string lot)
    {
        await page.GotoAsync($"/thu-hoi/moi?ma={Uri.EscapeDataString($"(01)0{gtin}(10){lot}")}");
        Assert.Contains("Trảng Bom", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("textarea[name=ly-do]").FillAsync("Thử thu hồi theo README: dư lượng vượt mức cho phép.");
        await page.Locator("button[name=buoc][value=ordered]").ClickAsync();
        await Chromium.ArriveAsync(page, url => url.Contains("/thu-hoi/TH-", StringComparison.Ordinal));
    }

    [GeneratedRegex(Prefix + "[0-9]{4}")]
    private static partial Regex Gtin();
}
