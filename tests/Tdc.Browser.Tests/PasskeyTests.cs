using Microsoft.Playwright;

namespace Tdc.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class PasskeyTests(Chromium chromium)
{
    [Fact]
    public async Task A_device_that_was_added_opens_the_account_without_a_password()
    {
        var page = await chromium.OpenAsync();
        var root = $"http://localhost:{chromium.Address.Port}"; // a passkey belongs to a name, never to a bare address
        await AddAuthenticatorAsync(page);
        await page.GotoAsync(root + "/dang-nhap");
        await page.Locator("input[name=email]").FillAsync("tai-chinh@demo.test");
        await page.Locator("input[name=mat-khau]").FillAsync(Tdc.Platform.Identity.DemonstrationAccounts.Password);
        await page.Locator("form:has(input[name=mat-khau]) button").First.ClickAsync();
        await Chromium.ArriveAsync(page, url => !url.Contains("/dang-nhap", StringComparison.Ordinal));

        await page.GotoAsync(root + "/tai-khoan/khoa-thiet-bi");
        await page.Locator("#khoa-thiet-bi input[name=ten]").FillAsync("Máy bàn phòng 3");
        await page.Locator("#khoa-thiet-bi button[data-options]").ClickAsync();
        await page.Locator("th", new() { HasText = "Máy bàn phòng 3" }).WaitForAsync();

        await page.Locator("form[action='/dang-xuat'] button").ClickAsync();
        await Chromium.ArriveAsync(page, url => url.Contains("/dang-nhap", StringComparison.Ordinal));
        await page.Locator("#khoa-thiet-bi button[data-options]").ClickAsync();
        await Chromium.ArriveAsync(page, url => !url.Contains("/dang-nhap", StringComparison.Ordinal));
        Assert.Equal(1, await page.Locator("form[action='/dang-xuat']").CountAsync());

        await page.GotoAsync(root + "/tai-khoan/khoa-thiet-bi");
        await page.Locator("tr", new() { HasText = "Máy bàn phòng 3" }).Locator("button").ClickAsync();
        await page.Locator("th", new() { HasText = "Máy bàn phòng 3" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.Locator("form[action='/dang-xuat'] button").ClickAsync();
        await Chromium.ArriveAsync(page, url => url.Contains("/dang-nhap", StringComparison.Ordinal));
        await page.Locator("#khoa-thiet-bi button[data-options]").ClickAsync();
        await page.Locator("#loi").WaitForAsync();
        Assert.Contains("/dang-nhap", page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    private static async Task AddAuthenticatorAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
