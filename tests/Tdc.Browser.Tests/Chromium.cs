using Microsoft.Playwright;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Browser.Tests;

/// <summary>One Chromium and one server with demonstration data for all browser tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private TestApp? app;

    /// <summary>Where the server listens.</summary>
    public Uri Address => app!.Address;

    /// <summary>The server.</summary>
    public TestApp App => app!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (InstalledBrowser.Path is not { } executable)
        {
            return;
        }

        app = await TestApp.StartAsync(DatabaseEngine.Sqlite, demonstration: true);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A fresh browser window; skips the test where no browser is installed.</summary>
    /// <param name="width">CSS pixels.</param>
    /// <param name="scripts">Whether scripts run.</param>
    /// <param name="dark">Whether the system prefers dark colours.</param>
    /// <param name="server">Another server than the shared one, for a test that changes much.</param>
    public async Task<IPage> OpenAsync(int width = 1280, bool scripts = true, bool dark = false, Uri? server = null)
    {
        Requirements.Need("browser", browser is not null, InstalledBrowser.HowToGet);
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (server ?? Address).ToString(),
            JavaScriptEnabled = scripts,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new() { Width = width, Height = 900 },
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>Signs in on the sign-in page as a demonstration account.</summary>
    /// <remarks>A request that was under way when the page came may renew the form's code; then the page says that nothing was sent, and we send it again as a person would.</remarks>
    public static async Task SignInAsync(IPage page, string email)
    {
        ArgumentNullException.ThrowIfNull(page);
        var (signedIn, notSent) = (page.Locator("body:not(:has(input[name=mat-khau])) form[action$='/dang-xuat']").First, page.Locator("[role=status]", new() { HasText = "chưa được gửi" }));
        await page.GotoAsync("/dang-nhap");
        for (var times = 0; times < 3; times++)
        {
            await page.Locator("input[name=email]").FillAsync(email);
            await page.Locator("input[name=mat-khau]").FillAsync(DemonstrationAccounts.Password);
            await page.Locator("form:has(input[name=mat-khau]) button").First.ClickAsync();
            try
            {
                await signedIn.Or(notSent).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            }
            catch (TimeoutException e)
            {
                throw new InvalidOperationException($"{email} was not signed in: {page.Url}\n{await page.Locator("body").InnerTextAsync()}", e);
            }

            if (await signedIn.CountAsync() > 0)
            {
                return;
            }
        }

        throw new InvalidOperationException($"{email} was not signed in: the form was not sent three times.");
    }

    /// <summary>Waits until the page stands at an address and is complete.</summary>
    /// <remarks>Asked again and again: an event of the browser can pass between the look at the address and the waiting for it.</remarks>
    public static async Task ArriveAsync(IPage page, Predicate<string> address)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(address);
        var ends = TimeProvider.System.GetUtcNow().AddSeconds(60);
        while (!address(page.Url) || !await IsCompleteAsync(page))
        {
            if (TimeProvider.System.GetUtcNow() > ends)
            {
                throw new InvalidOperationException($"The page did not get there: {page.Url}\n{await page.Locator("body").InnerTextAsync()}");
            }

            await Task.Delay(50);
        }
    }

    private static async Task<bool> IsCompleteAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<string>("() => document.readyState") == "complete";
        }
        catch (PlaywrightException)
        {
            return false; // the document went away under the question
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }
}

/// <summary>Tests that share the one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "browser";
}
