using Microsoft.Playwright;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Browser.Tests;

/// <summary>One Chromium and one server with demonstration data for all browser tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
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
        if (Executable() is not { } executable)
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
        Requirements.Need("browser", browser is not null, "install Chromium (Debian package chromium)");
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
    public static async Task SignInAsync(IPage page, string email)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync("/dang-nhap");
        await page.Locator("input[name=email]").FillAsync(email);
        await page.Locator("input[name=mat-khau]").FillAsync(DemonstrationAccounts.Password);
        await page.Locator("form:has(input[name=mat-khau]) button[type=submit], form:has(input[name=mat-khau]) button:not([type])").First.ClickAsync();
        try
        {
            await page.WaitForURLAsync(url => !url.Contains("/dang-nhap", StringComparison.Ordinal));
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException($"{email} was not signed in: {page.Url}\n{await page.Locator("body").InnerTextAsync()}", e);
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

    private static string? Executable() => Environment.GetEnvironmentVariable("TDC_TEST_CHROMIUM") is { Length: > 0 } named ? named : Array.Find(places, File.Exists);
}

/// <summary>Tests that share the one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "browser";
}
