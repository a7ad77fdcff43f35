using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Browser.Tests;

/// <summary>The third walk of the README on a phone with scripts off: an enterprise measures itself, the department studies its sector, the series goes out.</summary>
[Collection(BrowserTests.Name)]
public sealed class NewcomerProductivityPathTests(Chromium chromium)
{
    private const int Phone = 390;

    private static readonly (string Part, (string Name, string Value)[] Fields)[] parts =
    [
        ("don-vi", []),
        ("dau-ra", [("moneyUnit", "trieu"), ("sales", "71500"), ("otherRevenue", "900"), ("inventoryChange", "600")]),
        ("mua-vao", [("moneyUnit", "trieu"), ("materials", "46000"), ("energy", "1900"), ("services", "8100")]),
        ("phan-phoi", [("moneyUnit", "trieu"), ("labourCost", "10400"), ("depreciation", "2200"), ("interest", "900"), ("rent", "800"), ("taxes", "300"), ("profit", "2400")]),
        ("lao-dong", [("persons", "118"), ("hours", "283000")]),
        ("tai-san", [("moneyUnit", "trieu"), ("assetsOpening", "21000"), ("assetsClosing", "22400")]),
        ("doi-moi", []),
    ];

    [Fact]
    public async Task An_enterprise_measures_itself_the_department_studies_its_sector_and_another_program_reads_the_series()
    {
        await using var app = await TestApp.StartAsync(DatabaseEngine.Sqlite, demonstration: true);
        var clerk = await chromium.OpenAsync(width: Phone, scripts: false, server: app.Address);
        await Chromium.SignInAsync(clerk, "go@demo.test");
        await MeasureAsync(clerk);

        var department = await chromium.OpenAsync(width: Phone, scripts: false, server: app.Address);
        await Chromium.SignInAsync(department, "dau-moi@demo.test");
        await StudyAsync(department);
        await department.GotoAsync("/ke-hoach/nhiem-vu/II.6");
        Assert.Contains("Nghiên cứu năng suất đã hoàn thành", await department.Locator("main").InnerTextAsync(), StringComparison.Ordinal);

        var visitor = await chromium.OpenAsync(width: Phone, scripts: false, server: app.Address);
        await visitor.GotoAsync("/nang-suat/so-lieu?chi-so=LP1");
        Assert.Contains("221,9", await visitor.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        var link = await visitor.Locator("a:has-text('SDMX-JSON')").GetAttributeAsync("href");
        var answer = await visitor.APIRequest.GetAsync(new Uri(app.Address, link).ToString());
        using var message = JsonDocument.Parse(await answer.TextAsync());
        Assert.Contains(221.9, Values(message));
        foreach (var page in (IPage[])[clerk, department, visitor])
        {
            await page.Context.CloseAsync();
        }
    }

    private static async Task MeasureAsync(IPage page)
    {
        foreach (var (part, fields) in parts)
        {
            await page.GotoAsync("/nang-suat/doanh-nghiep/2025?phan=" + part);
            foreach (var (name, value) in fields)
            {
                var field = page.Locator($"main [name=\"{name}\"]").First;
                if (await field.EvaluateAsync<string>("e => e.tagName") == "SELECT")
                {
                    await field.SelectOptionAsync(value);
                }
                else
                {
                    await field.FillAsync(value);
                }
            }

            await page.Locator("main form.card button.b1").ClickAsync();
        }

        Assert.EndsWith("/2025/gui", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        foreach (var reason in await page.Locator("input[name^=\"reason-\"]").AllAsync())
        {
            await reason.FillAsync("Đã đối chiếu với sổ kế toán năm 2025");
        }

        await page.Locator("input[name=\"consent-own-report/1\"]").CheckAsync();
        await page.Locator("input[name=\"consent-research/1\"]").CheckAsync();
        await page.Locator("main form.card button.b1").ClickAsync();
        Assert.EndsWith("/2025/bang", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        var report = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), "/nang-suat/doanh-nghiep/2025/bao-cao.docx").ToString());
        Assert.Equal(200, report.Status);
    }

    private static async Task StudyAsync(IPage page)
    {
        await page.GotoAsync("/nang-suat/nghien-cuu/bien/moi?loai=vi-du&nganh=31&tu=2025&den=2025");
        var run = page.Locator("form:has(input[value=\"run-study\"]) button");
        for (var step = 0; step < 3 && await run.CountAsync() == 0; step++)
        {
            await page.Locator("main form button.b1").First.ClickAsync();
        }

        await run.First.ClickAsync();
        var conclusion = page.Locator("textarea[name=conclusion]");
        await conclusion.FillAsync("Ngành gỗ còn khoảng cách lớn với đường biên.");
        await page.Locator("form:has(textarea[name=conclusion]) button").Last.ClickAsync();
        await page.GotoAsync("/nang-suat/nghien-cuu");
        Assert.Contains("Ngành gỗ còn khoảng cách lớn", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    // Written from the description of SDMX-JSON and not from our reader: every observation's first element is its value.
    private static IEnumerable<double> Values(JsonDocument message)
    {
        foreach (var set in message.RootElement.GetProperty("data").GetProperty("dataSets").EnumerateArray())
        {
            foreach (var series in set.GetProperty("series").EnumerateObject())
            {
                foreach (var value in series.Value.GetProperty("observations").EnumerateObject().Select(o => o.Value[0]))
                {
                    yield return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.Parse(value.GetString()!, CultureInfo.InvariantCulture);
                }
            }
        }
    }
}
