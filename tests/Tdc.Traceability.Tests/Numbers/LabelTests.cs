using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Gs1.Barcodes;
using Tdc.Gs1.Barcodes.Reading;
using Tdc.Platform.Identity;
using Tdc.Testing;
using Tdc.Traceability.Domain.Labels;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers;
using Tdc.Traceability.Features.Numbers.Issue;
using static Tdc.Traceability.Tests.Numbers.TradeSample;

namespace Tdc.Traceability.Tests.Numbers;

public sealed partial class LabelTests
{
    private const string Site = "https://truyxuat.example";

    private static readonly LabelFacts item = new("08936012345674", "", "", "L261120-01", "000123", new(2026, 11, 20), new(2026, 12, 20));

    [Fact]
    public void Every_symbol_on_every_paper_is_drawn_whole_dots_wide_and_read_back_or_refused_as_too_small()
    {
        var offered = 0;
        foreach (var layout in LabelLayout.All)
        {
            foreach (var symbol in LabelData.For(item))
            {
                Assert.Null(LabelData.Of(symbol, item, Site, out var data));
                var symbology = LabelData.SymbologyOf(symbol, item);
                var fault = LabelDesign.Draw(layout, symbology, data, ["Bưởi đường lá cam túi 2 quả loại đặc biệt", "Tân Triều"], LabelData.Lines(item), out var drawing);
                if (fault is not null)
                {
                    // A GTIN with dates, lot and serial is longer than a GS1-128 may be.
                    Assert.True(fault is "trade.label-too-small" || symbol == LabelSymbol.Gs1128, $"{layout.Code} {symbol}: {fault}");
                    continue;
                }

                offered++;
                var findings = LabelCheck.Of(drawing!, layout, LabelData.Expected(symbology, data));
                Assert.All(findings, f => Assert.True(f.Weight != FindingWeight.Refused, $"{layout.Code} {symbol}: {f}"));
                Assert.DoesNotContain(findings, f => f.Code == "check.dots" && f.Weight != FindingWeight.Fine && symbology != Symbology.Itf14);
                Assert.True(drawing!.Left >= 0 && drawing.Left + drawing.Symbol.WidthMillimetres <= layout.Width, $"{layout.Code} {symbol}");
                Assert.True(drawing.Top >= 0 && drawing.Top + drawing.Symbol.HeightMillimetres <= layout.Height, $"{layout.Code} {symbol}");
            }
        }

        Assert.True(offered > LabelLayout.All.Count * 3, $"{offered}");
    }

    [Fact]
    public void A_symbol_that_reads_back_as_something_else_or_lacks_its_quiet_zone_is_refused()
    {
        var layout = LabelLayout.Find("a4-24")!;
        Assert.Null(LabelData.Of(LabelSymbol.DataMatrix, item, Site, out var data));
        Assert.Null(LabelDesign.Draw(layout, Symbology.Gs1DataMatrix, data, ["A"], LabelData.Lines(item), out var drawing));
        Assert.Contains(LabelCheck.Of(drawing!, layout, "something else"), f => f is { Code: "check.data", Weight: FindingWeight.Refused });
        var good = new SymbolReading(ReadingFault.None, "x", true, 8, 1, 1, 1, 1, 1);
        Assert.DoesNotContain(LabelCheck.Judge(good, drawing!, layout, "x"), f => f.Weight == FindingWeight.Refused);
        Assert.Contains(LabelCheck.Judge(good with { QuietTop = 0.5 }, drawing!, layout, "x"), f => f is { Code: "check.quiet", Weight: FindingWeight.Refused });
        Assert.Contains(LabelCheck.Judge(good with { HasFnc1 = false }, drawing!, layout, "x"), f => f is { Code: "check.gs1", Weight: FindingWeight.Refused });
        Assert.Contains(LabelCheck.Judge(new(ReadingFault.Contrast, Contrast: 0.2), drawing!, layout, "x"), f => f is { Code: "check.contrast", Weight: FindingWeight.Refused });
        Assert.Contains(LabelCheck.Judge(new(ReadingFault.Check), drawing!, layout, "x"), f => f is { Code: "check.unread", Weight: FindingWeight.Refused });
        Assert.Contains(LabelCheck.Judge(good, drawing! with { Left = 0.2 }, layout, "x"), f => f is { Code: "check.edge", Weight: FindingWeight.Refused });
    }

    [Fact]
    public void Papers_fit_on_their_sheets()
    {
        Assert.All(LabelLayout.All, l =>
        {
            Assert.True(l.Left + ((l.Columns - 1) * l.PitchX) + l.Width <= l.PageWidth + 0.01, l.Code);
            Assert.True(l.Top + ((l.Rows - 1) * l.PitchY) + l.Height <= l.PageHeight + 0.01, l.Code);
            Assert.True(l.PitchX >= l.Width - 0.01 || l.Columns == 1, l.Code);
        });
        Assert.Equal([65, 40, 24], new[] { "a4-65", "a4-40", "a4-24" }.Select(c => LabelLayout.Find(c)!.PerPage));
    }

    [Theory]
    [InlineData("^XA^FO0", "_5EXA_5EFO0")]
    [InlineData("a_b~c\\", "a_5Fb_7Ec_5C")]
    [InlineData("Bưởi", "B_C6_B0_E1_BB_9Fi")]
    public void What_a_person_typed_begins_no_command_of_a_printer(string text, string expected) => Assert.Equal(expected, LabelZpl.Escape(text));

    [Fact]
    public async Task The_print_page_read_by_other_readers_says_what_was_ordered()
    {
        Requirements.Need("browser", InstalledBrowser.Path is not null, InstalledBrowser.HowToGet);
        Requirements.Need("readers", File.Exists("/usr/bin/ZXingReader") && File.Exists("/usr/bin/dmtxread") && File.Exists("/usr/bin/pdftoppm"), "install zxing-cpp-tools, dmtx-utils and poppler-utils");
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01");
        var prefix = await app.AddPrefixAsync(unit.Lineage, "893850001");
        var product = await app.AddProductAsync(unit.Lineage, new(Prefix: prefix));
        using var visitor = await app.SignInAsync(Role.Enterprise, "HTX-01");
        foreach (var (symbol, layout, expected) in new[]
        {
            ("ean", "a4-24", "8938500010002"), ("datamatrix", "a4-40", "~0108938500010002112611201726122010L1"), ("gs1-128", "a4-2", "0108938500010002112611201726122010L1"),
            ("qr", "a4-24-full", "/01/08938500010002/10/L1?11=261120&17=261220"), ("itf-14", "a4-8", "08938500010002"), ("qr", "roll-60x40", "/01/08938500010002/10/L1?11=261120&17=261220"),
        })
        {
            var address = $"/nhan/in?san-pham={product.Value}&ky-hieu={symbol}&giay={layout}&lo=L1&nsx=20/11/2026&hsd=2026-12-20&so-luong=1&bo-qua=0";
            using var answer = await visitor.Client.GetAsync(new Uri(address, UriKind.Relative));
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.OK, html);
            var read = await ReadPrintAsync(visitor, html, layout);
            Assert.Contains(expected, read.Replace("GTIN", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_run_of_serial_numbers_prints_one_label_each_in_order_and_only_its_owner_gets_it()
    {
        await using var app = await TestApp.StartAsync();
        var (unit, _) = (await app.AddUnitAsync("HTX-01"), await app.AddUnitAsync("HTX-02"));
        var prefix = await app.AddPrefixAsync(unit.Lineage, "893850001");
        var product = await app.AddProductAsync(unit.Lineage, new(Prefix: prefix), "<script>alert(1)</script> & Bưởi");
        var run = await app.InScopeAsync(async s => Yes(await s.GetRequiredService<NumberBook>().IssueSerialsAsync(TradeRights.OfSystem, product, "L1", "", 6, 70, null, CancellationToken.None)));
        using var owner = await app.SignInAsync(Role.Enterprise, "HTX-01");
        using var other = await app.SignInAsync(Role.Enterprise, "HTX-02");
        var address = $"/nhan/in?day-so={run.Id.Value}&ky-hieu=datamatrix&giay=a4-65&bo-qua=3";

        var html = await owner.Client.GetStringAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(2, Count(html, "class=\"page\""));
        var titles = Title().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        Assert.Equal(Enumerable.Range(0, 70).Select(i => $"(01)08938500010002(10)L1(21){i:D6}"), titles);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        using var refused = await other.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var nobody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };
        using var door = await nobody.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.Found, door.StatusCode);

        var zpl = await owner.Client.GetStringAsync(new Uri($"/nhan/nhan.zpl?day-so={run.Id.Value}&ky-hieu=datamatrix&giay=roll-50x30&so-luong=3", UriKind.Relative));
        Assert.Equal(3, Count(zpl, "^XA"));
        Assert.Equal(3, Count(zpl, "^GFA,"));
        using var sheet = await owner.Client.GetAsync(new Uri($"/nhan/nhan.zpl?day-so={run.Id.Value}&giay=a4-65", UriKind.Relative));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sheet.StatusCode);
    }

    [Theory]
    [InlineData("ky-hieu=xyz", "trade.label-unread")]
    [InlineData("giay=a3-9", "trade.label-unread")]
    [InlineData("hsd=31/02/2026", "trade.label-unread")]
    [InlineData("so-luong=0", "trade.label-unread")]
    [InlineData("so-luong=99999", "trade.label-unread")]
    [InlineData("lo=L%C3%94", "trade.lot-shape")]
    [InlineData("lo=123456789012345678901", "trade.lot-shape")]
    [InlineData("nsx=20/11/2026&hsd=19/11/2026", "trade.date-order")]
    [InlineData("ky-hieu=gs1-128&giay=a4-65", "trade.label-too-small")]
    [InlineData("thung=18938500010006", "trade.carton-unknown")]
    public async Task What_cannot_be_printed_is_refused_with_the_field(string query, string code)
    {
        await using var app = await TestApp.StartAsync();
        var unit = await app.AddUnitAsync("HTX-01");
        var prefix = await app.AddPrefixAsync(unit.Lineage, "893850001");
        var product = await app.AddProductAsync(unit.Lineage, new(Prefix: prefix));
        using var client = await app.ClientWithKeyAsync("HTX-01", "trade:read");
        using var answer = await client.GetAsync(new Uri($"/api/traceability/labels/check?product={product.Value}&{query}", UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = app.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Tdc.Traceability.Resources.NumbersText>>();
        System.Globalization.CultureInfo.CurrentUICulture = new("vi");
        using var json = System.Text.Json.JsonDocument.Parse(body);
        Assert.Equal(text[code].Value, json.RootElement.GetProperty("errors").EnumerateObject().First().Value[0].GetString());
    }

    // Prints the page to PDF as a printer gets it, and reads a picture of the paper at 300 dots an inch.
    private static async Task<string> ReadPrintAsync(Visitor visitor, string html, string layout)
    {
        var folder = Directory.CreateTempSubdirectory("tdc-label-").FullName;
        try
        {
            var css = await visitor.Client.GetStringAsync(new Uri($"/nhan/kho/{layout}.css", UriKind.Relative));
            var page = html.Replace($"<link rel=\"stylesheet\" href=\"/nhan/kho/{layout}.css\">", $"<style>{css}</style>", StringComparison.Ordinal);
            Assert.Contains("<style>@page", page, StringComparison.Ordinal);
            var (file, pdf, png) = (Path.Combine(folder, "p.html"), Path.Combine(folder, "p.pdf"), Path.Combine(folder, "p"));
            await File.WriteAllTextAsync(file, page);
            Run(InstalledBrowser.Path!, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", $"--user-data-dir={folder}/profile", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", "file://" + file);
            Run("pdftoppm", "-r", "300", "-png", "-gray", "-singlefile", pdf, png);
            return Run("ZXingReader", "-noscale", png + ".png") + Run("dmtxread", "-G", "126", "-N", "1", "-m", "4000", png + ".png");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        return output;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("<title>(\\(01\\)[^<]*)</title>")]
    private static partial Regex Title();
}
