using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tdc.Traceability.Demonstration;
using Tdc.Traceability.Events;

namespace Tdc.Browser.Tests;

/// <summary>Records of a phone without a line: kept, sent once, never to the wrong person.</summary>
[Collection(BrowserTests.Name)]
public sealed class OfflineQueueTests(Chromium chromium)
{
    private readonly System.Collections.Concurrent.ConcurrentBag<string> said = [];

    [Fact]
    public async Task A_record_made_without_a_line_survives_a_killed_tab_and_is_stored_exactly_once()
    {
        var page = await OpenFormAsync();
        var context = page.Context;
        await context.SetOfflineAsync(true);
        await page.Locator("#ghi-form input[name=quantity]").FillAsync("77,25");
        await page.Locator("button[name=act][value=save]").ClickAsync();
        await SeeAsync(page, "#ghi-hang-doi[data-waiting='1']");
        Assert.NotEqual("77,25", await page.Locator("#ghi-form input[name=quantity]").InputValueAsync()); // ready for the next one
        await page.CloseAsync(new() { RunBeforeUnload = false });
        Assert.Equal(0, await CountAsync("77.25"));

        // Without a line the form opens again and says what waits.
        var later = await context.NewPageAsync();
        await OpenAsync(later, "/ghi/thu-hoach");
        await SeeAsync(later, "#ghi-hang-doi[data-waiting='1']");
        Assert.Equal(1, await later.Locator("#ghi-form").CountAsync());
        await later.CloseAsync(new() { RunBeforeUnload = false });

        await context.SetOfflineAsync(false);
        var again = await context.NewPageAsync();
        await again.GotoAsync("/ghi");
        for (var i = 0; i < 150 && await CountAsync("77.25") == 0; i++)
        {
            await Task.Delay(200); // the page sends by itself; when it has nothing to say, the note stays hidden
        }

        await again.Locator("#ghi-hang-doi[data-waiting='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(1, await CountAsync("77.25"));
        await again.ReloadAsync();
        await again.Locator("#ghi-hang-doi[data-waiting='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(1, await CountAsync("77.25"));
        await context.CloseAsync();
    }

    [Fact]
    public async Task A_record_whose_answer_was_lost_is_sent_again_and_counts_once()
    {
        var page = await OpenFormAsync();
        var status = 0;
        await page.Context.RouteAsync("**/api/traceability/records", async route =>
        {
            status = (await route.FetchAsync()).Status; // the server has it …
            await route.AbortAsync("connectionreset"); // … and the phone does not know
        });
        await page.Locator("#ghi-form input[name=quantity]").FillAsync("88,5");
        await page.Locator("button[name=act][value=save]").ClickAsync();
        await SeeAsync(page, "#ghi-hang-doi[data-waiting='1']");
        Assert.Equal(201, status);
        Assert.Equal(1, await CountAsync("88.5"));
        await page.Context.UnrouteAllAsync();
        // The page may have sent by itself meanwhile: then the note is hidden and the button finds nothing to send.
        await page.Locator("#ghi-hang-doi [data-part=send]").EvaluateAsync("button => button.click()");
        await page.Locator("#ghi-hang-doi[data-waiting='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        Assert.Equal(1, await CountAsync("88.5"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_waits_for_one_person_is_not_sent_by_another_and_an_ended_session_keeps_it()
    {
        var page = await OpenFormAsync();
        var context = page.Context;
        await context.SetOfflineAsync(true);
        await page.Locator("#ghi-form input[name=quantity]").FillAsync("99,75");
        await page.Locator("button[name=act][value=save]").ClickAsync();
        await SeeAsync(page, "#ghi-hang-doi[data-waiting='1']");
        await context.ClearCookiesAsync(); // the session ends
        await context.SetOfflineAsync(false); // the page sends by itself
        await SeeAsync(page, "#ghi-hang-doi [data-part=signin]");
        Assert.Equal(0, await CountAsync("99.75"));

        await Chromium.SignInAsync(page, "go@demo.test");
        await page.GotoAsync("/ghi");
        await SeeAsync(page, "#ghi-hang-doi [data-part=other]");
        Assert.Equal(0, await CountAsync("99.75"));
        await page.GotoAsync("about:blank"); // an answer still under way would bring the cookies back
        await context.ClearCookiesAsync();
        await Chromium.SignInAsync(page, "htx@demo.test");
        await page.GotoAsync("/ghi");
        await SeeAsync(page, "#ghi-hang-doi [data-part=sent]");
        Assert.Equal(1, await CountAsync("99.75"));
        await context.CloseAsync();
    }

    [Fact]
    public async Task With_a_line_the_form_goes_straight_to_its_record()
    {
        var page = await OpenFormAsync();
        await page.Locator("#ghi-form input[name=quantity]").FillAsync("66,125");
        await page.Locator("#su-kien summary").ClickAsync();
        await page.Locator("#su-kien-json", new() { HasText = "66.125" }).WaitForAsync();
        await page.Locator("button[name=act][value=save]").ClickAsync();
        await Chromium.ArriveAsync(page, url => url.Contains("/ghi/da-ghi/", StringComparison.Ordinal));
        Assert.Contains("66,125", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("66.125"));
        await page.Context.CloseAsync();
    }

    // What the page said in its console tells more than that something did not come.
    private async Task SeeAsync(IPage page, string selector)
    {
        try
        {
            await page.Locator(selector).WaitForAsync(new() { Timeout = 15_000 });
        }
        catch (TimeoutException)
        {
            var note = await page.Locator("#ghi-hang-doi").EvaluateAllAsync<string>("all => all.map(n => n.outerHTML.slice(0, 1500)).join()");
            throw new InvalidOperationException($"{selector} did not come on {page.Url}: {note}\n{string.Join('\n', said)}");
        }
    }

    private async Task OpenAsync(IPage page, string path)
    {
        try
        {
            await page.GotoAsync(path);
        }
        catch (PlaywrightException e)
        {
            throw new InvalidOperationException($"{path} does not open: {e.Message}\n{string.Join('\n', said)}", e);
        }
    }

    private async Task<IPage> OpenFormAsync()
    {
        var page = await chromium.OpenAsync(width: 390);
        page.Context.Console += (_, message) => said.Add(message.Text);
        page.Context.WebError += (_, error) => said.Add(error.Error);
        await Chromium.SignInAsync(page, "htx@demo.test");
        await page.GotoAsync("/ghi/thu-hoach");
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        for (var i = 0; i < 300 && !await page.EvaluateAsync<bool>("async () => !!(await caches.match('/ghi/huy'))"); i++)
        {
            await Task.Delay(100); // the last form that the worker keeps
        }

        return page;
    }

    private async Task<int> CountAsync(string quantity)
    {
        var count = 0;
        var store = chromium.App.Services.GetRequiredService<IEventStore>();
        await foreach (var stored in store.FindAsync(new EventFilter { Owners = [DemoUnits.Cooperative.Lineage], Order = EventOrder.RecordedDescending }, CancellationToken.None))
        {
            count += stored.Event.QuantityList?.Any(q => q.Quantity == quantity) == true ? 1 : 0;
        }

        return count;
    }
}
